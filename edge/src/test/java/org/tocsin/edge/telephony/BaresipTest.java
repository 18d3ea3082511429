package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.Tone;
import org.tocsin.edge.telephony.recording.Frame;

/// Baresip, a telephone made by others, calls the centre and talks both ways.
final class BaresipTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        Program.need("baresip");
    }

    @Test
    void bothSidesHearEachOtherAndTheCentreReleases() throws Exception {
        try (var centre = new TestCentre(folder);
                var baresip = call(centre, "udp")) {
            var headset = new Headset(1_700);
            centre.telephony().seat(centre.position, headset);
            var call = centre.ringing();
            assertThat(call.line()).isEqualTo(Line.EMERGENCY);
            assertThat(call.service()).isEqualTo("911");
            centre.answer(call);
            TestCentre.until(() -> headset.loudFrames > 50);

            centre.command(new CallCommand.Hold(call.id()));
            TestCentre.until(() -> !headset.seated());
            Thread.sleep(1_000);
            centre.command(new CallCommand.Resume(call.id()));
            int before = headset.loudFrames;
            TestCentre.until(() -> headset.loudFrames > before + 25);
            centre.release(call);
            var recorded = centre.recorded(call.id());

            assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.HEARD), 600))
                    .isGreaterThan(30);
            assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.SAID), 1_700))
                    .isGreaterThan(15);
            assertThat(baresip.isAlive()).isTrue();
            baresip.hangUp();
            assertThat(Goertzel.pieces(baresip.heard(), 1_700)).isGreaterThan(15);
            assertThat(Goertzel.pieces(baresip.heard(), 600))
                    .as("but for the hold tone")
                    .isLessThan(6);
        }
    }

    @Test
    void theCallerHangsUpOverTcp() throws Exception {
        try (var centre = new TestCentre(folder);
                var baresip = call(centre, "tcp")) {
            var call = centre.ringing();
            centre.answer(call);
            Thread.sleep(1_000);
            baresip.hangUp();
            assertThat(centre.becomes(call.id(), CallStatus.ENDED).endedBy()).isEqualTo("caller");
            assertThat(Goertzel.pieces(centre.sound(centre.recorded(call.id()), Frame.Kind.HEARD), 600))
                    .isGreaterThan(5);
        }
    }

    private BaresipPhone call(TestCentre centre, String transport) throws IOException {
        int port = transport.equals("udp")
                ? centre.telephony().sipUdpPort()
                : centre.telephony().sipTcpPort();
        return BaresipPhone.calling(folder.resolve("phone"), 600, port, transport);
    }

    /// A telecommunicator who hums one tone and counts what they hear.
    private static final class Headset implements MediaLeg {
        private final Tone tone;
        private volatile int loudFrames;
        private volatile long lastHeardNanos;

        Headset(double hertz) {
            tone = Tone.steady(hertz);
        }

        boolean seated() {
            return System.nanoTime() - lastHeardNanos < 200_000_000;
        }

        @Override
        public String name() {
            return "position-P1";
        }

        @Override
        public boolean hear(short[] frame) {
            return tone.fill(frame);
        }

        @Override
        public void say(short[] frame, boolean silent) {
            lastHeardNanos = System.nanoTime();
            if (!silent && Goertzel.amplitude(frame, 600) > 1_000) {
                loudFrames++;
            }
        }

        @Override
        public void record(org.tocsin.edge.telephony.recording.Track into) {}

        @Override
        public boolean ended() {
            return false;
        }
    }
}
