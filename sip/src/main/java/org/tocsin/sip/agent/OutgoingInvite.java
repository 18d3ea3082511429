package org.tocsin.sip.agent;

import java.util.ArrayList;
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

/// The course of one INVITE of ours from sending to answer (RFC 3261 sections 9.1 and 13.2).
final class OutgoingInvite implements ClientTransaction.Listener {
    private final Exchange exchange;
    private final Call call;
    private @Nullable ClientTransaction transaction;
    private boolean provisionalSeen;
    private boolean slowed;
    private boolean cancelWanted;
    private @Nullable TimerKey cancelGuard;
    private long lastReliable = -1;
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
        if (call.dialog == null && response.toTag().isPresent()) {
            call.dialog = Dialog.calling(call.invite, response);
        }
        if (response.headers().hasToken("Require", "100rel") && !acknowledgeProvisional(response)) {
            return;
        }
        exchange.tell(new Event.CallProgressed(call.key, response, Body.of(response)));
    }

    /// @return false if it is a repetition
    private boolean acknowledgeProvisional(SipResponse response) {
        String sequence = response.headers().find("RSeq").orElse("").strip();
        boolean sameDialog = call.dialog != null
                && call.dialog.remoteTag().equals(response.toTag().orElse(""));
        if (!sequence.matches("\\d{1,10}") || !sameDialog) {
            return true;
        }
        if (Long.parseLong(sequence) <= lastReliable) {
            return false;
        }
        lastReliable = Long.parseLong(sequence);
        String rack = sequence + " " + call.invite.cseq().text();
        SipRequest prack = exchange.next(call, Method.PRACK, Headers.of("RAck", rack), null);
        exchange.request(call, prack, Quiet.LISTENER);
        return true;
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
        Dialog early = call.dialog;
        Dialog dialog = Dialog.calling(call.invite, response);
        call.dialog = early == null ? dialog : dialog.continuing(early);
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
        provisionalSeen = false;
        lastReliable = -1;
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
