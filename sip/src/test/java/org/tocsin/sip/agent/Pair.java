package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// A caller and a centre joined by a fake network.
final class Pair {
    static final CallKey CALL = new CallKey("call");
    static final SessionDescription OFFER = OfferAnswer.offer(LocalMedia.audio("192.0.2.1", 4000, 7));
    static final SessionDescription ANSWER = OfferAnswer.offer(LocalMedia.audio("192.0.2.2", 5000, 8));
    static final SessionDescription OTHER = ANSWER.next(ANSWER.media());

    final FakeNetwork network;
    final FakeNetwork.Host caller;
    final FakeNetwork.Host centre;
    private final Flow centreAddress;

    Pair() {
        this(1, FakeNetwork.Faults.NONE, Transport.UDP, settings -> settings);
    }

    Pair(long seed, FakeNetwork.Faults faults, Transport transport, UnaryOperator<UserAgentSettings> adjust) {
        network = new FakeNetwork(seed, faults);
        caller = host("192.0.2.1", transport, seed * 2, adjust);
        centre = host("192.0.2.2", transport, seed * 2 + 1, adjust);
        centreAddress = centre.address;
    }

    private FakeNetwork.Host host(
            String address, Transport transport, long seed, UnaryOperator<UserAgentSettings> adjust) {
        var flow = new Flow(transport, address, 5060, "");
        var settings = UserAgentSettings.standard("test", transport, new HostPort(address, 5060));
        return network.host(flow, new UserAgent(adjust.apply(settings), Identifiers.seeded(seed)));
    }

    Invitation invitation() {
        return invitation("urn:service:sos");
    }

    Invitation invitation(String target) {
        return Invitation.of(Uri.parse(target), NameAddr.parse("<sip:+16175550100@192.0.2.1>"), centreAddress, OFFER);
    }

    void invite(Invitation invitation) {
        caller.perform(caller.agent.invite(CALL, invitation));
        network.runFor(500);
    }

    CallKey incoming() {
        return centre.told(Event.IncomingCall.class).getFirst().call();
    }

    /// A call that is up.
    Pair up(String target) {
        invite(invitation(target));
        centre.perform(centre.agent.answer(incoming(), ANSWER));
        network.runFor(500);
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        assertThat(centre.told(Event.CallConfirmed.class)).hasSize(1);
        return this;
    }

    Pair up() {
        return up("urn:service:sos");
    }

    /// Lets every timer run out and looks for anything left behind.
    void settle() {
        network.runFor(200_000);
        assertThat(caller.agent.census()).matches(Census::isEmpty, "nothing left at the caller");
        assertThat(centre.agent.census()).matches(Census::isEmpty, "nothing left at the centre");
        assertThat(caller.timersOut()).isZero();
        assertThat(centre.timersOut()).isZero();
    }

    static long count(FakeNetwork.Host host, String method) {
        return host.sent.stream()
                .filter(message -> message instanceof SipRequest request
                        && request.method().name().equals(method))
                .count();
    }

    static long count(FakeNetwork.Host host, String method, int status) {
        return host.sent.stream()
                .filter(message -> message instanceof SipResponse response
                        && response.status() == status
                        && response.cseq().method().name().equals(method))
                .count();
    }
}
