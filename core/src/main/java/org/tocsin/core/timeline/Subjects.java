package org.tocsin.core.timeline;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.alarms.AlarmEvent;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.directory.DirectoryEvent;
import org.tocsin.core.discrepancies.DiscrepancyEvent;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.maps.MapEvent;
import org.tocsin.core.plans.PlanEvent;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.core.recordings.RecordingEvent;
import org.tocsin.core.registry.RegistryEvent;
import org.tocsin.core.silent.SilentEvent;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.units.UnitEvent;

/// Whom and what an event is about.
public final class Subjects {
    private Subjects() {}

    /// Every subject of the event, the most specific first; empty for events about the centre as a whole.
    public static List<Subject> list(Event event) {
        return switch (event) {
            case CallEvent e -> ofCall(e);
            case IncidentEvent e -> ofIncident(e);
            case UnitEvent e -> ofUnit(e);
            case PositionEvent e -> List.of(Subject.of(e.position()));
            case RegistryEvent e -> ofRegistry(e);
            case RecordingEvent e -> List.of(Subject.of(e.call()));
            case PlanEvent _ -> List.of();
            case MapEvent _ -> List.of();
            case ClosureEvent _ -> List.of();
            case DiscrepancyEvent e -> ofDiscrepancy(e);
            case DirectoryEvent _ -> List.of();
            case ConferenceEvent e -> ofConference(e);
            case SilentEvent e -> List.of(Subject.of(e.call()));
            case TextEvent.OfConversation e -> List.of(Subject.of(e.call()));
            case TextEvent _ -> List.of();
            case AlarmEvent e -> ofAlarm(e);
            case QueueEvent.OfCall e -> List.of(Subject.of(e.call()));
            case QueueEvent.OfPosition e -> List.of(Subject.of(e.position()));
            case QueueEvent.QueuesLoaded _ -> List.of();
            case TrunkEvent _ -> List.of();
            default -> throw new IllegalStateException("no subject known for " + event.getClass());
        };
    }

    private static List<Subject> ofAlarm(AlarmEvent event) {
        return event instanceof AlarmEvent.AlarmAccepted e
                ? List.of(Subject.of(e.call()), Subject.of(e.incident()))
                : List.of(Subject.of(event.call()));
    }

    private static List<Subject> ofCall(CallEvent event) {
        return switch (event) {
            case CallEvent.CallAnswered e -> List.of(Subject.of(e.call()), Subject.of(e.position()));
            case CallEvent.CallMoved e -> List.of(Subject.of(e.call()), Subject.of(e.position()));
            case CallEvent.CallerReached e -> List.of(Subject.of(e.call()), Subject.of(e.position()));
            case CallEvent.CallHandedOver e -> List.of(Subject.of(e.call()), Subject.of(e.position()));
            case CallEvent.CallLinked e -> List.of(Subject.of(e.call()), Subject.of(e.incident()));
            case CallEvent.AbandonedAgain e -> List.of(Subject.of(e.call()), Subject.of(e.by()));
            case CallEvent.CallArrived _,
                    CallEvent.CallLocated _,
                    CallEvent.DataAdded _,
                    CallEvent.LocationAsked _,
                    CallEvent.LocationRefused _,
                    CallEvent.LanguageNoted _,
                    CallEvent.CallHeld _,
                    CallEvent.CallResumed _,
                    CallEvent.CallAbandoned _,
                    CallEvent.CallDropped _,
                    CallEvent.CallEnded _,
                    CallEvent.CallBackStarted _,
                    CallEvent.CallBackTried _,
                    CallEvent.AbandonedClosed _,
                    CallEvent.CallRecorded _ -> List.of(Subject.of(event.call()));
        };
    }

    private static List<Subject> ofIncident(IncidentEvent event) {
        var subjects = new ArrayList<Subject>();
        subjects.add(Subject.of(event.incident()));
        switch (event) {
            case IncidentEvent.IncidentOpened e -> {
                var call = e.call();
                if (call != null) {
                    subjects.add(Subject.of(call));
                }
            }
            case IncidentEvent.IncidentCallLinked e -> subjects.add(Subject.of(e.call()));
            case IncidentEvent.FirstUnitSent e -> subjects.add(Subject.of(e.unit()));
            case IncidentEvent.FirstUnitArrived e -> subjects.add(Subject.of(e.unit()));
            case IncidentEvent.IncidentLocated _,
                    IncidentEvent.IncidentClassified _,
                    IncidentEvent.IncidentPrioritized _,
                    IncidentEvent.AlarmRaised _,
                    IncidentEvent.NoteAdded _,
                    IncidentEvent.UnitsRecommended _,
                    IncidentEvent.IncidentClosed _,
                    IncidentEvent.IncidentReopened _ -> {}
        }
        return subjects;
    }

    private static List<Subject> ofUnit(UnitEvent event) {
        return switch (event) {
            case UnitEvent.UnitsCommissioned _ -> List.of();
            case UnitEvent.UnitDispatched e -> List.of(Subject.of(e.unit()), Subject.of(e.incident()));
            case UnitEvent.UnitProgressed e -> List.of(Subject.of(e.unit()), Subject.of(e.incident()));
            case UnitEvent.UnitReleased e -> List.of(Subject.of(e.unit()), Subject.of(e.incident()));
            case UnitEvent.UnitStatusChanged e -> List.of(Subject.of(e.unit()));
            case UnitEvent.UnitHeard e -> List.of(Subject.of(e.unit()));
            case UnitEvent.UnitOverdue e -> List.of(Subject.of(e.unit()));
        };
    }

    private static List<Subject> ofDiscrepancy(DiscrepancyEvent event) {
        return switch (event) {
            case DiscrepancyEvent.DiscrepancyReported e -> {
                var subjects = new ArrayList<Subject>();
                if (e.incident() != null) {
                    subjects.add(Subject.of(e.incident()));
                }
                if (e.call() != null) {
                    subjects.add(Subject.of(e.call()));
                }
                yield subjects;
            }
            case DiscrepancyEvent.DiscrepancyResolved _ -> List.of();
        };
    }

    private static List<Subject> ofConference(ConferenceEvent event) {
        var position = switch (event) {
            case ConferenceEvent.PartyInvited e -> e.position();
            case ConferenceEvent.PartyJoined e -> e.position();
            case ConferenceEvent.SupervisorListened e -> e.position();
            case ConferenceEvent.TransferAcknowledged e -> e.position();
            case ConferenceEvent.InterpreterRequested _,
                    ConferenceEvent.InterpreterMissing _,
                    ConferenceEvent.PartyRang _,
                    ConferenceEvent.PartySpoke _,
                    ConferenceEvent.PartyFailed _,
                    ConferenceEvent.PartyLeft _,
                    ConferenceEvent.ReferRefused _,
                    ConferenceEvent.KeysPressed _ -> null;
        };
        return position == null
                ? List.of(Subject.of(event.call()))
                : List.of(Subject.of(event.call()), Subject.of(position));
    }

    private static List<Subject> ofRegistry(RegistryEvent event) {
        return switch (event) {
            case RegistryEvent.EntriesFiled _ -> List.of();
            case RegistryEvent.EntryErased e -> List.of(Subject.ofEntry(e.entry()));
            case RegistryEvent.EntrySeen e -> List.of(Subject.ofEntry(e.entry()), Subject.of(e.call()));
        };
    }
}
