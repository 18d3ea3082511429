package org.tocsin.core.centre;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Need;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitSpec;

/// A centre on the workbench of a test: commands in, outcomes out, time by hand.
public final class Bench {
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    public static final Point HERE = new Point(42.37, -71.11);
    public static final PositionId P1 = new PositionId("P1");
    public static final PositionId P2 = new PositionId("P2");
    public static final Actor.Person ANA = new Actor.Person("ana", "Ana Diaz", P1);
    public static final Actor.Person BO = new Actor.Person("bo", "Bo Larsen", P2);
    public static final Actor NETWORK = new Actor.Network("trunk-1");
    public static final Actor MACHINE = new Actor.Machine("test");

    private final List<List<Event>> record = new ArrayList<>();
    private Centre centre = Centre.EMPTY;
    private Instant now = NOON;

    public Centre centre() {
        return centre;
    }

    /// The events of every accepted command.
    public List<List<Event>> record() {
        return record;
    }

    public Instant now() {
        return now;
    }

    public Bench pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Stamp stamp(Actor actor) {
        return new Stamp(centre.sequence() + 1, now, actor, "key-" + centre.sequence());
    }

    /// What would come of a command; nothing changes.
    public Outcome ask(Actor actor, Command command) {
        return Rooms.handle(centre, command, stamp(actor));
    }

    public Outcome tell(Actor actor, Command command) {
        var outcome = ask(actor, command);
        if (outcome instanceof Outcome.Accepted accepted) {
            centre = accepted.next();
            if (!accepted.events().isEmpty()) {
                record.add(accepted.events());
            }
        }
        return outcome;
    }

    /// @throws AssertionError if it is refused
    public Bench must(Actor actor, Command command) {
        if (tell(actor, command) instanceof Outcome.Rejected rejected) {
            throw new AssertionError(command + ": " + rejected.rejection().message());
        }
        return this;
    }

    /// `accepted`, `nothing` or the code of the rejection.
    public static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted a -> a.events().isEmpty() ? "nothing" : "accepted";
            case Outcome.Rejected r -> r.rejection().code();
        };
    }

    public Bench arrive(String dialog, Line line, @Nullable String number) {
        return must(
                NETWORK,
                new CallCommand.Arrive(
                        dialog,
                        line,
                        number == null ? null : PhoneNumber.of(number),
                        "",
                        "urn:service:sos",
                        "",
                        "trunk-1",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of()));
    }

    public static UnitSpec unit(String id, String kind, String beat, String... abilities) {
        return new UnitSpec(new UnitId(id), kind, Agency.FIRE, "Station 1", "Ashford", beat, List.of(abilities), HERE);
    }

    public Bench commission(UnitSpec... units) {
        return must(MACHINE, new UnitCommand.Commission(List.of(units)));
    }

    /// A catalogue of one type.
    public Bench load(String type, Need... needs) {
        return must(
                MACHINE,
                new PlanCommand.Load(
                        "plans-" + type,
                        List.of(new IncidentType(type, type, List.of(), 2, List.of(needs), List.of(), true)),
                        List.of()));
    }

    public static org.tocsin.core.incidents.Whereabouts place(String words) {
        return org.tocsin.core.incidents.Whereabouts.forced(words, HERE, Districts.NONE, "pack");
    }
}
