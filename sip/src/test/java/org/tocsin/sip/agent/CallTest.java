package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipWriter;
import org.tocsin.sip.message.Uri;

/// The life of a call, both sides, over a perfect network or one that loses exactly what the test says.
class CallTest {
    private final Pair pair = new Pair();
    private final FakeNetwork network = pair.network;
    private final FakeNetwork.Host caller = pair.caller;
    private final FakeNetwork.Host centre = pair.centre;

    @Test
    void aCallIsRungAnsweredAndHungUpByTheCaller() {
        pair.invite(pair.invitation());
        assertThat(centre.told(Event.IncomingCall.class)).singleElement().satisfies(incoming -> {
            assertThat(incoming.emergency()).isTrue();
            assertThat(incoming.offer()).contains(Pair.OFFER);
            assertThat(incoming.oddities()).isEmpty();
        });
        centre.perform(centre.agent.ring(pair.incoming()));
        network.runFor(3_000);
        assertThat(caller.told(Event.CallProgressed.class)).hasSize(1);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallAnswered.class).getFirst().answer()).contains(Pair.ANSWER);
        assertThat(centre.told(Event.CallConfirmed.class)).hasSize(1);
        assertThat(Pair.count(caller, "INVITE")).isEqualTo(1);

        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallEnded.class))
                .containsExactly(new Event.CallEnded(Pair.CALL, EndCause.LOCAL_HANG_UP));
        assertThat(centre.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.REMOTE_HANG_UP);
        pair.settle();
    }

    @Test
    void theCentreHangsUp() {
        pair.up();
        centre.perform(centre.agent.hangUp(pair.incoming()));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.REMOTE_HANG_UP);
        assertThat(centre.told(Event.CallEnded.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void bothHangUpAtOnce() {
        pair.up();
        centre.perform(centre.agent.hangUp(pair.incoming()));
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallEnded.class)).hasSize(1);
        assertThat(centre.told(Event.CallEnded.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void aCallerGivesUpWhileItRings() {
        pair.invite(pair.invitation());
        centre.perform(centre.agent.ring(pair.incoming()));
        network.runFor(1_000);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(1_000);
        assertThat(centre.told(Event.CallCancelled.class)).hasSize(1);
        assertThat(Pair.count(centre, "INVITE", 487)).isEqualTo(1);
        assertThat(Pair.count(centre, "CANCEL", 200)).isEqualTo(1);
        assertThat(caller.told(Event.CallEnded.class)).hasSize(1);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        assertThat(caller.told(Event.CallAnswered.class)).isEmpty();
        pair.settle();
    }

    @Test
    void theCancelWaitsForAProvisionalResponse() {
        network.dropped = message -> message instanceof SipResponse;
        pair.invite(pair.invitation());
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(3_000);
        assertThat(Pair.count(caller, "CANCEL")).isZero();
        network.dropped = message -> false;
        network.runFor(5_000);
        assertThat(Pair.count(caller, "CANCEL")).isEqualTo(1);
        assertThat(centre.told(Event.CallCancelled.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsHungUp() {
        pair.invite(pair.invitation());
        caller.perform(caller.agent.hangUp(Pair.CALL));
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(2_000);
        assertThat(caller.told(Event.CallAnswered.class)).isEmpty();
        assertThat(caller.told(Event.CallEnded.class)).hasSize(1);
        assertThat(centre.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.REMOTE_HANG_UP);
        pair.settle();
    }

    @Test
    void aRefusalReachesTheCaller() {
        pair.invite(pair.invitation());
        centre.perform(centre.agent.reject(pair.incoming(), 486, Headers.of("Retry-After", "5")));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(486);
            assertThat(failed.response().headers().find("Retry-After")).contains("5");
        });
        pair.settle();
    }

    @Test
    void nobodyThere() {
        network.dropped = message -> true;
        pair.invite(pair.invitation());
        network.runFor(40_000);
        assertThat(caller.told(Event.CallFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.status()).isEqualTo(408));
        pair.settle();
    }

    @Test
    void aRingingCallIsRemindedOfEveryMinute() {
        pair.invite(pair.invitation());
        centre.perform(centre.agent.ring(pair.incoming()));
        network.runFor(200_000);
        assertThat(Pair.count(centre, "INVITE", 180)).isEqualTo(4);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void theAnswerIsRepeatedUntilItsAckComes() {
        pair.invite(pair.invitation());
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.ACK);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(3_000);
        assertThat(Pair.count(centre, "INVITE", 200)).isEqualTo(3);
        assertThat(Pair.count(caller, "ACK")).isEqualTo(3);
        assertThat(centre.told(Event.CallConfirmed.class)).isEmpty();
        network.dropped = message -> false;
        network.runFor(1_000);
        assertThat(centre.told(Event.CallConfirmed.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void anEmergencyCallOutlivesALostAck() {
        pair.invite(pair.invitation());
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.ACK);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(60_000);
        assertThat(centre.told(Event.AckMissing.class)).hasSize(1);
        assertThat(centre.told(Event.CallEnded.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(1_000);
        assertThat(centre.told(Event.CallEnded.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void anOrdinaryCallDoesNot() {
        pair.invite(pair.invitation("sip:city@192.0.2.2"));
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.ACK);
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        network.runFor(60_000);
        assertThat(centre.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.NO_ACK);
        assertThat(caller.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.REMOTE_HANG_UP);
        pair.settle();
    }

    @Test
    void hangingUpBeforeTheAckWaitsForIt() {
        pair.invite(pair.invitation());
        centre.perform(centre.agent.answer(pair.incoming(), Pair.ANSWER));
        centre.perform(centre.agent.hangUp(pair.incoming()));
        assertThat(Pair.count(centre, "BYE")).isZero();
        network.runFor(1_000);
        assertThat(Pair.count(centre, "BYE")).isEqualTo(1);
        assertThat(centre.told(Event.CallEnded.class)).hasSize(1);
        assertThat(centre.told(Event.CallConfirmed.class)).isEmpty();
        pair.settle();
    }

    @Test
    void aCallWithoutAnOfferGetsOurs() {
        Invitation asking = pair.invitation();
        pair.invite(
                new Invitation(asking.target(), asking.from(), asking.to(), asking.destination(), Headers.NONE, null));
        assertThat(centre.told(Event.IncomingCall.class).getFirst().offer()).isEmpty();
        centre.perform(centre.agent.answer(pair.incoming(), Pair.OFFER));
        network.runFor(700);
        assertThat(Pair.count(caller, "ACK")).isZero();
        assertThat(caller.told(Event.CallAnswered.class).getFirst().answer()).contains(Pair.OFFER);
        caller.perform(caller.agent.answerOffer(Pair.CALL, Pair.ANSWER));
        network.runFor(700);
        assertThat(centre.told(Event.CallConfirmed.class).getFirst().answer()).contains(Pair.ANSWER);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aForkedCallKeepsTheFirstAnswerAndHangsUpTheOther() {
        // Two branches of one proxy: the centre answers twice with different tags.
        pair.invite(pair.invitation());
        SipRequest invite = (SipRequest) caller.sent.getFirst();
        for (String tag : new String[] {"one", "two", "one"}) {
            var ok = invite.reply(200, tag).with("Contact", "<sip:192.0.2.2:5060>");
            caller.perform(caller.agent.received(
                    centre.address, SipWriter.write(ok.withBody(MediaType.SDP, Bytes.utf8(Pair.ANSWER.text())))));
        }
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        assertThat(Pair.count(caller, "ACK")).isEqualTo(3);
        assertThat(caller.sent.stream()
                        .filter(message -> message instanceof SipRequest request
                                && request.method().equals(Method.BYE))
                        .map(message -> message.toTag().orElseThrow()))
                .containsExactly("two");
    }

    @Test
    void messagesAreAnsweredByTheApplication() {
        centre.application = event -> {
            if (event instanceof Event.MessageReceived message) {
                centre.perform(centre.agent.respond(message.key(), 200));
            }
        };
        var key = new RequestKey("m");
        caller.perform(caller.agent.send(
                key,
                Uri.parse("urn:service:sos"),
                NameAddr.parse("<sip:+16175550100@192.0.2.1>"),
                centre.address,
                Outgoing.message(BodyPart.of(MediaType.PLAIN_TEXT, "someone is in the house"))));
        network.runFor(1_000);
        assertThat(centre.told(Event.MessageReceived.class)).singleElement().satisfies(message -> {
            assertThat(message.emergency()).isTrue();
            assertThat(message.call()).isNull();
            assertThat(message.body().parts().getFirst().content().utf8()).isEqualTo("someone is in the house");
        });
        assertThat(caller.told(Event.RequestAnswered.class)
                        .getFirst()
                        .response()
                        .status())
                .isEqualTo(200);
        pair.settle();
    }

    @Test
    void aMessageTheApplicationForgetsIsNotAcknowledged() {
        caller.perform(caller.agent.send(
                new RequestKey("m"),
                Uri.parse("sip:a@192.0.2.2"),
                NameAddr.parse("<sip:b@192.0.2.1>"),
                centre.address,
                Outgoing.message(BodyPart.of(MediaType.PLAIN_TEXT, "x"))));
        network.runFor(20_000);
        assertThat(caller.told(Event.RequestAnswered.class)
                        .getFirst()
                        .response()
                        .status())
                .isEqualTo(500);
        pair.settle();
    }

    @Test
    void requestsWithinACall() {
        pair.up();
        var info = new Outgoing(Method.INFO, Headers.NONE, BodyPart.of(MediaType.PLAIN_TEXT, "i"));
        caller.perform(caller.agent.send(new RequestKey("i"), Pair.CALL, info));
        centre.perform(centre.agent.send(new RequestKey("o"), pair.incoming(), Outgoing.options()));
        network.runFor(1_000);
        assertThat(centre.told(Event.InfoReceived.class)).hasSize(1);
        assertThat(caller.told(Event.RequestAnswered.class)).hasSize(1);
        assertThat(centre.told(Event.RequestAnswered.class)
                        .getFirst()
                        .response()
                        .headers()
                        .find("Allow"))
                .isPresent();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        caller.perform(caller.agent.send(new RequestKey("late"), Pair.CALL, info));
        assertThat(caller.told(Event.RequestFailed.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void methodsLeftToTheApplicationReachIt() {
        Pair registrar = new Pair(
                3, FakeNetwork.Faults.NONE, Transport.TCP, settings -> settings.withForwarded(Set.of(Method.REGISTER)));
        registrar.centre.application = event -> {
            if (event instanceof Event.RequestReceived request) {
                registrar.centre.perform(registrar.centre.agent.respond(
                        request.key(), 401, Headers.of("WWW-Authenticate", "Digest realm=\"x\""), null));
            }
        };
        registrar.caller.perform(registrar.caller.agent.send(
                new RequestKey("r"),
                Uri.parse("sip:192.0.2.2"),
                NameAddr.parse("<sip:desk@192.0.2.2>"),
                registrar.centre.address,
                new Outgoing(Method.REGISTER, Headers.of("Contact", "<sip:desk@192.0.2.1>"), null)));
        registrar.network.runFor(1_000);
        assertThat(registrar
                        .caller
                        .told(Event.RequestAnswered.class)
                        .getFirst()
                        .response()
                        .headers())
                .anyMatch(header -> header.name().equals("WWW-Authenticate"));
        registrar.settle();
    }
}
