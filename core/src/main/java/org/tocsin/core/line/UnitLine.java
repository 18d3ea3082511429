package org.tocsin.core.line;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.recommend.Recommendation;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;

/// The verbs about units: what they are doing, where they are sent and why.
final class UnitLine {
    private final Typed typed;

    UnitLine(Typed typed) {
        this.typed = typed;
    }

    /// `D E1,E2 1042`.
    Parsed dispatch() {
        return typed.withUnits(units -> typed.withIncident(incident -> dispatch(units, incident)));
    }

    /// `1042 E1,E2` dispatches as well.
    Parsed dispatchTo(String digits) {
        return typed.withUnits(units -> typed.incident(digits, incident -> dispatch(units, incident)));
    }

    Parsed dispatchRecommended() {
        return typed.withIncident(id -> {
            var send = typed.centre()
                    .incidents()
                    .findOpen(id)
                    .map(Incident::recommendation)
                    .map(Recommendation::listToSend)
                    .orElse(List.of());
            return send.isEmpty()
                    ? new Parsed.Unread("nothing-recommended", "Nothing is recommended for " + id + ". R recommends.")
                    : dispatch(send, id);
        });
    }

    private Parsed dispatch(List<UnitId> units, IncidentId incident) {
        return each(
                units, unit -> new UnitCommand.Dispatch(unit, incident, typed.override()), "dispatched to " + incident);
    }

    /// `ER E1 from quarters`.
    Parsed report(UnitStatus status) {
        return typed.withUnits(units -> report(units, status));
    }

    private Parsed report(List<UnitId> units, UnitStatus status) {
        var detail = typed.tokens().rest();
        return each(
                units,
                unit -> new UnitCommand.Report(unit, status, detail, typed.override()),
                status.words().toLowerCase(Locale.ROOT));
    }

    private static Parsed each(List<UnitId> units, Function<UnitId, Command> command, String done) {
        return new Parsed.Commands(units.stream().map(command).toList(), join(units) + " " + done);
    }

    /// Whether a line that begins with this word is about the unit of that name.
    boolean begins(String word) {
        return typed.units(word).isPresent()
                && typed.tokens()
                        .peek()
                        .map(next -> Verb.find(next).flatMap(Verb::status).isPresent() || Typed.isNumber(next))
                        .orElse(true);
    }

    /// `E1 ER`, `E1 1042`, `E1`.
    Parsed unitFirst(List<UnitId> units) {
        var second = typed.tokens().next();
        if (second.isEmpty()) {
            return new Parsed.ShowUnit(units.getFirst());
        }
        var status = Verb.find(second.get()).flatMap(Verb::status);
        if (status.isPresent()) {
            return report(units, status.get());
        }
        var digits = Typed.bare(second.get());
        return Typed.isNumber(digits)
                ? typed.incident(digits, incident -> dispatch(units, incident))
                : new Parsed.Unread(
                        "line-unread",
                        "After " + units.getFirst() + " comes a status (ER, OS, AV, ...) or an incident number.");
    }

    Parsed why() {
        return typed.withUnits(units -> typed.withIncident(incident -> why(units, incident)));
    }

    private Parsed why(List<UnitId> units, IncidentId id) {
        var recommendation = typed.centre().incidents().find(id).map(Incident::recommendation);
        if (recommendation.isEmpty()) {
            return new Parsed.Answer("Nothing was recommended for " + id + ".");
        }
        var reasons =
                units.stream().map(unit -> reason(unit, recommendation.get())).toList();
        return new Parsed.Answer(String.join(". ", reasons));
    }

    private static String reason(UnitId unit, Recommendation recommendation) {
        return recommendation.rows().stream()
                .filter(row -> row.unit().equals(unit))
                .findFirst()
                .map(row -> unit + (row.send() ? " recommended: " : " not recommended: ") + row.reason())
                .orElse(unit + ": not of a kind this incident needs");
    }

    private static String join(List<UnitId> units) {
        return String.join(", ", units.stream().map(UnitId::value).toList());
    }
}
