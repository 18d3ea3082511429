package org.tocsin.core.centre;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmEvent;
import org.tocsin.core.alarms.AlarmRules;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallRules;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.closures.ClosureRules;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.ConferenceRules;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.DirectoryEvent;
import org.tocsin.core.directory.DirectoryRules;
import org.tocsin.core.discrepancies.DiscrepancyCommand;
import org.tocsin.core.discrepancies.DiscrepancyEvent;
import org.tocsin.core.discrepancies.DiscrepancyRules;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.incidents.IncidentRules;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.maps.MapCommand;
import org.tocsin.core.maps.MapEvent;
import org.tocsin.core.maps.MapRules;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.plans.PlanEvent;
import org.tocsin.core.plans.PlanRules;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.positions.PositionRules;
import org.tocsin.core.queues.QueueCommand;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.core.queues.QueueRules;
import org.tocsin.core.recommend.Drives;
import org.tocsin.core.recordings.RecordingCommand;
import org.tocsin.core.recordings.RecordingEvent;
import org.tocsin.core.recordings.RecordingRules;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.core.registry.RegistryEvent;
import org.tocsin.core.registry.RegistryRules;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.silent.SilentEvent;
import org.tocsin.core.silent.SilentRules;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.texts.TextRules;
import org.tocsin.core.trunks.TrunkCommand;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.trunks.TrunkRules;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitRules;

/// Hands each command to its room and folds each event into its room's state. The one list of rooms.
public final class Rooms {
    /// Reactions of reactions end well before this; more is a loop, hence a bug.
    private static final int MOST_COMMANDS = 10_000;

    private Rooms() {}

    /// Every sealed family of events, for the journal's format and for tests.
    public static List<Class<? extends Event>> eventFamilies() {
        return List.of(
                CallEvent.class,
                IncidentEvent.class,
                UnitEvent.class,
                PositionEvent.class,
                PlanEvent.class,
                RegistryEvent.class,
                RecordingEvent.class,
                MapEvent.class,
                ClosureEvent.class,
                DiscrepancyEvent.class,
                DirectoryEvent.class,
                ConferenceEvent.class,
                TextEvent.class,
                SilentEvent.class,
                QueueEvent.class,
                AlarmEvent.class,
                TrunkEvent.class);
    }

    /// Every sealed family of commands.
    public static List<Class<? extends Command>> commandFamilies() {
        return List.of(
                CallCommand.class,
                IncidentCommand.class,
                UnitCommand.class,
                PositionCommand.class,
                PlanCommand.class,
                RegistryCommand.class,
                RecordingCommand.class,
                MapCommand.class,
                ClosureCommand.class,
                DiscrepancyCommand.class,
                DirectoryCommand.class,
                ConferenceCommand.class,
                TextCommand.class,
                SilentCommand.class,
                QueueCommand.class,
                AlarmCommand.class,
                TrunkCommand.class);
    }

    /// Decides a command and everything that follows from it.
    ///
    /// @throws IllegalStateException for a broken invariant: the caller keeps the old state and raises an alarm
    public static Outcome handle(Centre centre, Command command, Stamp stamp) {
        if (stamp.sequence() != centre.sequence() + 1) {
            throw new IllegalStateException("sequence " + stamp.sequence() + " after " + centre.sequence());
        }
        var events = new ArrayList<Event>();
        var state = centre;
        var due = new ArrayDeque<Command>(List.of(command));
        for (int count = 0; !due.isEmpty(); count++) {
            if (count > MOST_COMMANDS) {
                throw new IllegalStateException(
                        "reactions without end after " + command.getClass().getSimpleName());
            }
            switch (decide(state, due.remove(), stamp)) {
                case Decision.Rejected rejected -> {
                    if (count == 0) {
                        return new Outcome.Rejected(rejected.rejection());
                    }
                    // A reaction that is refused was not needed: the neighbour had moved on already.
                }
                case Decision.Accepted accepted -> {
                    for (var event : accepted.events()) {
                        events.add(event);
                        state = fold(state, event);
                        due.addAll(Reactions.list(state, event));
                    }
                }
            }
        }
        return new Outcome.Accepted(events, events.isEmpty() ? centre : state.at(stamp.sequence()));
    }

    /// Folds the events of one accepted command into the state: how the journal is replayed.
    public static Centre evolve(Centre centre, long sequence, List<? extends Event> events) {
        var state = centre;
        for (var event : events) {
            state = fold(state, event);
        }
        return state.at(sequence);
    }

