package org.tocsin.sip.agent;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
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
    record IncomingCall(CallKey call, SipRequest invite, Body body, Set<Oddity> oddities, boolean emergency, Flow from)
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

    /// The other side has acknowledged our answer to its re-INVITE; the body has its answer if the offer was ours.
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

    /// The other side no longer refreshes the session. Told for emergency calls only: the call goes on; others end.
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
