package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SubscriptionState;
import org.tocsin.sip.sdp.SessionDescription;

/// What a user agent tells the application.
public sealed interface Event {
    /// An event about one call.
    sealed interface OfCall extends Event {
        CallKey call();
    }

    /// Somebody calls; 100 has been sent. Go on with ring, progress, answer or reject.
    ///
    /// @param emergency whether this is an emergency call by the settings
    /// @param replaces the call this one takes the place of (RFC 3891): that one ends when this is answered;
    ///     null for none
    record IncomingCall(
            CallKey call,
            SipRequest invite,
            Body body,
            Set<Oddity> oddities,
            boolean emergency,
            Flow from,
            @Nullable CallKey replaces)
            implements OfCall {
        public IncomingCall {
            oddities = Set.copyOf(oddities);
        }

        /// The caller's session description; empty if there is none we can read: then we offer.
        public Optional<SessionDescription> offer() {
            return SessionDescription.find(body);
        }
    }

    /// The caller gave up before we answered. 487 has been sent.
    record CallCancelled(CallKey call) implements OfCall {}

    /// The caller acknowledged our answer: the call is up. The body has his session description if we made the
    /// offer.
    record CallConfirmed(CallKey call, Body body) implements OfCall {
        public Optional<SessionDescription> answer() {
            return SessionDescription.find(body);
        }
    }

    /// A provisional response to our INVITE: 180, 183 with early media, ...
    record CallProgressed(CallKey call, SipResponse response, Body body) implements OfCall {
        public Optional<SessionDescription> answer() {
            return SessionDescription.find(body);
        }
    }

    /// The called side answered. The ACK has been sent, unless our INVITE had no offer: then the body holds the
    /// offer and the ACK waits for [UserAgent#answerOffer].
    record CallAnswered(CallKey call, SipResponse response, Body body) implements OfCall {
        public Optional<SessionDescription> answer() {
            return SessionDescription.find(body);
        }
    }

    /// Our INVITE came to nothing.
    ///
    /// @param status of the refusal; 408 if nobody answered, 503 if it could not be sent
    /// @param response the refusal, if one came
    record CallFailed(CallKey call, int status, @Nullable SipResponse response) implements OfCall {}

    /// The call is over.
    record CallEnded(CallKey call, EndCause cause) implements OfCall {}

    /// The other side wants to change the session (re-INVITE or UPDATE); without a session description in the body
    /// it wants our offer. Go on with answerOffer or refuseOffer within ten seconds.
    record OfferReceived(CallKey call, SipRequest request, Body body) implements OfCall {
        public Optional<SessionDescription> offer() {
            return SessionDescription.find(body);
        }
    }

    /// The other side has acknowledged our answer to its re-INVITE; the body has its answer if the offer was
    /// ours.
    record OfferConfirmed(CallKey call, Body body) implements OfCall {
        public Optional<SessionDescription> answer() {
            return SessionDescription.find(body);
        }
    }

    /// Our offer was accepted.
    record OfferAnswered(CallKey call, Body body) implements OfCall {
        public Optional<SessionDescription> answer() {
            return SessionDescription.find(body);
        }
    }

    /// Our offer was refused; the session stays as it was.
    record OfferRefused(CallKey call, int status) implements OfCall {}

    /// Our answer was never acknowledged. Told for emergency calls only: the call goes on; other calls end.
    record AckMissing(CallKey call) implements OfCall {}

    /// The other side no longer refreshes the session. Told for emergency calls only: the call goes on;
    /// others end.
    record SessionLapsed(CallKey call) implements OfCall {}

    /// An INFO within a call; 200 has been sent.
    record InfoReceived(CallKey call, SipRequest request, Body body) implements OfCall {}

    /// A MESSAGE, within a call or outside. Answer with [UserAgent#respond] once it is kept; 200 means it was.
    record MessageReceived(
            RequestKey key, @Nullable CallKey call, SipRequest request, Body body, boolean emergency, Flow from)
            implements Event {}

    /// A request of a method left to the application ([UserAgentSettings#forwarded]). Answer with
    /// [UserAgent#respond].
    record RequestReceived(RequestKey key, @Nullable CallKey call, SipRequest request, Body body, Flow from)
            implements Event {}

    /// Somebody wants news of a state (SUBSCRIBE). Go on with acceptSubscription or refuseSubscription.
    ///
    /// @param call the call it came in; null outside
    /// @param wanted for how long; zero for the present state alone
    record SubscriptionAsked(
            SubscriptionKey key,
            @Nullable CallKey call,
            EventType event,
            Duration wanted,
            SipRequest request,
            Body body,
            Flow from)
            implements Event {}

    /// A subscriber of ours left, was not reached, or let the time run out; also of a transfer we report about.
    record SubscriberGone(SubscriptionKey key) implements Event {}

    /// News of a state we subscribed to. 200 has been sent.
    record Notified(SubscriptionKey key, SubscriptionState state, SipRequest request, Body body) implements Event {}

    /// A subscription of ours is over, or never began.
    ///
    /// @param reason the notifier's word, or `timeout`, `silence`; empty when there is none
    /// @param status of a refusal; 408 if nobody answered, 503 if it could not be sent, 0 if it just ended
    record SubscriptionOver(SubscriptionKey key, String reason, int status) implements Event {}

    /// The other side asks us to call somebody (REFER). Go on with acceptTransfer or refuseTransfer.
    ///
    /// @param call the call it came in; null outside
    record TransferAsked(SubscriptionKey key, @Nullable CallKey call, ReferTarget target, SipRequest request, Flow from)
            implements Event {}

    /// How the call goes that we asked the other side to make.
    ///
    /// @param status as whoever makes it hears it: 100, 180, 200, 486, ...
    record TransferProgressed(SubscriptionKey key, CallKey call, int status) implements Event {}

    /// The other side reports no more about the call we asked it to make, or refused to make it.
    ///
    /// @param status the last one heard: below 300 if the transfer was taken; 0 if nothing was ever heard
    record TransferEnded(SubscriptionKey key, CallKey call, int status) implements Event {}

    /// The final answer to a request of ours.
    record RequestAnswered(RequestKey key, SipResponse response, Body body) implements Event {}

    /// A request of ours was not answered (408) or could not be sent (503).
    record RequestFailed(RequestKey key, int status) implements Event {}

    /// A request was refused without asking the application.
    record Refused(Flow from, int status) implements Event {}

    /// Bytes that could not be answered were dropped. The reason is a fixed text.
    record Dropped(Flow from, String reason) implements Event {}

    /// A bug of ours: handling one input failed. Everything else goes on.
    record Faulted(RuntimeException bug) implements Event {}
}
