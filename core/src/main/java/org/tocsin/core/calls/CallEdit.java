package org.tocsin.core.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;

/// A call with some of its fields open for one change; lives only inside `evolve`.
final class CallEdit {
    private final Call before;
    List<Fix> fixes;
    CallStatus status;

    @Nullable
    Instant answeredAt;

    @Nullable
    String answeredBy;

    @Nullable
    String handler;

    @Nullable
    PositionId position;

    @Nullable
    Instant endedAt;

    @Nullable
    String endedBy;

    @Nullable
    String outcome;

    @Nullable
    IncidentId incident;

    int attempts;

    CallEdit(Call call) {
        before = call;
        fixes = call.fixes();
        status = call.status();
        answeredAt = call.answeredAt();
        answeredBy = call.answeredBy();
        handler = call.handler();
        position = call.position();
        endedAt = call.endedAt();
        endedBy = call.endedBy();
        outcome = call.outcome();
        incident = call.incident();
        attempts = call.attempts();
    }

    static Call arrived(CallEvent.CallArrived e) {
        return new Call(
                e.call(),
                e.signalling(),
                e.line(),
                e.number(),
                e.displayName(),
                e.service(),
                e.classOfService(),
                e.trunk(),
                e.networkCallId(),
                e.networkIncidentId(),
                e.fixes(),
                e.additional(),
                e.oddities(),
                CallStatus.RINGING,
                e.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    void answered(CallEvent.CallAnswered e) {
        status = CallStatus.ACTIVE;
        if (answeredAt == null) {
            answeredAt = e.at();
            answeredBy = e.by();
        }
        handler = e.by();
        position = e.position();
    }

    void abandoned(CallEvent.CallAbandoned e) {
        status = CallStatus.ABANDONED;
        endedAt = e.at();
        endedBy = "caller";
    }

    void dropped(CallEvent.CallDropped e) {
        status = CallStatus.ABANDONED;
        endedAt = e.at();
        endedBy = "centre";
    }

    void ended(CallEvent.CallEnded e) {
        status = CallStatus.ENDED;
        endedAt = e.at();
        endedBy = e.by();
    }

    void closed(CallEvent.AbandonedClosed e) {
        status = CallStatus.ENDED;
        outcome = e.outcome();
        handler = e.by();
    }

    Call call() {
        return new Call(
                before.id(),
                before.signalling(),
                before.line(),
                before.number(),
                before.displayName(),
                before.service(),
                before.classOfService(),
                before.trunk(),
                before.networkCallId(),
                before.networkIncidentId(),
                fixes,
                before.additional(),
                before.oddities(),
                status,
                before.arrivedAt(),
                answeredAt,
                answeredBy,
                handler,
                position,
                endedAt,
                endedBy,
                outcome,
                incident,
                attempts);
    }
}
