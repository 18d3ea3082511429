package org.tocsin.core.centre;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.ConferenceRules;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitRules;
import org.tocsin.core.units.UnitStatus;

/// What follows in one room from what happened in another: the only orchestration across rooms. Follow-up commands
/// are decided in the same transaction, with the same stamp.
final class Reactions {
    private Reactions() {}

    static List<Command> list(Centre centre, Event event) {
        var all = new ArrayList<>(listOfOthers(centre, event));
        all.addAll(QueueReactions.list(centre, event));
        all.addAll(AlarmReactions.list(centre, event));
        return all;
    }

    private static List<Command> listOfOthers(Centre centre, Event event) {
        return switch (event) {
            case CallEvent.AbandonedClosed e -> List.of(new TextCommand.Close(e.call()));
            case CallEvent.AbandonedAgain e -> List.of(new TextCommand.Close(e.by()));
            case IncidentEvent.IncidentOpened e -> {
                var call = e.call();
                yield call == null ? List.of() : List.of(new CallCommand.LinkIncident(call, e.incident()));
            }
            case IncidentEvent.IncidentCallLinked e -> List.of(new CallCommand.LinkIncident(e.call(), e.incident()));
            case IncidentEvent.IncidentClosed e ->
                centre.units().listOn(e.incident()).stream()
                        .<Command>map(unit -> new UnitCommand.Release(unit.id(), e.incident(), "incident closed"))
                        .toList();
            case PositionEvent.SignedOn e -> List.of(new CallCommand.MoveCalls(e.login(), e.position()));
            case UnitEvent.UnitDispatched e -> List.of(new IncidentCommand.NoteDispatched(e.incident(), e.unit()));
            case UnitEvent.UnitProgressed e
            when e.status() == UnitStatus.OS -> List.of(new IncidentCommand.NoteArrived(e.incident(), e.unit()));
            case PositionEvent.SignedOff e -> List.of(new ConferenceCommand.VacatePosition(e.position()));
            case CallEvent.CallBackStarted e ->
                List.of(new ConferenceCommand.RingCaller(e.call(), e.by(), e.position()));
            case CallEvent.CallBackTried e -> List.of(new ConferenceCommand.Dissolve(e.call(), e.result()));
            case CallEvent.CallEnded e ->
                List.of(new ConferenceCommand.Dissolve(e.call(), "the call is over"), new TextCommand.Close(e.call()));
            case CallEvent.CallDropped e -> List.of(new ConferenceCommand.Dissolve(e.call(), "the call was lost"));
            case ConferenceEvent e -> ofConference(centre, e);
            default -> List.of();
        };
    }

    private static List<Command> ofConference(Centre centre, ConferenceEvent event) {
        return switch (event) {
            case ConferenceEvent.PartyJoined e
            when e.role() == PartyRole.CALLER -> {
                var position = e.position();
                yield position == null ? List.of() : List.of(new CallCommand.Reach(e.call(), e.by(), position));
            }
            case ConferenceEvent.PartyFailed e
            when e.role() == PartyRole.CALLER -> List.of(new CallCommand.NoteCallBack(e.call(), e.by(), e.cause()));
            case ConferenceEvent.PartyLeft e
            when e.role() == PartyRole.CALLER ->
                centre.calls()
                        .find(e.call())
                        .<List<Command>>map(call -> List.of(new CallCommand.CallerGone(call.signalling(), e.cause())))
                        .orElseGet(List::of);
            case ConferenceEvent.TransferAcknowledged e -> {
                var position = e.position();
                yield List.of(
                        position == null
                                ? new CallCommand.HandOutside(e.call(), e.label())
                                : new CallCommand.HandOver(e.call(), e.receiver(), position));
            }
            default -> List.of();
        };
    }

    /// Commands whose time has come. Asked about once a second; deciding one twice changes nothing.
    static List<Command> listDue(Centre centre, Instant now) {
        var due = new ArrayList<Command>(UnitRules.listDue(centre.units(), now));
        due.addAll(centre.closures().listDue(now));
        due.addAll(ConferenceRules.listDue(centre.conferences(), now));
        due.addAll(centre.queues().listDue(now));
        return due;
    }
}
