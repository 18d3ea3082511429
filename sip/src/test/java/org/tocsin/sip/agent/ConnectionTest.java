package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.Samples;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// Which way messages go: back where they came from, along routes, and on when a connection is lost.
class ConnectionTest {
    private final UserAgent agent = new UserAgent(
            UserAgentSettings.standard("test", Transport.UDP, new HostPort("192.0.2.2", 5060)), Identifiers.seeded(4));

    private record Sent(Flow to, SipMessage message) {}

    private static List<Sent> sent(List<Action> actions) {
        return actions.stream()
                .filter(Action.Send.class::isInstance)
                .map(Action.Send.class::cast)
                .map(send ->
                        new Sent(send.to(), DatagramParser.parse(send.bytes()).message()))
                .toList();
    }

    private static CallKey call(List<Action> actions) {
        return actions.stream()
                .filter(Action.Tell.class::isInstance)
                .map(tell -> ((Action.Tell) tell).event())
                .filter(Event.IncomingCall.class::isInstance)
                .map(event -> ((Event.IncomingCall) event).call())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] invite(String via, String contact, String more) {
        return Samples.withBody("""
                INVITE urn:service:sos SIP/2.0
                Via: %s
                From: <sip:a@x>;tag=1
                To: <urn:service:sos>
                Call-ID: c
                CSeq: 1 INVITE
                Contact: <%s>
                %s""".formatted(via, contact, more), Samples.SDP);
    }

    private static byte[] ack(SipResponse ok) {
        return Samples.withBody("""
                ACK sip:192.0.2.2 SIP/2.0
                Via: SIP/2.0/UDP 10.0.0.5:5070;branch=z9hG4bKack
                From: <sip:a@x>;tag=1
                To: %s
                Call-ID: c
                CSeq: 1 ACK
                """.formatted(ok.headers().get("To")), "");
    }

    /// Answers and hangs up, and returns where the BYE goes.
    private Flow bye(Flow from, byte[] invite) {
        CallKey call = call(agent.received(from, invite));
        SipResponse ok =
                (SipResponse) sent(agent.answer(call, Pair.ANSWER)).getFirst().message();
        agent.received(from, ack(ok));
        Sent bye = sent(agent.hangUp(call)).getLast();
        assertThat(((SipRequest) bye.message()).method()).isEqualTo(Method.BYE);
        return bye.to();
    }

    @Test
    void aResponseGoesToThePortOfTheViaUnlessRportAsksForTheSource() {
        Flow source = Flow.udp("198.51.100.9", 40_000);
        assertThat(sent(agent.received(
                                source, invite("SIP/2.0/UDP 10.0.0.5:5070;branch=z9hG4bKa", "sip:a@10.0.0.5", "")))
                        .getFirst())
                .satisfies(trying -> {
                    assertThat(trying.to()).isEqualTo(Flow.udp("198.51.100.9", 5070));
                    assertThat(trying.message().topVia().received()).contains("198.51.100.9");
                });
        assertThat(sent(agent.received(
                                source,
                                invite("SIP/2.0/UDP 10.0.0.5:5070;branch=z9hG4bKb;rport", "sip:a@10.0.0.5", "")))
                        .getFirst()
                        .to())
                .isEqualTo(source);
    }

    @Test
    void aByeGoesToTheContact() {
        Flow source = Flow.udp("198.51.100.9", 5060);
        assertThat(bye(source, invite("SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKa", "sip:a@198.51.100.10:5071", "")))
                .isEqualTo(Flow.udp("198.51.100.10", 5071));
    }

    @Test
    void aByeToACallerBehindATranslatorGoesWhereHeWasHeard() {
        Flow source = Flow.udp("198.51.100.9", 40_000);
        assertThat(bye(source, invite("SIP/2.0/UDP 10.0.0.5:5070;branch=z9hG4bKa;rport", "sip:a@10.0.0.5:5070", "")))
                .isEqualTo(source);
    }

    @Test
    void aByeGoesToTheFirstRouteAlsoByAnotherTransport() {
        Flow source = Flow.udp("198.51.100.9", 5060);
        String routes = "Record-Route: <sip:198.51.100.20:5080;transport=tcp;lr>, <sip:10.9.9.9;lr>\n";
        assertThat(bye(source, invite("SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKa", "sip:a@10.0.0.5", routes)))
                .isEqualTo(Flow.tcp("198.51.100.20", 5080));
    }

    @Test
    void aNameWeCannotLookUpIsReachedWhereItWasHeard() {
        Flow source = Flow.udp("198.51.100.9", 5060);
        assertThat(bye(source, invite("SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKa", "sip:a@phone.example.com", "")))
                .isEqualTo(source);
    }

    @Test
    void aConnectionIsUsedWhileItIsOpenAndTheContactAfterwards() {
        var connection = new Flow(Transport.TCP, "198.51.100.9", 40_123, "conn-1");
        byte[] invite =
                invite("SIP/2.0/TCP 198.51.100.9:5062;branch=z9hG4bKa", "sip:a@198.51.100.9:5062;transport=tcp", "");
        CallKey call = call(agent.received(connection, invite));
        assertThat(sent(agent.ring(call)).getFirst().to()).isEqualTo(connection);
        agent.failed(connection);
        Sent answer = sent(agent.answer(call, Pair.ANSWER)).getFirst();
        assertThat(answer.to()).isEqualTo(Flow.tcp("198.51.100.9", 5062));
        agent.received(connection, ack((SipResponse) answer.message()));
        assertThat(sent(agent.hangUp(call)).getLast().to()).isEqualTo(Flow.tcp("198.51.100.9", 5062));
    }

    @Test
    void aRequestOnAConnectionThatFailsIsTold() {
        var connection = new Flow(Transport.TCP, "198.51.100.9", 5060, "conn-2");
        Invitation plain = new Pair().invitation();
        var invitation =
                new Invitation(plain.target(), plain.from(), plain.to(), connection, plain.headers(), plain.body());
        agent.invite(Pair.CALL, invitation);
        assertThat(agent.failed(connection)).contains(new Action.Tell(new Event.CallFailed(Pair.CALL, 503, null)));
        assertThat(agent.census().isEmpty()).isTrue();
    }

    @Test
    void aRepeatedInviteFromASecondWayIsALoop() {
        Flow source = Flow.udp("198.51.100.9", 5060);
        agent.received(source, invite("SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKa", "sip:a@198.51.100.9", ""));
        Sent second = sent(agent.received(
                        source, invite("SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKb", "sip:a@198.51.100.9", "")))
                .getFirst();
        assertThat(((SipResponse) second.message()).status()).isEqualTo(482);
        assertThat(agent.census().calls()).isEqualTo(1);
    }
}
