package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;

/// What crews report, and what dispatchers do with units.
final class UnitDeeds {
    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of("{who} sends {units} to {incident}[, <overriding>]", UnitDeeds::sends),
            Phrase.of("{who} sends what is recommended to {incident}", UnitDeeds::sendsRecommended),
            Phrase.of("{who} reports {unit} {status}[: {words}][, <overriding>]", b -> {
                var report = report(b);
                return cast -> Deed.one(cast.person(b.get("who")), report);
            }),
            Phrase.of(
                    "{unit} reports {status}[: {words}]",
                    b -> crew(b, new UnitCommand.Report(unit(b), status(b.get("status")), b.or("words", ""), false))),
            Phrase.of(
                    "{unit} reports for {unit2} {status}",
                    b -> crew(
                            b, new UnitCommand.Report(new UnitId(b.get("unit2")), status(b.get("status")), "", false))),
            Phrase.of(
                    "{unit} takes {incident}",
                    b -> cast -> Deed.one(
                            Cast.crew(b.get("unit")),
                            new UnitCommand.Dispatch(
                                    new UnitId(b.get("unit")), cast.incidentId(b.get("incident")), false))),
            Phrase.of(
                    "{who} clears {unit} from {incident}",
                    b -> cast -> Deed.one(
                            cast.person(b.get("who")),
                            new UnitCommand.Release(
                                    new UnitId(b.get("unit")), cast.incidentId(b.get("incident")), "cleared"))));

    private UnitDeeds() {}

    private static UnitId unit(Phrase.Blanks b) {
        return new UnitId(b.get("unit"));
    }

    private static Deed crew(Phrase.Blanks b, UnitCommand command) {
        return _ -> Deed.one(Cast.crew(b.get("unit")), command);
    }

    private static UnitCommand report(Phrase.Blanks b) {
        return new UnitCommand.Report(unit(b), status(b.get("status")), b.or("words", ""), b.has("overriding"));
    }

    static UnitStatus status(String code) {
        return UnitStatus.find(code).orElseThrow(() -> new IllegalArgumentException("no status " + code));
    }

    private static Deed sends(Phrase.Blanks b) {
        return cast -> dispatches(
                cast,
                b.get("who"),
                b.list("units").stream().map(UnitId::new).toList(),
                b.get("incident"),
                b.has("overriding"));
    }

    private static Deed sendsRecommended(Phrase.Blanks b) {
        return cast -> {
            var recommendation = cast.incident(b.get("incident")).recommendation();
            if (recommendation == null) {
                throw new IllegalArgumentException("nothing was recommended for " + b.get("incident"));
            }
            return dispatches(cast, b.get("who"), recommendation.listToSend(), b.get("incident"), false);
        };
    }

    private static List<Deed.Asked> dispatches(
            Cast cast, String login, List<UnitId> units, String incident, boolean overriding) {
        var all = new ArrayList<Deed.Asked>();
        for (var unit : units) {
            all.add(Deed.Asked.of(
                    cast.person(login), new UnitCommand.Dispatch(unit, cast.incidentId(incident), overriding)));
        }
        return all;
    }
}
