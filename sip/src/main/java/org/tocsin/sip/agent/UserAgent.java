package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.dialog.Replaces;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.SessionDescription;

/// One SIP element: see the package. Every method returns what is to be done, in order. Confined to one thread.
///
/// A command about a call or request that is over does nothing: it may have crossed the end on the way.
public final class UserAgent {
    private final Exchange exchange;
    private final Conversations conversations;
    private final IncomingCalls incoming;
    private final OpenRequests requests;
    private final Subscriptions subscriptions;
    private final Transfers transfers;
    private final Reception reception;

    public UserAgent(UserAgentSettings settings, Identifiers identifiers) {
        exchange = new Exchange(settings, identifiers);
        conversations = new Conversations(exchange);
        incoming = new IncomingCalls(exchange, conversations);
        requests = new OpenRequests(exchange);
        subscriptions = new Subscriptions(exchange);
        transfers = new Transfers(exchange, subscriptions);
        reception = new Reception(exchange, conversations, incoming, requests, subscriptions, transfers);
    }

    /// A datagram, or one message cut from a stream, came from there. Never throws, whatever the bytes.
    public List<Action> received(Flow from, byte[] message) {
        return run(() -> reception.receive(from, message));
    }

    /// A timer ran out.
    public List<Action> fired(TimerKey timer) {
        return run(() -> exchange.timers.fired(timer));
    }

    /// A connection closed, or something could not be sent on a flow.
    public List<Action> failed(Flow flow) {
        return run(() -> {
            exchange.failed(flow);
            subscriptions.failed(flow);
            exchange.transactions.failed(flow);
        });
    }

    /// Sends 180, and again every minute as long as the call rings.
    public List<Action> ring(CallKey call) {
        return with(call, incoming::ring);
    }

    /// Sends 183 with a session description: early media, before the call is answered.
    public List<Action> progress(CallKey call, SessionDescription early) {
        return with(call, found -> incoming.progress(found, early));
    }

    /// Answers an incoming call: our answer to its offer, or our offer if it had none. Event.CallConfirmed
    /// follows.
    public List<Action> answer(CallKey call, SessionDescription description) {
        return with(call, found -> incoming.answer(found, description));
    }