    private static Decision decide(Centre centre, Command command, Stamp stamp) {
        return switch (command) {
            case CallCommand c -> CallRules.decide(centre.calls(), c, stamp, centre);
            case IncidentCommand c -> IncidentRules.decide(centre.incidents(), c, stamp, centre);
            case UnitCommand c -> UnitRules.decide(centre.units(), c, stamp, centre);
            case PositionCommand c -> PositionRules.decide(centre.positions(), c, stamp, centre);
            case PlanCommand c -> PlanRules.decide(centre.plans(), c);
            case RegistryCommand c -> RegistryRules.decide(centre.registry(), c, stamp, centre);
            case RecordingCommand c -> RecordingRules.decide(c, stamp);
            case MapCommand c -> MapRules.decide(c, stamp);
            case ClosureCommand c -> ClosureRules.decide(centre.closures(), c, stamp);
            case DiscrepancyCommand c -> DiscrepancyRules.decide(centre.discrepancies(), c, stamp);
            case DirectoryCommand c -> DirectoryRules.decide(centre.directory(), c);
            case ConferenceCommand c -> ConferenceRules.decide(centre.conferences(), c, stamp, centre);
            case SilentCommand c -> SilentRules.decide(centre.silent(), c, stamp, centre);
            case TextCommand c -> TextRules.decide(centre.texts(), c, stamp, centre);
            case QueueCommand c -> QueueRules.decide(centre.queues(), c, stamp, centre);
            case AlarmCommand c -> AlarmRules.decide(centre.alarms(), c, stamp, centre);
            case TrunkCommand c -> TrunkRules.decide(centre.trunks(), c, stamp);
            default -> throw new IllegalStateException("no room decides " + command.getClass());
        };
    }

    private static Centre fold(Centre centre, Event event) {
        return switch (event) {
            case CallEvent e -> {
                var calls = CallRules.evolve(centre.calls(), e);
                yield centre.with(calls).with(QueueRules.evolve(centre.queues(), e, calls));
            }
            case IncidentEvent e -> centre.with(IncidentRules.evolve(centre.incidents(), e));
            case UnitEvent e ->
                centre.with(drives(centre, e)).with(UnitRules.evolve(centre.units(), e), senders(centre.senders(), e));
            case PositionEvent e ->
                centre.with(PositionRules.evolve(centre.positions(), e)).with(QueueRules.evolve(centre.queues(), e));
            case PlanEvent e -> centre.with(PlanRules.evolve(centre.plans(), e));
            case RegistryEvent e -> centre.with(RegistryRules.evolve(centre.registry(), e));
            case RecordingEvent _ -> centre;
            case MapEvent _ -> centre;
            case ClosureEvent e -> centre.with(ClosureRules.evolve(centre.closures(), e));
            case DiscrepancyEvent e -> centre.with(DiscrepancyRules.evolve(centre.discrepancies(), e));
            case DirectoryEvent e -> centre.with(DirectoryRules.evolve(centre.directory(), e));
            case ConferenceEvent e -> centre.with(ConferenceRules.evolve(centre.conferences(), e));
            case SilentEvent e -> centre.with(SilentRules.evolve(centre.silent(), e));
            case TextEvent e -> centre.with(TextRules.evolve(centre.texts(), e));
            case QueueEvent e -> centre.with(QueueRules.evolve(centre.queues(), e));
            case AlarmEvent e -> centre.with(AlarmRules.evolve(centre.alarms(), e));
            case TrunkEvent e -> centre.with(TrunkRules.evolve(centre.trunks(), e));
            default -> throw new IllegalStateException("no room keeps " + event.getClass());
        };
    }

    private static Drives drives(Centre centre, UnitEvent event) {
        return centre.drives()
                .after(
                        event,
                        unit -> centre.units().find(unit).orElse(null),
                        incident -> centre.incidents()
                                .find(incident)
                                .map(Incident::recommendation)
                                .orElse(null));
    }

    private static Chart<UnitId, String> senders(Chart<UnitId, String> senders, UnitEvent event) {
        return switch (event) {
            case UnitEvent.UnitDispatched e -> senders.with(e.unit(), e.by());
            case UnitEvent.UnitReleased e -> senders.without(e.unit());
            case UnitEvent.UnitsCommissioned _,
                    UnitEvent.UnitProgressed _,
                    UnitEvent.UnitStatusChanged _,
                    UnitEvent.UnitHeard _,
                    UnitEvent.UnitOverdue _ -> senders;
        };
    }
}
