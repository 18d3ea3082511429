package org.tocsin.edge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.Goertzel;
import org.tocsin.edge.telephony.recording.Frame.Kind;
import org.tocsin.sip.rtp.G711;

/// Tracks are written frame by frame with chosen times, so that what is heard at each moment is known.
final class WavExportTest {
    @TempDir
    Path folder;

    @Test
    void soundIsLaidByTimestampsAndGapsAreSilence() throws Exception {
        var track = track("caller", Instant.EPOCH);
        var tone = Goertzel.sine(500, 8_000, 8_000);
        for (int i = 0; i < 50; i++) {
            if (i < 20 || i >= 30) { // 200 ms missing
                int jitter = i % 3 * 7_000;
                track.add(Kind.HEARD, 0, 1_000 + i * 160, 100_000 + i * 20_000 + jitter, ulaw(tone, i));
            }
        }
        var wav = mono(track.seal(1_500_000), Kind.HEARD);

        assertThat(wav).hasSize(12_000);
        assertThat(Goertzel.amplitude(wav, 800, 3_200, 500)).isBetween(7_500.0, 8_500.0);
        assertThat(Arrays.copyOfRange(wav, 0, 800)).containsOnly((short) 0);
        assertThat(Arrays.copyOfRange(wav, 4_000, 5_600)).containsOnly((short) 0);
        assertThat(Goertzel.amplitude(wav, 5_600, 3_200, 500)).isBetween(7_500.0, 8_500.0);
        assertThat(Arrays.copyOfRange(wav, 8_800, 12_000)).containsOnly((short) 0);
    }

    @Test
    void packetsOutOfOrderAndTwiceMakeTheSameSound() throws Exception {
        var tone = Goertzel.sine(500, 8_000, 8_000);
        var straight = track("a", Instant.EPOCH);
        var shuffled = track("b", Instant.EPOCH);
        for (int i = 0; i < 40; i++) {
            straight.add(Kind.HEARD, 0, i * 160, i * 20_000, ulaw(tone, i));
            int other = i == 0 ? 0 : i % 2 == 1 && i < 39 ? i + 1 : i == 39 ? 39 : i - 1;
            shuffled.add(Kind.HEARD, 0, other * 160, i * 20_000, ulaw(tone, other));
            shuffled.add(Kind.HEARD, 0, other * 160, i * 20_000 + 1_000, ulaw(tone, other));
        }
        assertThat(mono(shuffled.seal(1_000_000), Kind.HEARD)).isEqualTo(mono(straight.seal(1_000_000), Kind.HEARD));
    }

    @Test
    void timestampsThatJumpAreLaidByTheirArrival() throws Exception {
        var track = track("caller", Instant.EPOCH);
        byte[] loud = ulaw(Goertzel.sine(500, 160, 8_000), 0);
        for (int i = 0; i < 10; i++) {
            track.add(Kind.HEARD, 0, i * 160, i * 20_000, loud);
        }
        for (int i = 0; i < 10; i++) { // a second later the sender counts from somewhere else, across the wrap
            track.add(Kind.HEARD, 0, -800 + i * 160, 1_000_000 + i * 20_000, loud);
        }
        var wav = mono(track.seal(1_200_000), Kind.HEARD);
        assertThat(Goertzel.amplitude(wav, 0, 1_600, 500)).isGreaterThan(5_000);
        assertThat(Goertzel.amplitude(wav, 1_600, 6_400, 500)).isZero();
        assertThat(Goertzel.amplitude(wav, 8_000, 1_600, 500)).isGreaterThan(5_000);
    }

    @Test
    void stereoKeepsThePartiesApartAndMixPutsThemTogether() throws Exception {
        var caller = track("caller", Instant.EPOCH);
        var position = track("position-P1", Instant.EPOCH.plusMillis(500));
        var low = Goertzel.sine(500, 8_000, 8_000);
        var high = Goertzel.sine(1_700, 8_000, 8_000);
        for (int i = 0; i < 50; i++) {
            caller.add(Kind.HEARD, 0, i * 160, i * 20_000, ulaw(low, i));
            caller.add(Kind.SAID, 8, i * 160, i * 20_000, alaw(high, i));
            position.add(Kind.HEARD, 0, i * 160, i * 20_000, ulaw(high, i));
        }
        var callerFile = caller.seal(1_000_000);
        var out = new ByteArrayOutputStream();
        WavExport.stereo(callerFile, out);
        var stereo = samples(out, 2);
        assertThat(Goertzel.amplitude(channel(stereo, 0), 500)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(channel(stereo, 0), 1_700)).isLessThan(200);
        assertThat(Goertzel.amplitude(channel(stereo, 1), 1_700)).isGreaterThan(7_000);

        out.reset();
        WavExport.mix(List.of(callerFile, position.seal(1_000_000)), out);
        var mix = samples(out, 1);
        assertThat(mix).hasSize(12_000);
        assertThat(Goertzel.amplitude(mix, 0, 3_600, 1_700)).isLessThan(200);
        assertThat(Goertzel.amplitude(mix, 4_000, 4_000, 500)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(mix, 4_000, 4_000, 1_700)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(mix, 8_400, 3_200, 500)).isLessThan(200);
    }

