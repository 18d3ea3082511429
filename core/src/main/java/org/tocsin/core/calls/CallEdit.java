package org.tocsin.core.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;

/// A call with some of its fields open for one change; lives only inside `evolve`.
final class CallEdit {
    private final Call before;
    List<Fix> fixes;
    private List<AdditionalData> additional;
    private String classOfService;
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
    int callBacks;

    @Nullable
    Instant closedAt;

    @Nullable
    Asking asking;

    @Nullable
    String language;

    CallEdit(Call call) {
        before = call;
        fixes = call.fixes();
        additional = call.additional();
        classOfService = call.classOfService();
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
        callBacks = call.callBacks();
        closedAt = call.closedAt();
        asking = call.asking();
        language = call.language();
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
                1,
                0,
                null,
                null,
                null);
    }

    void answered(CallEvent.CallAnswered e) {
        status = CallStatus.ACTIVE;
        spokenWith(e.at(), e.by());
        handler = e.by();
        position = e.position();
    }

    private void spokenWith(Instant at, String by) {
        if (answeredAt == null) {
            answeredAt = at;
            answeredBy = by;
        }
    }

    void located(Fix fix) {
        var all = new ArrayList<>(fixes);
        all.add(fix);
        fixes = all;
        asking = asking == null ? null : asking.answered();
    }

    void notLocated(String why) {
        asking = asking == null ? null : asking.refused(why);
    }

    /// What the network said with the call itself stands; a later block only fills what was empty.
    void told(AdditionalData data, String service) {
        var all = new ArrayList<>(additional);
        all.removeIf(data::replaces);
        all.add(data);
        additional = all;
        classOfService = classOfService.isEmpty() ? service : classOfService;
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
        closedAt = e.at();
    }

    /// Whoever gave up before the answer is spoken with now, for the first time.
    void reached(CallEvent.CallerReached e) {
        status = CallStatus.ACTIVE;
        spokenWith(e.at(), e.by());
        handler = e.by();
        position = e.position();
        endedAt = null;
        endedBy = null;
        callBacks++;
    }

    void handedOver(CallEvent.CallHandedOver e) {
        status = CallStatus.ACTIVE;
        handler = e.by();
        position = e.position();
    }

    void closed(CallEvent.AbandonedClosed e) {
        status = CallStatus.ENDED;
        outcome = e.outcome();
        handler = e.by();
        closedAt = e.at();
    }

    /// Takes up what is known from another call of the same caller; every location stays, in the order of the calls.
    void absorb(Call other) {
        attempts += other.attempts();
        callBacks += other.callBacks();
        var all = new ArrayList<>(before.id().compareTo(other.id()) < 0 ? fixes : other.fixes());
        all.addAll(before.id().compareTo(other.id()) < 0 ? other.fixes() : fixes);
        fixes = all;
        incident = incident == null ? other.incident() : incident;
        handler = handler == null ? other.handler() : handler;
    }

    void absorbedBy(CallId row) {
        status = CallStatus.ENDED;
        outcome = "same caller as " + row;
        closedAt = endedAt;
    }

    Call call() {
        return new Call(
                before.id(),
                before.signalling(),
                before.line(),
                before.number(),
                before.displayName(),
                before.service(),
                classOfService,
                before.trunk(),
                before.networkCallId(),
                before.networkIncidentId(),
                fixes,
                additional,
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
                attempts,
                callBacks,
                closedAt,
                asking,
                language);
    }
}
