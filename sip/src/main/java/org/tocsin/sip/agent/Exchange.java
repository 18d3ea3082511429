package org.tocsin.sip.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.dialog.Replaces;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.sdp.SessionDescription;

/// What the parts of one user agent share: its calls, transactions and timers, and the way out.
final class Exchange {
    final UserAgentSettings settings;
    final Identifiers identifiers;
    final Outbox outbox = new Outbox();
    final Timers timers = new Timers(outbox);
    final Transactions transactions;
    final Replies replies;
    private final Map<CallKey, Call> calls = new HashMap<>();
    private final Map<DialogKey, Call> dialogs = new HashMap<>();
    private final FlowIndex<Call> callsByFlow = new FlowIndex<>();

    Exchange(UserAgentSettings settings, Identifiers identifiers) {
        this.settings = settings;
        this.identifiers = identifiers;
        this.transactions = new Transactions(settings.timings(), outbox, timers);
        this.replies = new Replies(settings, identifiers);
    }

    void tell(Event event) {
        outbox.tell(event);
    }

    void add(Call call) {
        calls.put(call.key, call);
        dialogs.put(call.dialogKey, call);
        callsByFlow.add(call.flow, call);
    }

    /// A call by its key; empty once it is over, so that a command that comes too late does nothing.
    Optional<Call> find(CallKey key) {
        return Optional.ofNullable(calls.get(key));
    }

    /// The call a request within a dialog is about.
    Optional<Call> find(SipRequest request) {
        Call call = dialogs.get(new DialogKey(request.callId(), request.toTag().orElse("")));
        return call != null && call.dialog != null && call.dialog.owns(request) ? Optional.of(call) : Optional.empty();
    }

    /// The call an INVITE wants to take the place of.
    Optional<Call> find(Replaces replaces) {
        return Optional.ofNullable(dialogs.get(new DialogKey(replaces.callId(), replaces.toTag())))
                .filter(call -> call.dialog != null && call.dialog.remoteTag().equals(replaces.fromTag()));
    }

    void forget(Call call) {
        if (call.state == Call.State.ENDED) {
            return;
        }
        call.state = Call.State.ENDED;
        calls.remove(call.key, call);
        dialogs.remove(call.dialogKey, call);
        callsByFlow.remove(call.flow, call);
        call.sessionTimer.stop();
        timers.cancel(call.ringTimer);
        call.provisionals.forEach(provisional -> timers.cancel(provisional.timer));
        call.provisionals.clear();
        if (call.accepted != null) {
            call.accepted.stop();
        }
        if (call.theirOffer != null) {
            timers.cancel(call.theirOffer.guard());
        }
        if (call.ourOffer != null) {
            call.ourOffer.stop();
        }
    }

    /// The calls of a connection go on without it.
    void failed(Flow flow) {
        if (!flow.hasConnection()) {
            return;
        }
        for (Call call : callsByFlow.list(flow)) {
            callsByFlow.remove(flow, call);
            call.flow = new Flow(flow.transport(), flow.host(), flow.port(), "");
            callsByFlow.add(call.flow, call);
        }
    }

    /// Sends a request within a call and waits for its answer.
    ClientTransaction request(Call call, SipRequest request, ClientTransaction.Listener listener) {
        Flow flow = call.nextFlow();
        return transactions.send(replies.outgoing(request, flow), flow, listener);
    }

    /// The next request of this method within a call.
    SipRequest next(Call call, Method method, Headers headers, @Nullable BodyPart body) {
        SipRequest request = call.dialog().request(method);
        return withBody(request.withHeaders(request.headers().with(headers)), body);
    }

    static SipRequest withBody(SipRequest request, @Nullable BodyPart body) {
        if (body == null) {
            return request;
        }
        SipRequest filled = request.withBody(body.type(), body.content());
        for (Header line : body.headers()) {
            filled = filled.withHeaders(filled.headers().withOnly(line.name(), line.value()));
        }
        return filled;
    }

    static BodyPart part(SessionDescription description) {
        return BodyPart.of(MediaType.SDP, description.text());
    }

    int callCount() {
        return calls.size();
    }

    int dialogCount() {
        return dialogs.size();
    }
}
