package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipWriter;

/// Changes of a session that is up: re-INVITE and UPDATE both ways, glare, session timers, reliable
/// provisionals.
class SessionChangeTest {
    private final Pair pair = new Pair();
    private final FakeNetwork network = pair.network;
    private final FakeNetwork.Host caller = pair.caller;
    private final FakeNetwork.Host centre = pair.centre;

    private void answering(FakeNetwork.Host host) {
        host.application = event -> {
            if (event instanceof Event.OfferReceived offer) {
                host.perform(host.agent.answerOffer(offer.call(), Pair.OTHER));
            }
        };
    }

    @Test
    void theCentrePutsTheCallerOnHold() {
        pair.up();
        answering(caller);
        centre.perform(centre.agent.offer(pair.incoming(), Pair.OTHER));
        network.runFor(1_000);
        assertThat(caller.told(Event.OfferReceived.class).getFirst().offer()).contains(Pair.OTHER);
        assertThat(centre.told(Event.OfferAnswered.class).getFirst().answer()).contains(Pair.OTHER);
        assertThat(caller.told(Event.OfferConfirmed.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void theCallerChangesTheSession() {
        pair.up();
        answering(centre);
        caller.perform(caller.agent.offer(Pair.CALL, Pair.OTHER));
        network.runFor(1_000);
        assertThat(caller.told(Event.OfferAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aRefusedOfferLeavesTheSession() {
        pair.up();
        caller.application = event -> {
            if (event instanceof Event.OfferReceived offer) {
                caller.perform(caller.agent.refuseOffer(offer.call(), 488));
            }
        };
        centre.perform(centre.agent.offer(pair.incoming(), Pair.OTHER));
        network.runFor(1_000);
        assertThat(centre.told(Event.OfferRefused.class).getFirst().status()).isEqualTo(488);
        assertThat(centre.told(Event.CallEnded.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void anOfferTheApplicationForgetsIsAnsweredForIt() {
        pair.up();
        centre.perform(centre.agent.offer(pair.incoming(), Pair.OTHER));
        network.runFor(15_000);
        assertThat(centre.told(Event.OfferRefused.class).getFirst().status()).isEqualTo(500);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void glareIsTriedAgainAndBothOffersGetThrough() {
        pair.up();
        answering(caller);
        answering(centre);
        caller.perform(caller.agent.offer(Pair.CALL, Pair.OTHER));
        centre.perform(centre.agent.offer(pair.incoming(), Pair.OTHER));
        network.runFor(10_000);
        assertThat(Pair.count(caller, "INVITE", 491) + Pair.count(centre, "INVITE", 491))
                .isPositive();
        assertThat(caller.told(Event.OfferAnswered.class)).hasSize(1);
        assertThat(centre.told(Event.OfferAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aPeerThatForgotTheCallEndsIt() {
        pair.up();
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.BYE);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(60_000);
        network.dropped = message -> false;
        centre.perform(centre.agent.offer(pair.incoming(), Pair.OTHER));
        network.runFor(1_000);
        assertThat(centre.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.PEER_LOST);
        pair.settle();
    }

    @Test
    void anUpdateCarriesAnOfferToo() {
        pair.up();
        answering(centre);
        BodyPart offer = BodyPart.of(MediaType.SDP, Pair.OTHER.text());
        caller.perform(
                caller.agent.send(new RequestKey("u"), Pair.CALL, new Outgoing(Method.UPDATE, Headers.NONE, offer)));
        network.runFor(1_000);
        assertThat(centre.told(Event.OfferReceived.class).getFirst().request().method())
                .isEqualTo(Method.UPDATE);
        assertThat(caller.told(Event.RequestAnswered.class)
                        .getFirst()
                        .response()
                        .status())
                .isEqualTo(200);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    private Invitation with(String target, String... headers) {
        Invitation plain = pair.invitation(target);
        return new Invitation(
                plain.target(), plain.from(), plain.to(), plain.destination(), Headers.of(headers), plain.body());
    }

    private void upWith(Invitation invitation) {
        pair.invite(invitation);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(500);
    }

    @Test
    void theCallerRefreshesTheSessionItAskedFor() {
        upWith(with("sip:city@192.0.2.2", "Session-Expires", "120;refresher=uac", "Supported", "timer"));
        network.runFor(600_000);
        assertThat(Pair.count(caller, "UPDATE")).isEqualTo(10);
        assertThat(centre.told(Event.CallEnded.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void theCentreRefreshesIfAskedTo() {
        upWith(with("urn:service:sos", "Session-Expires", "90;refresher=uas", "Supported", "timer"));
        network.runFor(450_000);
        assertThat(Pair.count(centre, "UPDATE")).isEqualTo(10);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aCallerWhoVanishesEndsAnOrdinaryCallButNotAnEmergency() {
        for (String target : List.of("sip:city@192.0.2.2", "urn:service:sos")) {
            Pair other = new Pair();
            Invitation plain = other.invitation(target);
            other.invite(new Invitation(
                    plain.target(),
                    plain.from(),
                    plain.to(),
                    plain.destination(),
                    Headers.of("Session-Expires", "90;refresher=uac", "Supported", "timer"),
                    plain.body()));
            other.centre.perform(other.centre.agent.answer(other.incoming(), Pair.ANSWER));
            other.network.runFor(500);
            other.network.dropped = message -> true;
            other.network.runFor(100_000);
            boolean emergency = target.startsWith("urn");
            assertThat(other.centre.told(Event.SessionLapsed.class)).hasSize(emergency ? 1 : 0);
            assertThat(other.centre.told(Event.CallEnded.class)).hasSize(emergency ? 0 : 1);
        }
    }

    @Test
    void anIntervalTooSmallIsRefusedUnlessItIsAnEmergency() {
        pair.invite(with("sip:city@192.0.2.2", "Session-Expires", "30", "Supported", "timer"));
        assertThat(Pair.count(centre, "INVITE", 422)).isEqualTo(1);
        assertThat(((SipResponse) centre.sent.getFirst()).headers().find("Min-SE"))
                .contains("90");
        Pair other = new Pair();
        Invitation plain = other.invitation();
        other.invite(new Invitation(
                plain.target(),
                plain.from(),
                plain.to(),
                plain.destination(),
                Headers.of("Session-Expires", "30"),
                plain.body()));
        assertThat(other.centre.told(Event.IncomingCall.class)).hasSize(1);
    }

    private static Pair watching() {
        return new Pair(
                1,
                FakeNetwork.Faults.NONE,
                Transport.UDP,
                settings -> settings.withSessionInterval(java.time.Duration.ofSeconds(180)));
    }

    @Test
    void aLostByeIsFoundByTheSessionTimer() {
        for (String target : List.of("sip:city@192.0.2.2", "urn:service:sos")) {
            Pair other = watching();
            other.up(target);
            other.network.dropped = message ->
                    message instanceof SipRequest request && request.method().equals(Method.BYE);
            other.caller.perform(other.caller.agent.hangUp(Pair.CALL));
            other.network.runFor(60_000);
            other.network.dropped = message -> false;
            assertThat(other.centre.told(Event.CallEnded.class)).isEmpty();
            other.network.runFor(120_000);
            assertThat(other.centre.told(Event.CallEnded.class).getFirst().cause())
                    .isEqualTo(EndCause.PEER_LOST);
            other.settle();
        }
    }

    @Test
    void anEmergencyCallerWhoDoesNotAnswerTheRefreshIsToldOfAndAskedAgain() {
        Pair other = watching();
        other.up();
        other.network.dropped = message -> true;
        other.network.runFor(500_000);
        assertThat(other.centre.told(Event.SessionLapsed.class)).hasSize(1);
        assertThat(Pair.count(other.centre, "UPDATE")).isGreaterThan(20);
        assertThat(other.centre.told(Event.CallEnded.class)).isEmpty();
        other.network.dropped = message -> false;
        other.network.runFor(500_000);
        assertThat(other.centre.told(Event.CallEnded.class)).isEmpty();
        other.centre.perform(other.centre.agent.hangUp(other.incoming()));
        other.settle();
    }

    @Test
    void aCallWeMakeAsksForTheIntervalTheOtherSideAllows() {
        Pair other = watching();
        other.network.dropped = message -> false;
        Invitation plain = other.invitation("sip:city@192.0.2.2");
        other.caller.perform(other.caller.agent.invite(
                Pair.CALL,
                new Invitation(
                        plain.target(),
                        plain.from(),
                        plain.to(),
                        plain.destination(),
                        Headers.of("Session-Expires", "30", "Supported", "timer"),
                        plain.body())));
        other.network.runFor(500);
        assertThat(Pair.count(other.centre, "INVITE", 422)).isEqualTo(1);
        assertThat(other.centre.told(Event.IncomingCall.class))
                .singleElement()
                .satisfies(call -> assertThat(call.invite().headers().find("Session-Expires"))
                        .contains("90"));
        other.centre.perform(other.centre.agent.answer(other.incoming(), Pair.ANSWER));
        other.network.runFor(500);
        other.caller.perform(other.caller.agent.hangUp(Pair.CALL));
        other.settle();
    }

    @Test
    void provisionalResponsesAreReliableWhereRequired() {
        pair.invite(with("urn:service:sos", "Require", "100rel"));
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.PRACK);
        centre.perform(centre.agent.progress(pair.incoming(), Pair.ANSWER));
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(2_000);
        assertThat(Pair.count(centre, "INVITE", 183)).isEqualTo(3);
        assertThat(Pair.count(centre, "INVITE", 200)).isZero();
        network.dropped = message -> false;
        network.runFor(3_000);
        assertThat(Pair.count(centre, "PRACK", 200)).isEqualTo(1);
        assertThat(caller.told(Event.CallProgressed.class)).hasSize(1);
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aLostPrackDoesNotKeepTheCallFromBeingAnswered() {
        pair.invite(with("urn:service:sos", "Require", "100rel"));
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.PRACK);
        centre.perform(centre.agent.progress(pair.incoming(), Pair.ANSWER));
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(60_000);
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aReInviteThatOvertakesTheAckStandsForIt() {
        pair.invite(pair.invitation());
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.ACK);
        answering(centre);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(100);
        caller.perform(caller.agent.offer(Pair.CALL, Pair.OTHER));
        network.runFor(100);
        network.dropped = message -> false;
        network.runFor(2_000);
        assertThat(centre.told(Event.CallConfirmed.class)).hasSize(1);
        assertThat(caller.told(Event.OfferAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aLateRequestOfTheDialogIsRefusedAndAByeIsNot() {
        pair.up();
        SipRequest info = within(Method.INFO, 1);
        centre.perform(centre.agent.received(caller.address, SipWriter.write(info)));
        assertThat(((SipResponse) centre.sent.getLast()).status()).isEqualTo(500);
        SipRequest bye = within(Method.BYE, 1);
        centre.perform(centre.agent.received(caller.address, SipWriter.write(bye)));
        assertThat(centre.told(Event.CallEnded.class)).hasSize(1);
    }

    private SipRequest within(Method method, long number) {
        SipRequest ack = (SipRequest) caller.sent.getLast();
        assertThat(ack.method()).isEqualTo(Method.ACK);
        Headers headers = ack.headers()
                .withOnly("CSeq", number + " " + method.name())
                .withOnly("Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKlate" + method.name());
        return new SipRequest(method, ack.uri(), headers, Bytes.EMPTY);
    }
}
