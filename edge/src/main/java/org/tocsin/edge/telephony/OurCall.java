package org.tocsin.edge.telephony;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.EndCause;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.sdp.Direction;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;
import org.tocsin.sip.sdp.SrtpTerms;

/// A call this centre makes, from its INVITE to its end: to an interpreter, to a caller who hung up, to a desk phone.
///
/// What the network plays before anybody answers (ringing, an engaged tone, `the number you have dialled`) is
/// heard as it comes: the answer to our offer may stand in any provisional response, and a call that rings in
/// several places has several; the latest is listened to. Our own ringing tone stands in until sound has come (RFC
/// 3960 section 3.2). Confined to the SIP loop but for [#heard].
final class OurCall {
    /// Told on the SIP loop.
    interface Listener {
        void ringing();

        void answered();

        /// @param cause in words for the record
        void over(String cause);
    }

    private final ArrayDeque<Route.Destination> ways;
    private final SipLoop loop;
    private final RtpLeg leg;
    private final Function<Flow, SrtpTerms> terms;
    private final Listener listener;
    private CallKey key;
    private long dialledNanos;
    private @Nullable SipUri target;
    private LocalMedia local;
    private @Nullable InetAddress peer;
    private @Nullable SessionDescription ourOffer;
    private final Map<String, SessionDescription> early = new HashMap<>();
    private boolean earlyAgreed;
    private volatile boolean sounds;
    private boolean answered;
    private boolean over;

    /// @param ways to try one after the other, one at least
    /// @param terms what holds for the voice of a way
    OurCall(
            CallKey key,
            List<Route.Destination> ways,
            SipLoop loop,
            RtpLeg leg,
            LocalMedia local,
            Function<Flow, SrtpTerms> terms,
            Listener listener) {
        this.terms = terms;
        this.key = key;
        this.ways = new ArrayDeque<>(ways);
        this.loop = loop;
        this.leg = leg;
        this.local = local;
        this.listener = listener;
    }

    /// Its name in the signalling, another on each way.
    CallKey key() {
        return key;
    }

    /// Whether there is a way left to try.
    boolean hasAnotherWay() {
        return !over && !answered && !ways.isEmpty();
    }

    /// When it was dialled the last time, by the machine's own clock.
    long dialledNanos() {
        return dialledNanos;
    }

    /// Dials on the next way.
    void dial(CallKey name) {
        key = name;
        dialledNanos = System.nanoTime();
        var to = ways.remove();
        local = (target == null ? local : local.next(Direction.SENDRECV)).withSrtp(terms.apply(to.flow()));
        var offer = OfferAnswer.offer(local);
        ourOffer = offer;
        target = to.target();
        early.clear();
        earlyAgreed = false;
        sounds = false;
        peer = Streams.literal(to.flow().host());
        if (offer.media().stream().allMatch(stream -> stream.crypto().isEmpty())) {
            leg.expect(peer); // what is sealed cannot be opened before the answer
        }
        var invitation = new Invitation(
                to.target(),
                to.from(),
                NameAddr.of(to.target()),
                to.flow(),
                to.headers(),
                BodyPart.of(MediaType.SDP, offer.text()));
        loop.perform(agent -> agent.invite(key, invitation));
    }

    /// Whom it was dialled to; null before.
    @Nullable
    SipUri target() {
        return target;
    }

    /// Once they have answered.
    Optional<RtpLeg> findLeg() {
        return answered && !over ? Optional.of(leg) : Optional.empty();
    }

    /// Before they have answered, as soon as the network has something to hear.
    Optional<RtpLeg> findEarlyLeg() {
        return !answered && !over && (earlyAgreed || sounds) ? Optional.of(leg) : Optional.empty();
    }

    /// Whether the network lets us hear how the call goes: then no tone of ours is in the way.
    boolean sounds() {
        return sounds;
    }

    /// Sound has come; from the media clock.
    void heard() {
        sounds = true;
    }

