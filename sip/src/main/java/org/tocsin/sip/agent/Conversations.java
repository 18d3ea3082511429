package org.tocsin.sip.agent;

import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.transaction.TransactionAction;

/// Calls that are up, the same for both sides: acknowledging, offers either way, refreshing, hanging up (RFC 3261
/// sections 14 and 15, RFC 3311, RFC 4028).
final class Conversations {
    private final Exchange exchange;

    Conversations(Exchange exchange) {
        this.exchange = exchange;
    }

    /// Ties a new call to its session timer.
    void watch(Call call) {
        call.sessionTimer.onDue(() -> refresh(call), () -> lapsed(call));
    }

    /// Sends our 2xx to an INVITE or re-INVITE and waits for the ACK.
    void accept(Call call, ServerTransaction transaction, SipResponse response) {
        call.accepted = new AcceptedInvite(exchange, transaction, response, () -> ackMissing(call));
        call.accepted.start();
    }

    void acknowledged(Call call, SipRequest ack) {
        AcceptedInvite accepted = call.accepted;
        if (accepted == null || accepted.sequence() != ack.cseq().number()) {
            return;
        }
        accepted.stop();
        call.accepted = null;
        boolean first = call.state == Call.State.ANSWERED;
        if (first) {
            call.state = Call.State.UP;
        }
        if (call.hangUpWhenAcknowledged) {
            sendBye(call);
        } else if (!call.isEnded()) {
            Body body = Body.of(ack);
            exchange.tell(first ? new Event.CallConfirmed(call.key, body) : new Event.OfferConfirmed(call.key, body));
        }
    }

    private void ackMissing(Call call) {
        call.accepted = null;
        if (call.state == Call.State.ANSWERED) {
            call.state = Call.State.UP;
        }
        if (call.hangUpWhenAcknowledged) {
            sendBye(call);
        } else if (call.emergency) {
            exchange.tell(new Event.AckMissing(call.key));
        } else {
            end(call, EndCause.NO_ACK);
        }
    }

    /// The other side's offer, or its refresh of the session. The request's transaction is open.
    void offered(Call call, ServerTransaction transaction) {
        SipRequest request = transaction.request;
        boolean invite = request.method().equals(Method.INVITE);
        boolean offer = Body.of(request).find(MediaType.SDP).isPresent();
        if (invite && call.accepted != null) {
            // RFC 5407 section 3.1.5: their ACK was lost, but who goes on has had our answer.
            acknowledged(call, acknowledgement(call.accepted, request));
        }
        if (call.theirOffer != null) {
            refuse(call, transaction, 500);
        } else if ((invite || offer) && isGlare(call)) {
            refuse(call, transaction, 491);
        } else if (call.state != Call.State.UP && (invite || offer) && !isEarlyUpdate(call, invite)) {
            refuse(call, transaction, call.state == Call.State.ENDING ? 487 : 500);
        } else {
            call.dialog().refreshTarget(request);
            if (!invite && !offer) {
                SipResponse response = response(call, transaction, 200);
                exchange.transactions.respond(transaction, call.sessionTimer.answering(request, response));
                return;
            }
            TimerKey guard = exchange.timers.set(exchange.settings.decisionTime(), () -> refuseOffer(call, 500));
            call.theirOffer = new PendingOffer(transaction, guard);
            if (invite) {
                exchange.transactions.respond(transaction, exchange.replies.server(request.reply(100, "")));
            }
            exchange.tell(new Event.OfferReceived(call.key, request, Body.of(request)));
        }
    }

    /// An UPDATE with an offer while our call still rings: a tone is played from elsewhere, or an announcement is over.
    private static boolean isEarlyUpdate(Call call, boolean invite) {
        return !invite && call.state == Call.State.OUTGOING && call.earlyAgreed;
    }

    private static boolean isGlare(Call call) {
        return call.ourOffer != null && call.ourOffer.isOnItsWay();
    }

    private static SipRequest acknowledgement(AcceptedInvite accepted, SipRequest reinvite) {
        Headers headers = reinvite.headers()
                .withOnly("CSeq", new CSeq(accepted.sequence(), Method.ACK).text())
                .without("Content-Type");
        return new SipRequest(Method.ACK, reinvite.uri(), headers, Bytes.EMPTY);
    }

    private void refuse(Call call, ServerTransaction transaction, int status) {
        SipResponse response = response(call, transaction, status);
        boolean later = status == 500;
        exchange.transactions.respond(
                transaction,
                later ? response.with("Retry-After", Integer.toString(exchange.identifiers.below(11))) : response);
    }

    private SipResponse response(Call call, ServerTransaction transaction, int status) {
        return exchange.replies.inDialog(transaction.request, status, call.dialogKey.localTag(), transaction.source);
    }

