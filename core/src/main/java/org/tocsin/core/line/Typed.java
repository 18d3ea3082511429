package org.tocsin.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;

/// A line and where it was typed; reads the units, incidents and calls it names.
///
/// @param working  incident on the screen of whoever typed, for lines that name none
/// @param position where they sit
/// @param override ask again for what was refused as overridable
record Typed(
        Centre centre,
        @Nullable IncidentId working,
        @Nullable PositionId position,
        boolean override,
        Tokens tokens) {
    private static final int MOST_UNITS = 100;
    private static final int WHICH = 4;

    static boolean isNumber(String word) {
        return word.matches("\\d{1,18}");
    }

    /// `#1042` is 1042.
    static String bare(String word) {
        return word.startsWith("#") ? word.substring(1) : word;
    }

    Parsed withUnits(Function<List<UnitId>, Parsed> then) {
        var word = tokens.next();
        if (word.isEmpty()) {
            return new Parsed.Unread("unit-missing", "Say which unit, several with commas: E1,A2.");
        }
        var list = new StringBuilder(word.get());
        while (list.charAt(list.length() - 1) == ','
                || tokens.peek().map(next -> next.startsWith(",")).orElse(false)) {
            var more = tokens.next();
            if (more.isEmpty()) {
                break;
            }
            list.append(more.get());
        }
        return units(list.toString())
                .map(then)
                .orElseGet(() ->
                        new Parsed.Unread("no-such-unit", "There is no unit " + firstUnknown(list.toString()) + "."));
    }

    private String firstUnknown(String list) {
        return Tokens.list(list).stream()
                .filter(name -> units(name).isEmpty())
                .findFirst()
                .orElse(list)
                .toUpperCase(Locale.ROOT);
    }

    /// Known units of a comma list, empty if any is unknown.
    Optional<List<UnitId>> units(String commaList) {
        var units = new ArrayList<UnitId>();
        for (var name : Tokens.list(commaList)) {
            if (!name.matches("[A-Za-z0-9-]{1,16}") || units.size() >= MOST_UNITS) {
                return Optional.empty();
            }
            var id = new UnitId(name);
            if (centre.units().find(id).isEmpty()) {
                return Optional.empty();
            }
            if (!units.contains(id)) {
                units.add(id);
            }
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(units);
    }

    boolean namesIncident() {
        return tokens.peek()
                .map(Typed::bare)
                .filter(Typed::isNumber)
                .filter(digits -> !centre.incidents().listEndingIn(digits).isEmpty())
                .isPresent();
    }

    /// The incident named next, else the one on screen.
    Parsed withIncident(Function<IncidentId, Parsed> then) {
        var word = tokens.peek().map(Typed::bare);
        if (word.isPresent() && isNumber(word.get())) {
            tokens.next();
            return incident(word.get(), then);
        }
        return working == null
                ? new Parsed.Unread("incident-missing", "Say which incident, or open it on screen first.")
                : then.apply(working);
    }

    /// The one open incident whose number ends in these digits, else the closed one of that number.
    Parsed incident(String digits, Function<IncidentId, Parsed> then) {
        var found = centre.incidents().listEndingIn(digits);
        if (found.size() == 1) {
            return then.apply(found.getFirst().id());
        }
        if (found.isEmpty()) {
            var closed = centre.incidents().find(new IncidentId(Math.max(1, Long.parseLong(digits))));
            return closed.isPresent()
                    ? then.apply(closed.get().id())
                    : new Parsed.Unread("no-such-incident", "There is no open incident " + digits + ".");
        }
        var which = found.stream().limit(WHICH).map(i -> i.id().toString()).toList();
        return new Parsed.Unread(
                "incident-ambiguous", "Several incidents end in " + digits + ": " + String.join(", ", which) + ".");
    }

    /// The call named next, `C17`; nothing is read when none is.
    Optional<Parsed> namedCall(Function<CallId, Parsed> then) {
        var word = tokens.peek().filter(each -> each.matches("[Cc]\\d{1,18}"));
        word.ifPresent(_ -> tokens.next());
        return word.map(each -> call(each, then));
    }

    /// Reads the name of a call, with or without its letter.
    static Parsed call(String word, Function<CallId, Parsed> then) {
        return word.matches("[Cc]?0*[1-9]\\d{0,17}")
                ? then.apply(new CallId(Long.parseLong(word.replaceFirst("^[Cc]", ""))))
                : new Parsed.Unread("call-unread", "A call is named C and its number: C17.");
    }

    boolean isHere(Call call) {
        return position != null && position.equals(call.position());
    }
}
