package org.tocsin.core.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.Refusal;
import org.tocsin.core.calls.Call;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.plans.IncidentType;

/// Reads what a line says about alarms and fire-alarm boxes.
final class AlarmLine {
    /// The type whose run card answers a box has this code, or one of its aliases does.
    private static final List<String> BOX_TYPES = List.of("box", "box alarm");

    private static final Map<String, Refusal> REFUSALS =
            Map.of("ADDRESS", Refusal.BAD_ADDRESS, "EVENT", Refusal.BAD_EVENT, "OLD", Refusal.TOO_OLD);

    private final Typed typed;

    AlarmLine(Typed typed) {
        this.typed = typed;
    }

    /// `BOX 1234`: an incident at the box, of the type whose run card answers boxes.
    Parsed box() {
        var number = typed.tokens().next().filter(word -> word.matches("[0-9]{1,6}(-[0-9]{1,4})?"));
        return number.<Parsed>map(digits -> new Parsed.Place(null, boxType(), "box " + digits, typed.override()))
                .orElseGet(() -> new Parsed.Unread("box-missing", "Say which box: BOX 1234."));
    }

    private String boxType() {
        return typed.centre().plans().list().stream()
                .filter(AlarmLine::answersBoxes)
                .map(IncidentType::code)
                .findFirst()
                .orElse("");
    }

    private static boolean answersBoxes(IncidentType type) {
        return BOX_TYPES.contains(type.code().toLowerCase(Locale.ROOT))
                || type.aliases().stream().anyMatch(alias -> BOX_TYPES.contains(alias.toLowerCase(Locale.ROOT)));
    }

    /// `REJ C17 ADDRESS no such house`, or without a number the alarm one has answered.
    Parsed reject() {
        return onAlarm("REJ", call -> {
            var refusal = typed.tokens().peek().map(word -> REFUSALS.get(word.toUpperCase(Locale.ROOT)));
            if (refusal.isPresent()) {
                typed.tokens().next();
            }
            return Parsed.one(
                    new AlarmCommand.Reject(
                            call, refusal.orElse(Refusal.OTHER), typed.tokens().rest()),
                    call + " rejected");
        });
    }

    Parsed tell() {
        return onAlarm(
                "TELL",
                call -> Parsed.one(new AlarmCommand.Tell(call, typed.tokens().rest()), "told the source of " + call));
    }

    /// The alarm named, else the one this position has.
    private Parsed onAlarm(String verb, Function<CallId, Parsed> then) {
        return typed.namedCall(then)
                .or(() -> typed.centre().calls().open().values().stream()
                        .filter(typed::isHere)
                        .map(Call::id)
                        .filter(call -> typed.centre().alarms().find(call).isPresent())
                        .findFirst()
                        .map(then))
                .orElseGet(() -> new Parsed.Unread("alarm-missing", "Say which alarm: " + verb + " C17."));
    }
}