    void answerOffer(Call call, SessionDescription description) {
        OutgoingInvite outgoing = call.outgoing;
        if (outgoing != null && outgoing.awaitsAnswer()) {
            call.localDescription = description;
            outgoing.acknowledge(description);
            return;
        }
        PendingOffer offer = call.theirOffer;
        if (offer == null || call.isEnded()) {
            return;
        }
        exchange.timers.cancel(offer.guard());
        call.theirOffer = null;
        call.localDescription = description;
        ServerTransaction transaction = offer.transaction();
        SipResponse response = response(call, transaction, 200)
                .withBody(MediaType.SDP, Exchange.part(description).content());
        SipResponse timed = call.sessionTimer.answering(transaction.request, response);
        if (transaction.request.method().equals(Method.INVITE)) {
            accept(call, transaction, timed);
        } else {
            exchange.transactions.respond(transaction, timed);
        }
    }

    void refuseOffer(Call call, int status) {
        PendingOffer offer = call.theirOffer;
        if (offer != null) {
            exchange.timers.cancel(offer.guard());
            call.theirOffer = null;
            refuse(call, offer.transaction(), status);
        }
    }

    void offer(Call call, SessionDescription description) {
        if (call.state != Call.State.UP || call.ourOffer != null || call.theirOffer != null || call.accepted != null) {
            exchange.tell(new Event.OfferRefused(call.key, 491));
        } else {
            new OurOffer(exchange, this, call, Method.INVITE, description, false).start();
        }
    }

    private void refresh(Call call) {
        if (call.state != Call.State.UP || call.ourOffer != null || call.theirOffer != null) {
            return;
        }
        if (call.peerAllowsUpdate) {
            new OurOffer(exchange, this, call, Method.UPDATE, null, true).start();
        } else if (call.localDescription != null) {
            new OurOffer(exchange, this, call, Method.INVITE, call.localDescription, true).start();
        }
    }

    private void lapsed(Call call) {
        if (call.emergency) {
            unrefreshed(call);
            refresh(call); // whoever has hung up says so
        } else {
            end(call, EndCause.SESSION_LAPSED);
        }
    }

    /// An emergency call goes on without its refresh: told once, asked for again and again.
    void unrefreshed(Call call) {
        call.sessionTimer.insist();
        if (!call.lapseTold) {
            call.lapseTold = true;
            exchange.tell(new Event.SessionLapsed(call.key));
        }
    }

    /// The application hangs up a call that was answered.
    void hangUp(Call call) {
        switch (call.state) {
            case ANSWERED -> {
                // RFC 3261 section 15: not before the ACK, or before it is sure that none will come.
                if (!call.hangUpWhenAcknowledged) {
                    call.hangUpWhenAcknowledged = true;
                    exchange.tell(new Event.CallEnded(call.key, EndCause.LOCAL_HANG_UP));
                }
            }
            case UP -> end(call, EndCause.LOCAL_HANG_UP);
            case INCOMING, OUTGOING, ENDING, ENDED -> {}
        }
    }

    /// Another call has taken the place of this one.
    void replaced(Call call) {
        switch (call.state) {
            case ANSWERED -> {
                if (!call.hangUpWhenAcknowledged) {
                    call.hangUpWhenAcknowledged = true;
                    exchange.tell(new Event.CallEnded(call.key, EndCause.REPLACED));
                }
            }
            case UP -> end(call, EndCause.REPLACED);
            case OUTGOING -> {
                if (call.outgoing != null) {
                    call.outgoing.cancel();
                }
            }
            case INCOMING, ENDING, ENDED -> {}
        }
    }

    private void end(Call call, EndCause cause) {
        exchange.tell(new Event.CallEnded(call.key, cause));
        sendBye(call);
    }

    private void sendBye(Call call) {
        call.state = Call.State.ENDING;
        call.sessionTimer.stop();
        if (call.theirOffer != null) {
            refuseOffer(call, 487);
        }
        if (call.ourOffer != null) {
            call.ourOffer.stopWaiting();
        }
        exchange.request(call, exchange.next(call, Method.BYE, Headers.NONE, null), new ClientTransaction.Listener() {
            @Override
            public void answered(SipResponse response) {
                if (response.isFinal()) {
                    exchange.forget(call);
                }
            }

            @Override
            public void failed(TransactionAction.Failure failure) {
                exchange.forget(call);
            }
        });
    }

    /// The other side hung up; its BYE is answered already.
    void hungUp(Call call) {
        if (call.theirOffer != null) {
            refuseOffer(call, 487);
        }
        boolean told = call.isEnded() || call.hangUpWhenAcknowledged;
        exchange.forget(call);
        if (!told) {
            exchange.tell(new Event.CallEnded(call.key, EndCause.REMOTE_HANG_UP));
        }
    }

    /// The other side does not know the call any more.
    void lost(Call call) {
        if (!call.isEnded()) {
            end(call, EndCause.PEER_LOST);
        }
    }
}
