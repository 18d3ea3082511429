package org.tocsin.sip.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.transaction.TransactionAction;

/// The course of one INVITE of ours from sending to answer (RFC 3261 sections 9.1 and 13.2). Proxies may have it
/// ring in several places at once: each has an early dialog of its own, and each has its reliable responses
/// acknowledged.
final class OutgoingInvite implements ClientTransaction.Listener {
    /// More branches than this are not kept apart: their provisional responses are told, not acknowledged.
    private static final int BRANCHES = 16;

    private final Exchange exchange;
    private final Call call;
    private final Map<String, Branch> branches = new HashMap<>();
    private @Nullable ClientTransaction transaction;
    private boolean provisionalSeen;
    private boolean slowed;
    private boolean cancelWanted;
    private @Nullable TimerKey cancelGuard;
    private @Nullable String acceptedTag;
    private @Nullable SipRequest ack;
    private @Nullable Flow ackFlow;

    OutgoingInvite(Exchange exchange, Call call) {
        this.exchange = exchange;
        this.call = call;
    }

    void start() {
        transaction = exchange.transactions.send(call.invite, call.flow, this);
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isProvisional()) {
            provisional(response);
        } else if (response.isSuccess()) {
            succeeded(response);
        } else {
            refused(response.status(), response);
        }
    }

    @Override
    public void failed(TransactionAction.Failure failure) {
        refused(failure == TransactionAction.Failure.TIMEOUT ? 408 : 503, null);
    }

    private void provisional(SipResponse response) {
        provisionalSeen = true;
        if (call.state != Call.State.OUTGOING) {
            return;
        }
        if (cancelWanted) {
            sendCancel();
            return;
        }
        if (response.status() == 100) {
            return;
        }
        Branch branch = branch(response);
        if (response.headers().hasToken("Require", "100rel") && branch != null && !branch.acknowledge(response)) {
            return;
        }
        exchange.tell(new Event.CallProgressed(call.key, response, Body.of(response)));
    }

    /// The early dialog of a provisional response; the first is the call's until one is answered.
    private @Nullable Branch branch(SipResponse response) {
        String tag = response.toTag().orElse("");
        if (tag.isEmpty() || branches.size() >= BRANCHES && !branches.containsKey(tag)) {
            return null;
        }
        Branch branch = branches.computeIfAbsent(tag, _ -> new Branch(Dialog.calling(call.invite, response)));
        if (call.dialog == null) {
            call.dialog = branch.dialog;
        }
        return branch;
    }

    /// One place where our INVITE rings.
    private final class Branch {
        final Dialog dialog;
        private long lastReliable = -1;

        Branch(Dialog dialog) {
            this.dialog = dialog;
        }

        /// RFC 3262 section 4.
        ///
        /// @return false if it is a repetition, or one before it is missing: it will be sent again
        boolean acknowledge(SipResponse response) {
            String sequence = response.headers().find("RSeq").orElse("").strip();
            if (!sequence.matches("\\d{1,10}")) {
                return true;
            }
            long number = Long.parseLong(sequence);
            if (lastReliable >= 0 && number != lastReliable + 1) {
                return false;
            }
            lastReliable = number;
            if (call.dialog == dialog && Body.of(response).find(MediaType.SDP).isPresent()) {
                call.earlyAgreed = true;
            }
            SipRequest bare = dialog.request(Method.PRACK);
            SipRequest prack = bare.withHeaders(bare.headers()
                    .with("RAck", sequence + " " + call.invite.cseq().text()));
            Flow flow = Routing.next(dialog, call.flow, call.translated);
            exchange.transactions.send(exchange.replies.outgoing(prack, flow), flow, Quiet.LISTENER);
            return true;
        }
    }

    private void succeeded(SipResponse response) {
        String tag = response.toTag().orElse("");
        if (tag.equals(acceptedTag)) {
            if (ack != null && ackFlow != null) {
                exchange.outbox.send(ack, ackFlow);
            }
        } else if (call.state != Call.State.OUTGOING || cancelWanted) {
            acknowledgeAndHangUp(response);
            if (call.state == Call.State.OUTGOING) {
                ended();
            }
        } else {
            acceptedTag = tag;
            establish(response);
        }
    }

    private void establish(SipResponse response) {
        Branch early = branches.get(response.toTag().orElse(""));
        Dialog dialog = Dialog.calling(call.invite, response);
        call.dialog = early == null ? dialog : dialog.continuing(early.dialog);
        call.peerAllowsUpdate = response.headers().hasToken("Allow", Method.UPDATE.name());
        call.state = Call.State.UP;
        boolean weOffered = Body.of(call.invite).find(MediaType.SDP).isPresent();
        if (weOffered || Body.of(response).find(MediaType.SDP).isEmpty()) {
            acknowledge(null);
        }
        call.sessionTimer.answered(response);
        exchange.tell(new Event.CallAnswered(call.key, response, Body.of(response)));
    }

    /// Sends the ACK for the 2xx, with our answer if the offer was theirs.
    void acknowledge(@Nullable SessionDescription answer) {
        if (ack != null) {
            return;
        }
        ackFlow = call.nextFlow();
        SipRequest plain = call.dialog().acknowledge(call.invite.cseq().number());
        SipRequest filled = answer == null ? plain : Exchange.withBody(plain, Exchange.part(answer));
        ack = exchange.replies.outgoing(filled, ackFlow);
        exchange.outbox.send(ack, ackFlow);
    }

    /// Whether any response has come.
    boolean isHeard() {
        return provisionalSeen;
    }

    boolean awaitsAnswer() {
        return ack == null && call.state == Call.State.UP;
    }

    /// A 2xx we no longer want, or of another branch of a forked INVITE: the dialog it makes is ended at once.
    private void acknowledgeAndHangUp(SipResponse response) {
        Dialog dialog = Dialog.calling(call.invite, response);
        Flow flow = Routing.next(dialog, call.flow, false);
        SipRequest unwanted = dialog.acknowledge(call.invite.cseq().number());
        exchange.outbox.send(exchange.replies.outgoing(unwanted, flow), flow);
        SipRequest bye = exchange.replies.outgoing(dialog.request(Method.BYE), flow);
        exchange.transactions.send(bye, flow, Quiet.LISTENER);
    }

    private void refused(int status, @Nullable SipResponse response) {
        if (call.state != Call.State.OUTGOING) {
            return;
        }
        if (cancelWanted) {
            ended();
        } else if (status == 422
                && response != null
                && !slowed
                && SessionTimer.minimum(response).isPresent()) {
            again(SessionTimer.minimum(response).get());
        } else {
            exchange.forget(call);
            exchange.tell(new Event.CallFailed(call.key, status, response));
        }
    }

    /// RFC 4028 section 7.3: the same INVITE with the interval the other side asks for.
    private void again(int seconds) {
        slowed = true;
        SipRequest before = call.invite;
        Headers headers = before.headers()
                .without("Via")
                .without("User-Agent")
                .withOnly("CSeq", new CSeq(before.cseq().number() + 1, Method.INVITE).text())
                .withOnly("Session-Expires", Integer.toString(seconds))
                .withOnly("Min-SE", Integer.toString(seconds));
        call.dialog = null;
        call.earlyAgreed = false;
        provisionalSeen = false;
        branches.clear();
        call.invite = exchange.replies.outgoing(before.withHeaders(headers), call.flow);
        start();
    }

    private void ended() {
        exchange.timers.cancel(cancelGuard);
        exchange.forget(call);
        exchange.tell(new Event.CallEnded(call.key, EndCause.LOCAL_HANG_UP));
    }

    /// We give up. The CANCEL waits for the first provisional response (RFC 3261 section 9.1).
    void cancel() {
        if (!cancelWanted) {
            cancelWanted = true;
            if (provisionalSeen) {
                sendCancel();
            }
        }
    }

    private void sendCancel() {
        if (cancelGuard != null) {
            return;
        }
        var lines = new ArrayList<Header>();
        lines.add(new Header("Via", call.invite.topVia().text()));
        for (Header line : call.invite.headers()) {
            switch (line.name()) {
                case "Route", "From", "To", "Call-ID", "Max-Forwards", "User-Agent" -> lines.add(line);
                default -> {}
            }
        }
        lines.add(new Header("CSeq", new CSeq(call.invite.cseq().number(), Method.CANCEL).text()));
        var cancel = new SipRequest(Method.CANCEL, call.invite.uri(), new Headers(lines), Bytes.EMPTY);
        exchange.transactions.send(cancel, call.flow, Quiet.LISTENER);
        cancelGuard = exchange.timers.set(exchange.settings.timings().patience(), this::cancelUnanswered);
    }

    /// RFC 3261 section 9.1: without a final response 64*T1 after the CANCEL the INVITE is over all the same.
    private void cancelUnanswered() {
        if (transaction != null) {
            exchange.transactions.abandon(transaction);
        }
        if (call.state == Call.State.OUTGOING) {
            ended();
        }
    }

    /// The INVITE of an invitation, ready to go.
    static SipRequest request(Exchange exchange, Invitation invitation, String tag, String callId) {
        Headers headers = Headers.of(
                        "Max-Forwards", "70",
                        "From", invitation.from().withTag(tag).text(),
                        "To", invitation.to().text(),
                        "Call-ID", callId,
                        "CSeq", new CSeq(1, Method.INVITE).text())
                .with(invitation.headers());
        long interval = exchange.settings.sessionInterval().toSeconds();
        if (interval > 0 && !headers.contains("Session-Expires")) {
            headers = headers.with("Session-Expires", Long.toString(interval));
        }
        var bare = new SipRequest(Method.INVITE, invitation.target(), headers, Bytes.EMPTY);
        return exchange.replies.outgoing(Exchange.withBody(bare, invitation.body()), invitation.destination());
    }
}
