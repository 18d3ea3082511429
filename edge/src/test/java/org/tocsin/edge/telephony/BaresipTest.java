package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
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
            baresip.terminate();
            baresip.exitCode();
            assertThat(Goertzel.pieces(heardByBaresip(), 1_700)).isGreaterThan(15);
            assertThat(Goertzel.pieces(heardByBaresip(), 600))
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
            baresip.terminate();
            assertThat(centre.becomes(call.id(), CallStatus.ENDED).endedBy()).isEqualTo("caller");
            assertThat(Goertzel.pieces(centre.sound(centre.recorded(call.id()), Frame.Kind.HEARD), 600))
                    .isGreaterThan(5);
        }
    }

    private Program call(TestCentre centre, String transport) throws IOException {
        writeTone(folder.resolve("tone.wav"));
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:0
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_app account.so
                module_app menu.so
                audio_source aufile,%1$s/tone.wav
                audio_player aubridge,nowhere
                audio_alert aubridge,nowhere
                snd_path %1$s
                ausrc_srate 8000
                auplay_srate 8000
                audio_channels 1
                rtp_ports 30000-39000
                """.formatted(folder));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:+16175550199@127.0.0.1;transport=" + transport + ">;regint=0;audio_codecs=pcmu/8000/1\n");
        int port = transport.equals("udp")
                ? centre.telephony().sipUdpPort()
                : centre.telephony().sipTcpPort();
        return Program.start(
                folder,
                List.of(
                        "baresip",
                        "-4",
                        "-f",
                        folder.toString(),
                        "-e",
                        "d sip:911@127.0.0.1:" + port + ";transport=" + transport));
    }

    private static void writeTone(Path file) throws IOException {
        short[] sine = Goertzel.sine(600, 8_000 * 60, 8_000);
        byte[] bytes = new byte[sine.length * 2];
        for (int i = 0; i < sine.length; i++) {
            bytes[2 * i] = (byte) sine[i];
            bytes[2 * i + 1] = (byte) (sine[i] >> 8);
        }
        var format = new AudioFormat(8_000, 16, 1, true, false);
        try (var sound = new AudioInputStream(new ByteArrayInputStream(bytes), format, sine.length)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /// What baresip decoded so far, as it writes it; the header is not final while it runs.
    private short[] heardByBaresip() {
        try (var files = Files.list(folder)) {
            var dump = files.filter(file -> file.getFileName().toString().endsWith("dec.wav"))
                    .findFirst();
            byte[] bytes = dump.isPresent() ? Files.readAllBytes(dump.get()) : new byte[0];
            var sound = new short[Math.max(0, bytes.length - 44) / 2];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (short) (bytes[44 + 2 * i] & 0xff | bytes[45 + 2 * i] << 8);
            }
            return sound;
        } catch (IOException e) {
            return new short[0];
        }
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
