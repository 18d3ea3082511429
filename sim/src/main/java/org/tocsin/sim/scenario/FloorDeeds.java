package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.positions.Position;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.core.units.UnitCommand;

/// What happens on the floor: signing on and off, looking at residents' records, loading what the centre works with.
final class FloorDeeds {
    private static final PositionId NOWHERE = new PositionId("NOWHERE");

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "{who} signs on at {position}[, <taking over>]",
                    b -> by(
                            b,
                            _ -> new PositionCommand.SignOn(new PositionId(b.get("position")), b.has("taking over")))),
            Phrase.of(
                    "{who} signs off[ from {position}]",
                    b -> by(b, cast -> new PositionCommand.SignOff(seat(b, cast)))),
            Phrase.of("{who} is ready", b -> by(b, cast -> new PositionCommand.SetReady(seat(b, cast), true, ""))),
            Phrase.of(
                    "{who} is not ready[: {words}]",
                    b -> by(b, cast -> new PositionCommand.SetReady(seat(b, cast), false, b.or("words", "")))),
            Phrase.of("{position} loses its connection", b -> connection(b, false)),
            Phrase.of("{position} is connected again", b -> connection(b, true)),
            Phrase.of("{who} looks at {record} for {call}", b -> cast -> look(cast, cast.person(b.get("who")), b)),
            Phrase.of("{unit} looks at {record} for {call}", b -> cast -> look(cast, Cast.crew(b.get("unit")), b)),
            Phrase.of(
                    "{record} is filed",
                    b -> cast ->
                            machine("residents", new RegistryCommand.File(List.of(record(cast, b.get("record")))))),
            Phrase.of(
                    "{record} is erased: {words}",
                    b -> _ -> machine("residents", new RegistryCommand.Erase(b.get("record"), b.get("words")))),
            Phrase.of(
                    "the units are commissioned",
                    _ -> cast -> machine(
                            "loader", new UnitCommand.Commission(cast.world().units()))),
            Phrase.of(
                    "run cards {quoted} are loaded",
                    b -> cast -> machine(
                            "loader",
                            new PlanCommand.Load(b.get("quoted"), cast.world().types(), List.of()))));

    private FloorDeeds() {}

    private interface Making {
        Command of(Cast cast);
    }

    private static Deed by(Phrase.Blanks b, Making making) {
        return cast -> Deed.one(cast.person(b.get("who")), making.of(cast));
    }

    static List<Deed.Asked> machine(String part, Command command) {
        return Deed.one(new Actor.Machine(part), command);
    }

    /// The position a sentence names, else where the person sits, else none there is.
    private static PositionId seat(Phrase.Blanks b, Cast cast) {
        var login = b.get("who");
        return named(b).or(() -> cast.centre().positions().findByLogin(login).map(Position::id))
                .orElse(NOWHERE);
    }

    private static Optional<PositionId> named(Phrase.Blanks b) {
        return b.knows("position") ? b.find("position").map(PositionId::new) : Optional.empty();
    }

    private static Deed connection(Phrase.Blanks b, boolean connected) {
        return _ -> machine("live", new PositionCommand.NoteConnection(new PositionId(b.get("position")), connected));
    }

    private static org.tocsin.core.registry.Entry record(Cast cast, String name) {
        var record = cast.world().records().get(name);
        if (record == null) {
            throw new IllegalArgumentException("no record " + name + " in the table of records");
        }
        return record;
    }

    /// The keys are those of the call's number, and of its incident's address or the address the network gave.
    private static List<Deed.Asked> look(Cast cast, Actor actor, Phrase.Blanks b) {
        var id = cast.callId(b.get("call"));
        var call = cast.centre().calls().find(id);
        var phone = call.map(c -> c.number() == null ? "" : Tables.phoneIndex(c.number()))
                .orElse("");
        var place = call.flatMap(c -> Optional.ofNullable(c.incident()))
                .flatMap(incident -> cast.centre().incidents().find(incident))
                .flatMap(incident -> Optional.ofNullable(incident.place()))
                .map(Whereabouts::label)
                .or(() -> call.flatMap(c -> c.bestFix())
                        .flatMap(fix -> Optional.ofNullable(fix.civic()))
                        .flatMap(civic -> civic.find("LOC")))
                .map(Tables::placeIndex)
                .orElse("");
        return Deed.one(actor, new RegistryCommand.Look(b.get("record"), id, phone, place));
    }
}