    /// Refuses an incoming call that was not answered. No event follows.
    ///
    /// @param status 300 to 699
    public List<Action> reject(CallKey call, int status, Headers headers) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("a refusal has a status of 300 to 699");
        }
        return with(call, found -> incoming.reject(found, status, headers));
    }

    /// Calls somebody.
    ///
    /// @param call a key the application has not used before
    public List<Action> invite(CallKey call, Invitation invitation) {
        if (exchange.find(call).isPresent()) {
            throw new IllegalArgumentException("a call with this key exists");
        }
        return run(() -> {
            String tag = exchange.identifiers.next();
            String callId = exchange.identifiers.next() + "@" + exchange.replies.host(invitation.destination());
            SipRequest request = OutgoingInvite.request(exchange, invitation, tag, callId);
            Flow to = invitation.destination();
            boolean emergency = exchange.settings.emergency().test(request);
            var made =
                    new Call(call, new DialogKey(callId, tag), emergency, request, Call.State.OUTGOING, to, exchange);
            made.outgoing = new OutgoingInvite(exchange, made);
            made.localDescription = SessionDescription.find(Body.of(request)).orElse(null);
            conversations.watch(made);
            exchange.add(made);
            made.outgoing.start();
        });
    }

    /// Hangs up: CANCEL, 480 or BYE, whatever the state asks for. Event.CallEnded follows, at once or when the
    /// other side has answered the CANCEL.
    public List<Action> hangUp(CallKey call) {
        return with(call, found -> {
            switch (found.state) {
                case INCOMING -> {
                    incoming.reject(found, 480, Headers.NONE);
                    exchange.tell(new Event.CallEnded(found.key, EndCause.LOCAL_HANG_UP));
                }
                case OUTGOING -> {
                    if (found.outgoing != null) {
                        found.outgoing.cancel();
                    }
                }
                case ANSWERED, UP, ENDING, ENDED -> conversations.hangUp(found);
            }
        });
    }

    /// Offers another session by re-INVITE: hold, resume, other media. Event.OfferAnswered or OfferRefused
    /// follows;
    /// a glare is retried first. 491 at once if another offer is on its way.
    public List<Action> offer(CallKey call, SessionDescription description) {
        return with(call, found -> conversations.offer(found, description));
    }

    /// Answers Event.OfferReceived, or the offer in Event.CallAnswered.
    public List<Action> answerOffer(CallKey call, SessionDescription description) {
        return with(call, found -> conversations.answerOffer(found, description));
    }

    /// Refuses Event.OfferReceived, usually with 488; the session stays as it was.
    public List<Action> refuseOffer(CallKey call, int status) {
        return with(call, found -> conversations.refuseOffer(found, status));
    }

    /// Sends a request within a call: INFO, MESSAGE, OPTIONS, ... Event.RequestAnswered or RequestFailed
    /// follows.
    ///
    /// @param request a key the application has not used before
    public List<Action> send(RequestKey request, CallKey call, Outgoing outgoing) {
        return with(call, found -> {
            if (found.dialog == null || found.isEnded()) {
                exchange.tell(new Event.RequestFailed(request, 481));
            } else {
                SipRequest next = exchange.next(found, outgoing.method(), outgoing.headers(), outgoing.body());
                exchange.request(found, next, requests.reporting(request));
            }
        });
    }

    /// Sends a request of its own: MESSAGE, OPTIONS, REGISTER, ... Event.RequestAnswered or
    /// RequestFailed follows.
    ///
    /// @param request a key the application has not used before
    /// @param to where it goes, already looked up
    public List<Action> send(RequestKey request, Uri target, NameAddr from, Flow to, Outgoing outgoing) {
        return run(() -> {
            Headers headers = Headers.of(
                            "Max-Forwards", "70",
                            "From", from.withTag(exchange.identifiers.next()).text(),
                            "To", NameAddr.of(target).text(),
                            "Call-ID", exchange.identifiers.next() + "@" + exchange.replies.host(to),
                            "CSeq", new CSeq(1, outgoing.method()).text())
                    .with(outgoing.headers());
            var bare = new SipRequest(outgoing.method(), target, headers, Bytes.EMPTY);
            SipRequest filled = Exchange.withBody(bare, outgoing.body());
            exchange.transactions.send(exchange.replies.outgoing(filled, to), to, requests.reporting(request));
        });
    }

    /// Answers Event.MessageReceived or RequestReceived.
    public List<Action> respond(RequestKey request, int status) {
        return respond(request, status, Headers.NONE, null);
    }

    /// Answers Event.MessageReceived or RequestReceived with header fields and a body.
    public List<Action> respond(RequestKey request, int status, Headers headers, @Nullable BodyPart body) {
        return run(() -> requests.respond(request, status, headers, body));
    }

    /// Asks the other side of a call to call somebody else (REFER). Event.TransferProgressed follows as it goes,
    /// and Event.TransferEnded; the call itself stays up until somebody hangs up.
    ///
    /// @param transfer a key the application has not used before
    /// @param headers further header fields: Referred-By, Call-Info, ...
    public List<Action> transfer(SubscriptionKey transfer, CallKey call, ReferTarget target, Headers headers) {
        return with(call, found -> transfers.refer(transfer, found, target, headers));
    }

    /// Accepts Event.TransferAsked with 202; the application makes the call and reports how it goes.
    public List<Action> acceptTransfer(SubscriptionKey transfer) {
        return run(() -> transfers.accept(transfer));
    }

    /// Refuses Event.TransferAsked.
    public List<Action> refuseTransfer(SubscriptionKey transfer, int status) {
        return run(() -> transfers.refuse(transfer, status));
    }

    /// Tells whoever asked for it how the call goes; 200 and above is the last report.
    public List<Action> reportTransfer(SubscriptionKey transfer, int status) {
        return run(() -> transfers.report(transfer, status));
    }

    /// Whether nothing has come back to the INVITE of an outgoing call, not even 100: nobody may be there.
    public boolean isUnheard(CallKey call) {
        return exchange.find(call)
                .filter(found -> found.state == Call.State.OUTGOING)
                .map(found -> found.outgoing)
                .filter(invite -> !invite.isHeard())
                .isPresent();
    }

    /// What an INVITE or a Refer-To has to say to take the place of a call, as its other side has to read it;
    /// empty before the call has a dialog.
    public Optional<Replaces> findReplaces(CallKey call) {
        return exchange.find(call)
                .flatMap(found -> Optional.ofNullable(found.dialog))
                .map(Dialog::replacedByPeer);
    }

    /// The call whose dialog a Replaces names, as it was written for us to read.
    public Optional<CallKey> findCall(Replaces replaces) {
        return exchange.find(replaces).map(call -> call.key);
    }

    /// Asks for news of a state (SUBSCRIBE). Event.Notified follows at once and at each change,
    /// Event.SubscriptionOver at the end. The subscription is refreshed until [#unsubscribe].
    ///
    /// @param subscription a key the application has not used before
    public List<Action> subscribe(SubscriptionKey subscription, Subscribing wish) {
        if (subscriptions.isKnown(subscription)) {
            throw new IllegalArgumentException("a subscription with this key exists");
        }
        return run(() -> subscriptions.subscribe(subscription, wish));
    }

    /// Wants no more news. The last word of the other side, and Event.SubscriptionOver, follow.
    public List<Action> unsubscribe(SubscriptionKey subscription) {
        return run(() -> subscriptions.unsubscribe(subscription));
    }

    /// Accepts Event.SubscriptionAsked and tells the present state.
    ///
    /// @param longest how long it may last without a refresh
    public List<Action> acceptSubscription(SubscriptionKey subscription, Duration longest, @Nullable BodyPart state) {
        return run(() -> subscriptions.accept(subscription, longest, state));
    }

    /// Refuses Event.SubscriptionAsked.
    public List<Action> refuseSubscription(SubscriptionKey subscription, int status) {
        return run(() -> subscriptions.refuse(subscription, status));
    }

    /// Tells a subscriber the state as it is now. While one notice is on its way only the latest is kept.
    public List<Action> notify(SubscriptionKey subscription, BodyPart state) {
        return run(() -> subscriptions.tell(subscription, state));
    }

    /// Tells a subscriber that there will be no more.
    ///
    /// @param reason `noresource`, `deactivated`, `rejected`, ...
    public List<Action> endSubscription(SubscriptionKey subscription, String reason, @Nullable BodyPart last) {
        return run(() -> subscriptions.end(subscription, reason, last));
    }

    /// What is held at the moment.
    public Census census() {
        return new Census(
                exchange.callCount(),
                exchange.dialogCount(),
                exchange.transactions.serverCount(),
                exchange.transactions.clientCount(),
                requests.size(),
                subscriptions.size() + transfers.size(),
                exchange.timers.size());
    }

    private List<Action> with(CallKey key, Consumer<Call> work) {
        return run(() -> exchange.find(key).ifPresent(work));
    }

    /// A bug met in one input must not take the others down: it is told, and what was done so far is carried
    /// out.
    private List<Action> run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            exchange.tell(new Event.Faulted(bug));
        }
        return exchange.outbox.drain();
    }
}
