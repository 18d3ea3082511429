package org.tocsin.sip.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.sdp.SessionDescription;

/// All a user agent knows of one call. Compared by identity; changed only by the classes of this package.
final class Call {
    /// Where a call stands.
    enum State {
        /// Came in, not answered.
        INCOMING,
        /// Went out, not answered.
        OUTGOING,
        /// Our 2xx is not acknowledged yet.
        ANSWERED,
        /// Both sides talk.
        UP,
        /// Our BYE is on its way.
        ENDING,
        /// Forgotten.
        ENDED
    }

    final CallKey key;
    final DialogKey dialogKey;
    final boolean emergency;
    SipRequest invite;
    State state;
    Flow flow;
    boolean translated;
    boolean peerAllowsUpdate;

    @Nullable
    Dialog dialog;

    @Nullable
    SessionDescription localDescription;

    final SessionTimer sessionTimer;

    /// Whether the application knows that the session is not refreshed any more.
    boolean lapseTold;

    /// Incoming: the INVITE's transaction, until it has its final answer.
    @Nullable
    ServerTransaction inviteServer;

    /// Incoming: reminds the caller's proxies every minute that we still ring.
    @Nullable
    TimerKey ringTimer;

    /// Incoming: provisional responses awaiting their PRACK, the first of them sent.
    final Deque<ReliableProvisional> provisionals = new ArrayDeque<>();

    int lastReliableSequence;

    /// Incoming: our answer, held back until a provisional session description is acknowledged.
    @Nullable
    SessionDescription heldAnswer;

    /// Our 2xx to an INVITE or re-INVITE that is not acknowledged yet.
    @Nullable
    AcceptedInvite accepted;

    /// Hang up as soon as our 2xx is acknowledged.
    boolean hangUpWhenAcknowledged;

    /// Incoming: the call that ends when this one is answered (RFC 3891).
    @Nullable
    Call replaces;

    /// Outgoing: the INVITE's course.
    @Nullable
    OutgoingInvite outgoing;

    /// Outgoing: our offer was answered before the call was, in a reliable response. The other side may make one
    /// now (RFC 3311 section 5.1).
    boolean earlyAgreed;

    /// The other side's offer the application has to answer.
    @Nullable
    PendingOffer theirOffer;

    /// Our offer on its way.
    @Nullable
    OurOffer ourOffer;

    Call(
            CallKey key,
            DialogKey dialogKey,
            boolean emergency,
            SipRequest invite,
            State state,
            Flow flow,
            Exchange exchange) {
        this.key = key;
        this.dialogKey = dialogKey;
        this.emergency = emergency;
        this.invite = invite;
        this.state = state;
        this.flow = flow;
        this.sessionTimer = new SessionTimer(exchange, this);
    }

    /// @throws IllegalStateException if there is none yet
    Dialog dialog() {
        if (dialog == null) {
            throw new IllegalStateException("call without a dialog");
        }
        return dialog;
    }

    boolean isEnded() {
        return state == State.ENDING || state == State.ENDED;
    }

    Flow nextFlow() {
        return Routing.next(dialog, flow, translated);
    }
}
