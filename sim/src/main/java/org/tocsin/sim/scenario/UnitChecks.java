package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.units.Unit;

/// What can be true of units.
final class UnitChecks {
    static final List<Phrase<Check>> ALL = List.of(
            unit("unit {unit} is overdue", (_, _, u) -> Check.that(u.overdue(), "it is not")),
            unit("unit {unit} is not overdue", (_, _, u) -> Check.that(!u.overdue(), "it is")),
            unit("unit {unit} says {quoted}", (_, b, u) -> Check.same("its words", b.get("quoted"), u.detail())),
            unit(
                    "unit {unit} is of kind {code} at {quoted}",
                    (_, b, u) -> Check.same("its kind", b.get("code"), u.kind())
                            .or(() -> Check.same("its station", b.get("quoted"), u.station()))),
            unit(
                    "unit {unit} has been {status} for {n} s",
                    (c, b, u) -> Check.same("its status", UnitDeeds.status(b.get("status")), u.status())
                            .or(() -> Check.same(
                                    "seconds in status",
                                    (long) b.number("n"),
                                    c.now().getEpochSecond() - u.since().getEpochSecond()))),
            unit("unit {unit} is {status}[ on {incident}]", UnitChecks::stands));

    private UnitChecks() {}

    private interface Question {
        Optional<String> findFault(Cast cast, Phrase.Blanks blanks, Unit unit);
    }

    private static Phrase<Check> unit(String shape, Question question) {
        return Phrase.of(shape, b -> cast -> question.findFault(cast, b, cast.unit(b.get("unit"))));
    }

    /// Without an incident in the sentence the unit must be on none.
    private static Optional<String> stands(Cast cast, Phrase.Blanks b, Unit unit) {
        var incident = b.find("incident").map(cast::incidentId).orElse(null);
        return Check.same("its status", UnitDeeds.status(b.get("status")), unit.status())
                .or(() -> Check.same("its incident", String.valueOf(incident), String.valueOf(unit.incident())));
    }
}
