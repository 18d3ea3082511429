package org.tocsin.edge.telephony.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.edge.telephony.Goertzel;
import org.tocsin.edge.telephony.TestCentre;
import org.tocsin.edge.telephony.TestTrunk;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.rtp.G711;

/// A browser's voice without a browser: both directions through the server, and on the caller's track.
final class BrowserPeerTest {
    @TempDir
    Path folder;

    @Test
    void aPeerAndACallerHearEachOther() throws Exception {
        var loud = new AtomicInteger();
        try (var centre = new TestCentre(folder);
                var peer = BrowserPeer.open("127.0.0.1", (packet, nanos) -> {
                    for (short sample : G711.fromUlaw(packet.payload())) {
                        if (Math.abs(sample) > 3_000) {
                            loud.incrementAndGet();
                            return;
                        }
                    }
                });
                var phone = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            peer.connect(centre.telephony().offerVoice(centre.position, peer.offer()));
            TestCentre.until(() -> centre.telephony().findVoice(centre.position).isPresent());
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            int port = trunk.await(Event.CallAnswered.class)
                    .answer()
                    .orElseThrow()
                    .media()
                    .getFirst()
                    .port();
            byte[] high = G711.toUlaw(Goertzel.sine(1_500, 160, 8_000));
            for (int i = 0; i < 75; i++) {
                phone.speak(port, Goertzel.sine(700, 12_160, 8_000), i * 160);
                peer.say(high);
                Thread.sleep(20);
            }
            assertThat(loud.get()).isGreaterThan(30);
            centre.release(call);
            var recorded = centre.recorded(call.id());
            assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.SAID), 1_500))
                    .isGreaterThan(10);
        }
    }
}
