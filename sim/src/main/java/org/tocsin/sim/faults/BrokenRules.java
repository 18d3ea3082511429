package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallRejection;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.journal.Intake;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitRejection;

/// The rooms, or the rooms with one rule broken.
final class BrokenRules {
    private BrokenRules() {}

    static Intake.Rules with(Bug bug) {
        return switch (bug) {
            case UNITS_KEPT_ON_CLOSE -> BrokenRules::unitsKept;
            case ANSWERED_TWICE -> BrokenRules::answeredTwice;
            case BUSY_DISPATCHED -> BrokenRules::busyDispatched;
            case ABANDONED_VANISHES -> BrokenRules::abandonedVanishes;
            case NONE,
                    ACKNOWLEDGE_BEFORE_KEPT,
                    NO_KNOWN_KEYS,
                    KEYS_FORGOTTEN_AT_RESTART,
                    SPOOL_FORGOTTEN_AT_RESTART,
                    SPOOL_DELIVERED_BLINDLY,
                    DOUBTFUL_BATCH_GIVEN_UP,
                    TORN_TAIL_TAKEN,
                    WALL_CLOCK_BELIEVED,
                    CHANGE_NOT_TOLD,
                    RESYNC_ONE_SHORT -> Rooms::handle;
        };
    }

    private static Outcome accepted(Centre centre, Stamp stamp, List<Event> events) {
        return new Outcome.Accepted(events, Rooms.evolve(centre, stamp.sequence(), events));
    }

    private static Outcome unitsKept(Centre centre, Command command, Stamp stamp) {
        var outcome = Rooms.handle(centre, command, stamp);
        if (outcome instanceof Outcome.Accepted a
                && a.events().stream().anyMatch(IncidentEvent.IncidentClosed.class::isInstance)) {
            var rest = a.events().stream()
                    .filter(event -> !(event instanceof UnitEvent.UnitReleased))
                    .toList();
            return accepted(centre, stamp, rest);
        }
        return outcome;
    }

    private static Outcome answeredTwice(Centre centre, Command command, Stamp stamp) {
        var outcome = Rooms.handle(centre, command, stamp);
        return outcome instanceof Outcome.Rejected r
                        && r.rejection() instanceof CallRejection.AlreadyAnswered
                        && command instanceof CallCommand.Answer answer
                        && centre.calls()
                                .find(answer.call())
                                .filter(c -> c.status().live())
                                .isPresent()
                ? accepted(
                        centre,
                        stamp,
                        List.of(new CallEvent.CallAnswered(
                                answer.call(), stamp.at(), stamp.actor().words(), answer.position())))
                : outcome;
    }

    private static Outcome busyDispatched(Centre centre, Command command, Stamp stamp) {
        var outcome = Rooms.handle(centre, command, stamp);
        return outcome instanceof Outcome.Rejected r
                        && r.rejection() instanceof UnitRejection.UnitBusy
                        && command instanceof UnitCommand.Dispatch d
                        && Rooms.handle(centre, new UnitCommand.Dispatch(d.unit(), d.incident(), true), stamp)
                                instanceof Outcome.Accepted a
                ? accepted(
                        centre,
                        stamp,
                        a.events().stream().map(BrokenRules::notOverridden).toList())
                : outcome;
    }

    private static Event notOverridden(Event event) {
        return event instanceof UnitEvent.UnitDispatched e
                ? new UnitEvent.UnitDispatched(e.unit(), e.incident(), e.at(), e.by(), false)
                : event;
    }

    private static Outcome abandonedVanishes(Centre centre, Command command, Stamp stamp) {
        var outcome = Rooms.handle(centre, command, stamp);
        if (outcome instanceof Outcome.Accepted a
                && a.events().size() == 1
                && a.events().getFirst() instanceof CallEvent.CallAbandoned e) {
            var events = new ArrayList<>(a.events());
            events.add(new CallEvent.AbandonedClosed(e.call(), e.at(), "nobody", "gone"));
            return accepted(centre, stamp, events);
        }
        return outcome;
    }
}
