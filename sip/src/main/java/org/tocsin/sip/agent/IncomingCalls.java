package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.sdp.SessionDescription;

/// The called side of a call until it is up (RFC 3261 section 13.3, RFC 3262).
final class IncomingCalls {
    /// Proxies give an INVITE up after three minutes without a word (RFC 3261 section 13.3.1.1).
    private static final Duration RING_REMINDER = Duration.ofSeconds(60);

    private final Exchange exchange;
    private final Conversations conversations;

    IncomingCalls(Exchange exchange, Conversations conversations) {
        this.exchange = exchange;
        this.conversations = conversations;
    }

    void receive(SipRequest invite, Set<Oddity> oddities, boolean emergency, Flow from, @Nullable Call replaced) {
        ServerTransaction transaction = exchange.transactions.open(invite, from);
        String tag = exchange.identifiers.next();
        var key = new CallKey(exchange.identifiers.next());
        var dialogKey = new DialogKey(invite.callId(), tag);
        var call = new Call(key, dialogKey, emergency, invite, Call.State.INCOMING, from, exchange);
        call.dialog = Dialog.answering(invite, tag);
        call.inviteServer = transaction;
        call.replaces = replaced;
        transaction.owner = call;
        call.translated = invite.topVia().received().isPresent()
                && !invite.topVia()
                        .sentBy()
                        .host()
                        .equals(invite.topVia().received().orElse(""));
        call.peerAllowsUpdate = invite.headers().hasToken("Allow", Method.UPDATE.name());
        call.lastReliableSequence = exchange.identifiers.below(1 << 16);
        conversations.watch(call);
        exchange.add(call);
        exchange.transactions.respond(transaction, exchange.replies.server(invite.reply(100, "")));
        exchange.tell(new Event.IncomingCall(
                key, invite, Body.of(invite), oddities, emergency, from, replaced == null ? null : replaced.key));
    }

    void ring(Call call) {
        provisional(call, 180, null);
        exchange.timers.cancel(call.ringTimer);
        if (call.state == Call.State.INCOMING) {
            call.ringTimer = exchange.timers.set(RING_REMINDER, () -> ring(call));
        }
    }

    void progress(Call call, SessionDescription early) {
        provisional(call, 183, early);
    }

    private void provisional(Call call, int status, @Nullable SessionDescription early) {
        ServerTransaction transaction = call.inviteServer;
        if (call.state != Call.State.INCOMING || transaction == null) {
            return;
        }
        SipResponse response = response(call, transaction, status, early);
        if (!call.invite.headers().hasToken("Require", "100rel")) {
            exchange.transactions.respond(transaction, response);
            return;
        }
        var reliable = new ReliableProvisional(
                exchange, transaction, response, ++call.lastReliableSequence, () -> acknowledgedOrGivenUp(call));
        if (call.provisionals.size() < 8) {
            call.provisionals.add(reliable);
        }
        if (call.provisionals.size() == 1) {
            reliable.send();
        }
    }

    /// A PRACK. 481 if it is for none of ours.
    int acknowledgeProvisional(Call call, SipRequest prack) {
        ReliableProvisional first = call.provisionals.peek();
        String[] fields = prack.headers().find("RAck").orElse("").strip().split("\\s+", -1);
        if (first == null || !fields[0].equals(Integer.toString(first.sequence))) {
            return 481;
        }
        exchange.timers.cancel(first.timer);
        return 200;
    }

    void acknowledgedOrGivenUp(Call call) {
        call.provisionals.poll();
        SessionDescription held = call.heldAnswer;
        if (held != null) {
            call.heldAnswer = null;
            answer(call, held);
        } else if (!call.provisionals.isEmpty()) {
            call.provisionals.peek().send();
        }
    }

    void answer(Call call, SessionDescription description) {
        ServerTransaction transaction = call.inviteServer;
        if (call.state != Call.State.INCOMING || transaction == null) {
            return;
        }
        ReliableProvisional first = call.provisionals.peek();
        if (first != null && first.hasBody()) {
            call.heldAnswer = description; // RFC 3262 section 3: not before the PRACK
            return;
        }
        call.provisionals.forEach(provisional -> exchange.timers.cancel(provisional.timer));
        call.provisionals.clear();
        exchange.timers.cancel(call.ringTimer);
        call.inviteServer = null;
        call.state = Call.State.ANSWERED;
        call.localDescription = description;
        SipResponse response = response(call, transaction, 200, description);
        SipResponse timed = call.sessionTimer.answering(call.invite, response);
        call.invite = call.invite.essence();
        conversations.accept(call, transaction, timed);
        Call replaced = call.replaces;
        if (replaced != null) {
            call.replaces = null;
            conversations.replaced(replaced);
        }
    }

    void reject(Call call, int status, Headers headers) {
        ServerTransaction transaction = call.inviteServer;
        if (call.state != Call.State.INCOMING || transaction == null) {
            return;
        }
        SipResponse response = response(call, transaction, status, null);
        call.inviteServer = null;
        exchange.transactions.respond(
                transaction, response.withHeaders(response.headers().with(headers)));
        exchange.forget(call);
    }

    /// The caller's CANCEL, or his BYE before we answered.
    void cancelled(Call call) {
        reject(call, 487, Headers.NONE);
        exchange.tell(new Event.CallCancelled(call.key));
    }

    private SipResponse response(
            Call call, ServerTransaction transaction, int status, @Nullable SessionDescription description) {
        SipResponse response =
                exchange.replies.inDialog(transaction.request, status, call.dialogKey.localTag(), transaction.source);
        if (description == null) {
            return response;
        }
        BodyPart part = Exchange.part(description);
        return response.withBody(part.type(), part.content());
    }
}