    @Test
    void aWindowIsExactlyThatPieceOfTheMix() throws Exception {
        var caller = track("caller", Instant.EPOCH);
        var position = track("position-P1", Instant.EPOCH.plusMillis(1_500));
        var low = Goertzel.sine(500, 16_000, 8_000);
        var high = Goertzel.sine(1_700, 8_000, 8_000);
        for (int i = 0; i < 100; i++) {
            caller.add(Kind.HEARD, 0, i * 160, i * 20_000, ulaw(low, i));
        }
        for (int i = 0; i < 50; i++) {
            position.add(Kind.HEARD, 0, i * 160, i * 20_000, ulaw(high, i));
        }
        var tracks = List.of(caller.seal(2_000_000), position.seal(1_000_000));
        var out = new ByteArrayOutputStream();
        WavExport.window(tracks, Instant.EPOCH.plusMillis(1_000), Instant.EPOCH.plusMillis(4_000), out);
        var window = samples(out, 1);
        assertThat(window).hasSize(24_000);
        assertThat(Goertzel.amplitude(window, 400, 3_200, 500)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(window, 400, 3_200, 1_700)).isLessThan(200);
        assertThat(Goertzel.amplitude(window, 4_400, 3_200, 500)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(window, 4_400, 3_200, 1_700)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(window, 8_400, 3_200, 500)).isLessThan(200);
        assertThat(Goertzel.amplitude(window, 8_400, 3_200, 1_700)).isGreaterThan(7_000);
        assertThat(Goertzel.amplitude(window, 12_400, 11_200, 1_700)).isZero();

        var peaks = Waveform.of(tracks.getLast(), Instant.EPOCH.plusMillis(1_000), Instant.EPOCH.plusMillis(4_000), 6);
        assertThat(peaks[0]).isZero();
        assertThat(peaks[1]).isGreaterThan(40);
        assertThat(peaks[2]).isGreaterThan(40);
        assertThat(peaks[3]).isZero();
        assertThat(Waveform.of(tracks.getFirst(), Instant.EPOCH.plusMillis(1_000), Instant.EPOCH.plusMillis(4_000), 6))
                .startsWith(peaks[1], peaks[1], 0);
    }

    @Test
    void aSummaryHoldsWhatWasPressedAndWritten() throws Exception {
        var track = track("caller", Instant.EPOCH);
        track.add(Kind.HEARD, 0, 0, 0, ulaw(Goertzel.sine(500, 160, 8_000), 0));
        track.add(Kind.DIGIT, 0, 0, 700_000, "3".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        track.add(Kind.TEXT, 0, 0, 900_000, "HELP GA".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var summary = TrackSummary.read(track.seal(1_000_000));
        assertThat(summary.sealed()).isTrue();
        assertThat(summary.notes())
                .containsExactly(
                        new TrackSummary.Note(Instant.EPOCH.plusMillis(700), Kind.DIGIT, "3"),
                        new TrackSummary.Note(Instant.EPOCH.plusMillis(900), Kind.TEXT, "HELP GA"));
    }

    private static short[] mono(Path file, Kind direction) throws Exception {
        var out = new ByteArrayOutputStream();
        WavExport.mono(file, direction, out);
        return samples(out, 1);
    }

    /// Read back by the JDK's own WAV reader.
    private static short[] samples(ByteArrayOutputStream wav, int channels) throws Exception {
        try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav.toByteArray()))) {
            assertThat(in.getFormat().getSampleRate()).isEqualTo(8_000);
            assertThat(in.getFormat().getChannels()).isEqualTo(channels);
            byte[] bytes = in.readAllBytes();
            var samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
            }
            return samples;
        }
    }

    private static short[] channel(short[] samples, int number) {
        var one = new short[samples.length / 2];
        for (int i = 0; i < one.length; i++) {
            one[i] = samples[2 * i + number];
        }
        return one;
    }

    private static byte[] ulaw(short[] sound, int frame) {
        return G711.toUlaw(Arrays.copyOfRange(sound, frame * 160, frame * 160 + 160));
    }

    private static byte[] alaw(short[] sound, int frame) {
        return G711.toAlaw(Arrays.copyOfRange(sound, frame * 160, frame * 160 + 160));
    }

    private Writing track(String leg, Instant start) {
        return new Writing(folder.resolve(leg + ".track"), new Label(new CallId(1), leg, start));
    }

    /// A track written with times of the test's choosing.
    private static final class Writing {
        private final Path file;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int sequence;

        Writing(Path file, Label label) {
            this.file = file;
            bytes.writeBytes(FrameCodec.header(label));
        }

        void add(Kind kind, int payloadType, int timestamp, long micros, byte[] payload) {
            write(new Frame(kind, payloadType, 7, timestamp, sequence++, micros, payload));
        }

        Path seal(long micros) throws Exception {
            write(new Frame(Kind.END, 0, 0, 0, 0, micros, new byte[0]));
            return Files.write(file, bytes.toByteArray());
        }

        private void write(Frame frame) {
            var buffer = ByteBuffer.allocate(FrameCodec.length(frame));
            FrameCodec.write(frame, buffer);
            bytes.writeBytes(buffer.array());
        }
    }
}
