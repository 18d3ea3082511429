package org.tocsin.core.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.Refusal;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.plans.IncidentType;

/// Reads what a line says about alarms and fire-alarm boxes.
final class AlarmLine {
    /// The type whose run card answers a box has this code, or one of its aliases does.
    private static final List<String> BOX_TYPES = List.of("box", "box alarm");

    private static final Map<String, Refusal> REFUSALS =
            Map.of("ADDRESS", Refusal.BAD_ADDRESS, "EVENT", Refusal.BAD_EVENT, "OLD", Refusal.TOO_OLD);

    private final Centre centre;
    private final @Nullable PositionId position;
    private final boolean override;
    private final Tokens tokens;

    AlarmLine(Centre centre, @Nullable PositionId position, boolean override, Tokens tokens) {
        this.centre = centre;
        this.position = position;
        this.override = override;
        this.tokens = tokens;
    }

    /// `BOX 1234`: an incident at the box, of the type whose run card answers boxes.
    Parsed box() {
        var number = tokens.next().filter(word -> word.matches("[0-9]{1,6}(-[0-9]{1,4})?"));
        return number.<Parsed>map(digits -> new Parsed.Place(null, boxType(), "box " + digits, override))
                .orElseGet(() -> new Parsed.Unread("box-missing", "Say which box: BOX 1234."));
    }

    private String boxType() {
        return centre.plans().list().stream()
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
        var call = alarm();
        if (call.isEmpty()) {
            return missing("REJ");
        }
        var refusal = tokens.peek().map(word -> REFUSALS.get(word.toUpperCase(Locale.ROOT)));
        if (refusal.isPresent()) {
            tokens.next();
        }
        return new Parsed.Commands(
                List.of(new AlarmCommand.Reject(call.get(), refusal.orElse(Refusal.OTHER), tokens.rest())),
                call.get() + " rejected");
    }

    Parsed tell() {
        var call = alarm();
        return call.isEmpty()
                ? missing("TELL")
                : new Parsed.Commands(
                        List.of(new AlarmCommand.Tell(call.get(), tokens.rest())), "told the source of " + call.get());
    }

    private static Parsed missing(String verb) {
        return new Parsed.Unread("alarm-missing", "Say which alarm: " + verb + " C17.");
    }

    /// The alarm named, else the one this position has.
    private Optional<CallId> alarm() {
        var named = tokens.peek().filter(word -> word.matches("[Cc][0-9]{1,15}"));
        if (named.isPresent()) {
            tokens.next();
            return Optional.of(new CallId(Long.parseLong(named.get().substring(1))));
        }
        return centre.calls().open().values().stream()
                .filter(call -> position != null && position.equals(call.position()))
                .map(Call::id)
                .filter(call -> centre.alarms().find(call).isPresent())
                .findFirst();
    }
}
