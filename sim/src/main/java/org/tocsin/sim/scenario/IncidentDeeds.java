package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Districts;

/// What is done with incidents.
final class IncidentDeeds {
    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "{who} opens {incident}[ from {call}][ at {place}][ as {code}][ with priority {n}][: {words}]",
                    IncidentDeeds::opens),
            Phrase.of(
                    "{who} moves {incident} to {place}",
                    b -> by(
                            b,
                            (c, id) -> new IncidentCommand.Locate(id, c.world().getPlace(b.get("place"))))),
            Phrase.of(
                    "{who} forces {incident} to {quoted}[ near {point}]",
                    b -> by(b, (_, id) -> new IncidentCommand.Locate(id, forced(b)))),
            Phrase.of(
                    "{who} types {incident} as {code}",
                    b -> by(b, (_, id) -> new IncidentCommand.Classify(id, b.get("code")))),
            Phrase.of(
                    "{who} sets {incident} to priority {n}",
                    b -> by(b, (_, id) -> new IncidentCommand.Prioritize(id, b.number("n")))),
            Phrase.of(
                    "{who} raises {incident} to alarm {n}",
                    b -> by(b, (_, id) -> new IncidentCommand.RaiseAlarm(id, b.number("n")))),
            Phrase.of(
                    "{who} notes on {incident}:[ {words}]",
                    b -> by(b, (_, id) -> new IncidentCommand.AddNote(id, b.or("words", "")))),
            Phrase.of(
                    "{who} links {call} to {incident}",
                    b -> by(b, (c, id) -> new IncidentCommand.LinkCall(id, c.callId(b.get("call"))))),
            Phrase.of("{who} asks for units for {incident}", b -> by(b, IncidentDeeds::recommend)),
            Phrase.of(
                    "{who} closes {incident}[: {words}][, <overriding>]",
                    b -> by(b, (_, id) -> new IncidentCommand.Close(id, b.or("words", ""), b.has("overriding")))),
            Phrase.of(
                    "{who} reopens {incident}[: {words}]",
                    b -> by(b, (_, id) -> new IncidentCommand.Reopen(id, b.or("words", "")))));

    private IncidentDeeds() {}

    private interface Making {
        IncidentCommand of(Cast cast, IncidentId incident);
    }

    private static Deed by(Phrase.Blanks b, Making making) {
        return cast -> Deed.one(cast.person(b.get("who")), making.of(cast, cast.incidentId(b.get("incident"))));
    }

    private static Deed opens(Phrase.Blanks b) {
        return cast -> List.of(new Deed.Asked(
                cast.person(b.get("who")),
                new IncidentCommand.Open(
                        b.find("call").map(cast::callId).orElse(null),
                        b.find("place").map(cast.world()::getPlace).orElse(null),
                        b.or("code", ""),
                        b.find("n").map(Integer::parseInt).orElse(0),
                        b.or("words", "")),
                "",
                b.get("incident")));
    }

    private static Whereabouts forced(Phrase.Blanks b) {
        return Whereabouts.forced(
                b.get("quoted"), b.find("point").map(Tables::point).orElse(null), Districts.NONE, World.PACK);
    }

    /// Drive times come from the table of the scenario.
    private static IncidentCommand recommend(Cast cast, IncidentId id) {
        var place = cast.centre().incidents().find(id).map(Incident::place).orElse(null);
        return new IncidentCommand.Recommend(id, cast.world().listTravels(place), World.PACK);
    }
}
