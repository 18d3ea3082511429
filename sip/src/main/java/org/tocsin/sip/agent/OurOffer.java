package org.tocsin.sip.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.transaction.TransactionAction;

/// A re-INVITE or UPDATE of ours: a new offer, or a refresh of the session, which the application does not
/// hear of.
final class OurOffer implements ClientTransaction.Listener {
    private static final int ATTEMPTS = 5;

    private final Exchange exchange;
    private final Conversations conversations;
    private final Call call;
    private final Method method;
    private final @Nullable SessionDescription description;
    private final boolean refresh;
    private int attempts;
    private @Nullable SipRequest request;
    private @Nullable SipRequest ack;
    private @Nullable Flow ackFlow;
    private @Nullable TimerKey retry;
    private @Nullable ClientTransaction transaction;

    OurOffer(
            Exchange exchange,
            Conversations conversations,
            Call call,
            Method method,
            @Nullable SessionDescription description,
            boolean refresh) {
        this.exchange = exchange;
        this.conversations = conversations;
        this.call = call;
        this.method = method;
        this.description = description;
        this.refresh = refresh;
    }

    void start() {
        attempts++;
        call.ourOffer = this;
        retry = null;
        if (call.theirOffer != null || call.accepted != null) {
            waitOrGiveUp(491);
            return;
        }
        request = exchange.next(
                call, method, call.sessionTimer.proposal(), description == null ? null : Exchange.part(description));
        transaction = exchange.request(call, request, this);
    }

    /// Whether the other side may have it already: then an offer of its own is a glare.
    boolean isOnItsWay() {
        return retry == null;
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isProvisional()) {
            return;
        }
        if (response.isSuccess()) {
            succeeded(response);
        } else if (call.ourOffer == this && !call.isEnded()) {
            refused(response);
        }
    }

    private void succeeded(SipResponse response) {
        acknowledge();
        if (call.ourOffer != this || call.isEnded()) {
            return; // a repetition, or the call is over
        }
        call.ourOffer = null;
        call.lapseTold = false;
        call.dialog().refreshTarget(response);
        call.sessionTimer.answered(response);
        if (!refresh) {
            call.localDescription = description;
            exchange.tell(new Event.OfferAnswered(call.key, Body.of(response)));
        }
    }

    private void acknowledge() {
        if (!method.equals(Method.INVITE) || request == null || call.dialog == null) {
            return;
        }
        if (ack == null || ackFlow == null) {
            ackFlow = call.nextFlow();
            ack = exchange.replies.outgoing(
                    call.dialog.acknowledge(request.cseq().number()), ackFlow);
        }
        exchange.outbox.send(ack, ackFlow);
    }

    private void refused(SipResponse response) {
        if (response.status() == 481) {
            call.ourOffer = null;
            conversations.lost(call);
        } else {
            waitOrGiveUp(response.status());
        }
    }

    private void waitOrGiveUp(int status) {
        if (status == 491 && attempts < ATTEMPTS) {
            retry = exchange.timers.set(glareWait(), this::start);
            return;
        }
        call.ourOffer = null;
        if (!refresh) {
            exchange.tell(new Event.OfferRefused(call.key, status));
        }
    }

    /// RFC 3261 section 14.1: whoever made the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10 ms.
    private Duration glareWait() {
        return call.outgoing != null
                ? Duration.ofMillis(2_100 + 10L * exchange.identifiers.below(191))
                : Duration.ofMillis(10L * exchange.identifiers.below(201));
    }

    @Override
    public void failed(TransactionAction.Failure failure) {
        if (call.ourOffer != this || call.isEnded()) {
            return;
        }
        call.ourOffer = null;
        if (!call.emergency) {
            conversations.lost(call);
        } else if (refresh) {
            conversations.unrefreshed(call);
        } else {
            exchange.tell(new Event.OfferRefused(call.key, 408));
        }
    }

    /// The call is ending: nothing is tried again.
    void stopWaiting() {
        exchange.timers.cancel(retry);
    }

    /// The call is over. An INVITE the other side said 100 to and then forgot would wait for ever.
    void stop() {
        stopWaiting();
        if (transaction != null) {
            exchange.transactions.abandon(transaction);
        }
    }
}
