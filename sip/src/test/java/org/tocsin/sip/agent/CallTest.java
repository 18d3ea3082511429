package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// One call from invitation to hang-up, over a perfect network.
class CallTest {
    static final Flow CALLER = Flow.udp("192.0.2.1", 5060);
    static final Flow CENTRE = Flow.udp("192.0.2.2", 5060);
    static final SessionDescription OFFER = OfferAnswer.offer(LocalMedia.audio("192.0.2.1", 4000, 7));
    static final SessionDescription ANSWER = OfferAnswer.offer(LocalMedia.audio("192.0.2.2", 5000, 8));

    private final FakeNetwork network = new FakeNetwork(1, FakeNetwork.Faults.NONE);
    private final FakeNetwork.Host caller = network.host(CALLER, agent(CALLER, 1));
    private final FakeNetwork.Host centre = network.host(CENTRE, agent(CENTRE, 2));

    static UserAgent agent(Flow at, long seed) {
        var settings = UserAgentSettings.standard("test", at.transport(), new HostPort(at.host(), at.port()));
        return new UserAgent(settings, Identifiers.seeded(seed));
    }

    static Invitation invitation() {
        return Invitation.of(
                Uri.parse("urn:service:sos"), NameAddr.parse("<sip:+16175550100@192.0.2.1>"), CENTRE, OFFER);
    }

    @Test
    void aCallIsRungAnsweredAndHungUpByTheCaller() {
        var call = new CallKey("c");
        centre.application = event -> {
            switch (event) {
                case Event.IncomingCall incoming -> {
                    centre.perform(centre.agent.ring(incoming.call()));
                    network.after(3_000, () -> centre.perform(centre.agent.answer(incoming.call(), ANSWER)));
                }
                default -> {}
            }
        };
        caller.perform(caller.agent.invite(call, invitation()));
        network.runFor(10_000);

        assertThat(centre.told(Event.IncomingCall.class)).singleElement().satisfies(incoming -> {
            assertThat(incoming.emergency()).isTrue();
            assertThat(incoming.offer()).contains(OFFER);
            assertThat(incoming.oddities()).isEmpty();
        });
        assertThat(caller.told(Event.CallProgressed.class)).hasSize(1);
        assertThat(caller.told(Event.CallAnswered.class).getFirst().answer()).contains(ANSWER);
        assertThat(centre.told(Event.CallConfirmed.class)).hasSize(1);

        caller.perform(caller.agent.hangUp(call));
        network.runFor(1_000);
        assertThat(caller.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.LOCAL_HANG_UP);
        assertThat(centre.told(Event.CallEnded.class).getFirst().cause()).isEqualTo(EndCause.REMOTE_HANG_UP);

        network.runFor(60_000);
        assertThat(caller.agent.census().isEmpty()).isTrue();
        assertThat(centre.agent.census().isEmpty()).isTrue();
    }
}
