package org.tocsin.edge.telephony;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.sdp.Direction;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.sdp.SrtpTerms;

/// A call on a trunk, from its INVITE to its end. Mutable; confined to the SIP loop.
final class TrunkCall {
    /// What the SIP side is doing; the centre's view is in [org.tocsin.core.calls.CallStatus].
    enum Stage {
        RINGING,
        ANSWERED,
        OVER
    }

    final CallKey key;
    final String signalling;
    final Actor.Network trunk;
    final Submissions submissions;
    final @Nullable InetAddress peer;
    final @Nullable SessionDescription offer;
    private final List<Function<CallId, CallCommand>> early = new ArrayList<>();
    private Stage stage = Stage.RINGING;
    private @Nullable CallId id;
    private @Nullable RtpLeg leg;
    private @Nullable LocalMedia local;
    private @Nullable SessionDescription ourOffer;
    private @Nullable SessionDescription described;
    private int said;
    private final SrtpTerms.Use srtp;
    private CallProtection protection;

    TrunkCall(
            CallKey key,
            String signalling,
            Actor.Network trunk,
            Submissions submissions,
            @Nullable InetAddress peer,
            @Nullable SessionDescription offer,
            SrtpTerms.Use srtp,
            CallProtection protection) {
        this.srtp = srtp;
        this.protection = protection;
        this.key = key;
        this.signalling = signalling;
        this.trunk = trunk;
        this.submissions = submissions;
        this.peer = peer;
        this.offer = offer;
    }

    /// What holds for its voice.
    SrtpTerms.Use srtp() {
        return srtp;
    }

    CallProtection protection() {
        return protection;
    }

    /// @return whether that is another than before
    boolean protect(CallProtection other) {
        boolean changed = !protection.equals(other);
        protection = other;
        return changed;
    }

    /// Who offered it.
    String source() {
        return peer == null ? trunk.trunk() : peer.getHostAddress();
    }

    /// Of its media offer, empty for none.
    String print() {
        return offer == null ? "" : CallPrints.print(offer);
    }

    Stage stage() {
        return stage;
    }

    boolean rings() {
        return stage == Stage.RINGING;
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    /// Known once the centre has recorded the arrival.
    Optional<CallId> id() {
        return Optional.ofNullable(id);
    }

    /// The centre has recorded the arrival.
    void numbered(CallId call) {
        id = call;
        early.forEach(saying -> say(call, saying));
        early.clear();
    }

    /// Another report of where the caller is; kept until the call has its number.
    void located(Fix fix) {
        say(call -> new CallCommand.AddFix(call, fix));
    }

    /// More of what the network says; kept until the call has its number.
    void told(AdditionalData data) {
        say(call -> new CallCommand.AddData(call, data, ""));
    }

    private void say(Function<CallId, CallCommand> saying) {
        if (id == null) {
            early.add(saying);
        } else {
            say(id, saying);
        }
    }

    private void say(CallId call, Function<CallId, CallCommand> saying) {
        submissions.submit(saying.apply(call), trunk, "said:" + ++said + ":" + signalling);
    }

    void gone(String cause) {
        submissions.submit(new CallCommand.CallerGone(signalling, cause), trunk, "gone:" + signalling);
    }

    void lost(String cause) {
        submissions.submit(new CallCommand.CarrierLost(signalling, cause), trunk, "lost:" + signalling);
    }

    /// The caller's sound, once answered.
    Optional<RtpLeg> leg() {
        return Optional.ofNullable(leg);
    }

    /// Answered, with sound.
    void answered(RtpLeg sound) {
        stage = Stage.ANSWERED;
        leg = sound;
    }

    /// The first description of the session on our side.
    void describe(LocalMedia media) {
        local = media;
    }

    void over() {
        stage = Stage.OVER;
    }

    /// An offer of ours; its answer is awaited.
    SessionDescription makeOffer(LocalMedia media) {
        local = media;
        ourOffer = OfferAnswer.offer(media);
        described = ourOffer;
        return ourOffer;
    }

    /// An answer of ours.
    void answer(SessionDescription description) {
        described = description;
    }

    /// The session offered anew, stream by stream as it is (RFC 3264 section 8); empty while there is none, or an
    /// offer of ours is on its way.
    Optional<SessionDescription> renew() {
        if (described == null || ourOffer != null || nextMedia().isEmpty()) {
            return Optional.empty();
        }
        described = described.next(described.media());
        ourOffer = described;
        return Optional.of(described);
    }

    /// Our next description of the session.
    Optional<LocalMedia> nextMedia() {
        if (local != null) {
            local = local.next(Direction.SENDRECV);
        }
        return Optional.ofNullable(local);
    }

    /// Takes out the offer of ours that waits for its answer.
    Optional<SessionDescription> takeOurOffer() {
        var waiting = Optional.ofNullable(ourOffer);
        ourOffer = null;
        return waiting;
    }
}
