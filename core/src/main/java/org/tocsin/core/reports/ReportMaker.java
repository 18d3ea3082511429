package org.tocsin.core.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.queues.QueueEvent;

/// Makes a [Report] from events in the order of the journal. For one thread, once.
public final class ReportMaker {
    /// The events that count; all others may be left out.
    public static final Set<Class<? extends Event>> COUNTED = Set.of(
            QueueEvent.CallQueued.class,
            QueueEvent.CallJudged.class,
            CallEvent.CallAnswered.class,
            CallEvent.CallAbandoned.class,
            CallEvent.CallDropped.class,
            ConferenceEvent.InterpreterRequested.class,
            ConferenceEvent.PartyInvited.class,
            ConferenceEvent.PartyJoined.class,
            ConferenceEvent.PartySpoke.class,
            ConferenceEvent.PartyFailed.class,
            ConferenceEvent.PartyLeft.class);

    private final Instant from;
    private final Instant until;
    private final ZoneId zone;
    private final Answering answering;
    private final Interpreting interpreting = new Interpreting();

    /// @param until the first instant after the period
    public ReportMaker(Instant from, Instant until, ZoneId zone) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
        this.from = from;
        this.until = until;
        this.zone = zone;
        this.answering = new Answering(zone);
    }

    /// Takes the next event; those after the period tell how what began in it ended.
    public void add(Event event) {
        switch (event) {
            case QueueEvent.CallQueued e when contains(e.at()) -> answering.queued(e);
            case QueueEvent.CallJudged e -> answering.judged(e);
            case CallEvent.CallAnswered e -> answering.answered(e);
            case CallEvent.CallAbandoned e -> answering.gaveUp(e.call());
            // The centre lost the caller, who did not give up: a fault of ours counts as a call not answered.
            case CallEvent.CallDropped e -> answering.gaveUp(e.call());
            case ConferenceEvent.InterpreterRequested e when contains(e.at()) -> interpreting.requested(e);
            case ConferenceEvent.PartyInvited e -> interpreting.invited(e);
            case ConferenceEvent.PartyJoined e -> interpreting.joined(e);
            case ConferenceEvent.PartySpoke e -> interpreting.spoke(e);
            case ConferenceEvent.PartyFailed e -> interpreting.failed(e);
            case ConferenceEvent.PartyLeft e -> interpreting.left(e);
            default -> {}
        }
    }

    private boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public Report make() {
        return new Report(
                from,
                until,
                zone.getId(),
                answering.listQueues(),
                answering.listDays(),
                answering.listHours(),
                interpreting.listLanguages(),
                interpreting.listProviders());
    }
}