    /// Asks the far end for its sound anew.
    ///
    /// @return false before the answer, and while an offer of ours is on its way
    boolean renew() {
        if (!answered || over || ourOffer != null) {
            return false;
        }
        local = local.next(Direction.SENDRECV);
        var offer = OfferAnswer.offer(local);
        ourOffer = offer;
        leg.mark("sound asked for anew");
        loop.perform(agent -> agent.offer(key, offer));
        return true;
    }

    /// Hangs up, or takes the call back. Nothing is told.
    void hangUp() {
        if (!over) {
            over = true;
            leg.close();
            loop.perform(agent -> agent.hangUp(key));
        }
    }

    void on(Event.OfCall event) {
        if (over) {
            return;
        }
        switch (event) {
            case Event.CallProgressed progressed -> {
                if (progressed.response().status() == 180) {
                    listener.ringing();
                }
                progressed
                        .answer()
                        .ifPresent(answer ->
                                listenEarly(progressed.response().toTag().orElse(""), answer));
            }
            case Event.CallAnswered response -> answered(response);
            case Event.CallFailed failed -> end(words(failed.status()));
            case Event.CallEnded ended -> end(ended.cause() == EndCause.REMOTE_HANG_UP ? "hung up" : "connection lost");
            case Event.OfferReceived offered -> offered(offered);
            case Event.OfferConfirmed confirmed -> confirmed.answer().ifPresent(this::agree);
            case Event.OfferAnswered given -> given.answer().ifPresent(this::agree);
            case Event.OfferRefused _ -> ourOffer = null;
            case Event.IncomingCall _,
                    Event.CallCancelled _,
                    Event.CallConfirmed _,
                    Event.AckMissing _,
                    Event.SessionLapsed _,
                    Event.InfoReceived _ -> {}
        }
    }

    private void listenEarly(String branch, SessionDescription answer) {
        if (answer.equals(early.put(branch, answer))) {
            return; // said again in the next response
        }
        if (ourOffer != null
                && OfferAnswer.agree(ourOffer, answer) instanceof Negotiation.Agreed agreed
                && agreed.audio().isPresent()) {
            Streams.connect(leg, agreed.audio().get().withDirection(Direction.SENDONLY), peer);
            earlyAgreed = true;
        }
    }

    private void answered(Event.CallAnswered response) {
        // Who has said it in a reliable response need not say it again (RFC 3261 section 13.2.1).
        var answer = response.answer()
                .or(() -> Optional.ofNullable(
                        early.get(response.response().toTag().orElse(""))));
        if (answer.isEmpty() || !agree(answer.get())) {
            hangUp();
            listener.over("no codec in common");
            return;
        }
        answered = true;
        leg.mark("answered");
        listener.answered();
    }

    private boolean agree(SessionDescription answer) {
        var offer = ourOffer;
        ourOffer = null;
        if (offer == null
                || !(OfferAnswer.agree(offer, answer) instanceof Negotiation.Agreed agreed)
                || agreed.audio().isEmpty()) {
            return false;
        }
        Streams.connect(leg, agreed.audio().get(), peer);
        return true;
    }

    private void offered(Event.OfferReceived event) {
        local = local.next(Direction.SENDRECV);
        var offer = event.offer();
        if (offer.isEmpty()) {
            var ours = OfferAnswer.offer(local);
            ourOffer = ours;
            loop.perform(agent -> agent.answerOffer(key, ours));
        } else if (OfferAnswer.answer(offer.get(), local) instanceof Negotiation.Agreed agreed) {
            agreed.audio().ifPresent(audio -> Streams.connect(leg, audio, peer));
            loop.perform(agent -> agent.answerOffer(key, agreed.description()));
        } else {
            loop.perform(agent -> agent.refuseOffer(key, 488));
        }
    }

    private void end(String cause) {
        over = true;
        leg.close();
        listener.over(cause);
    }

    /// What a refusal means to a person.
    static String words(int status) {
        return switch (status) {
            case 486, 600 -> "busy";
            case 408, 480, 487 -> "no answer";
            case 404, 410, 484, 604 -> "no such number";
            case 403, 603, 607 -> "refused";
            case 415, 488, 606 -> "no codec in common";
            case 502, 503, 504 -> "cannot be reached";
            default -> "refused with " + status;
        };
    }
}
