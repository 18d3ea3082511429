package org.tocsin.sip.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyTest {
    private static final String STORY = "HELP FIRE AT 12-14 RIVER ST APT 3 GA";

    @TempDir
    Path folder;

    @Test
    void whatIsTypedIsRead() {
        assertThat(roundTrip("Help! Fire at 12-14 River St, apt 3? GA"))
                .isEqualTo("HELP! FIRE AT 12-14 RIVER ST, APT 3? GA");
    }

    @Property(tries = 150)
    void anyTextOfTheAlphabetsSurvives(
            @ForAll
                    @StringLength(min = 1, max = 40)
                    @CharRange(from = 'A', to = 'Z')
                    @CharRange(from = '0', to = '9')
                    @Chars({' ', '-', '?', ':', '$', '!', '+', '\'', '(', ')', '.', ',', '/', '"', ';', '='})
                    String text) {
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void noTextIsRefusedAndNoneBreaksTheReader(@ForAll String text) {
        var baudot = new Baudot();
        assertThat(baudot.encode(text)).allMatch(code -> code >= 0 && code < 32);
    }

    @Test
    void noiseAndWeakLinesAreRead() {
        var random = new Random(3);
        var samples = modulate(STORY);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (samples[i] / 12 + random.nextGaussian() * 90);
        }
        assertThat(new TtyDemodulator().hear(samples)).isEqualTo(STORY);
    }

    @Test
    void aLineThatRunsOnePercentFastIsRead() {
        var samples = modulate(STORY);
        var fast = new short[(int) (samples.length / 1.01)];
        for (int i = 0; i < fast.length; i++) {
            fast[i] = samples[(int) (i * 1.01)];
        }
        assertThat(new TtyDemodulator().hear(fast)).isEqualTo(STORY);
    }

    @Test
    void aStreamMayBeCutAnywhere() {
        var samples = modulate(STORY);
        var random = new Random(5);
        var reader = new TtyDemodulator();
        var text = new StringBuilder();
        for (int at = 0; at < samples.length; ) {
            int to = Math.min(samples.length, at + 1 + random.nextInt(400));
            text.append(reader.hear(Arrays.copyOfRange(samples, at, to)));
            at = to;
        }
        assertThat(text.toString()).isEqualTo(STORY);
    }

    @Test
    void silenceNoiseAndSpeechLikeSoundSayNothing() {
        var random = new Random(11);
        var reader = new TtyDemodulator();
        var sound = new short[8000 * 60];
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            phase += 2 * Math.PI * (140 + 40 * Math.sin(i / 900.0)) / 8000;
            double voice = 0;
            for (int harmonic = 1; harmonic < 20; harmonic++) {
                voice += Math.sin(phase * harmonic) / harmonic;
            }
            sound[i] = (short) (3000 * voice * (Math.sin(i / 2100.0) > 0 ? 1 : 0) + random.nextGaussian() * 60);
        }
        assertThat(reader.hear(sound)).hasSizeLessThan(3);
        assertThat(reader.hear(new short[80_000])).isEmpty();
    }

    @Test
    void anySamplesAreAccepted() {
        var random = new Random(17);
        var reader = new TtyDemodulator();
        var sound = new short[200_000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) random.nextInt();
        }
        reader.hear(sound);
        assertThat(reader.hear(modulate(STORY))).endsWith(STORY);
    }

    @Test
    void minimodemReadsWhatWeType() throws Exception {
        assumeMinimodem();
        var wav = folder.resolve("ours.wav");
        write(modulate(STORY), wav);
        assertThat(run("minimodem", "--rx", "tdd", "--quiet", "-f", wav.toString()))
                .contains(STORY);
    }

    @Test
    void weReadWhatMinimodemTypes() throws Exception {
        assumeMinimodem();
        var wav = folder.resolve("theirs.wav");
        var process = new ProcessBuilder("minimodem", "--tx", "tdd", "-R", "8000", "-f", wav.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(STORY.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new TtyDemodulator().hear(read(wav))).contains(STORY);
    }

    private static void assumeMinimodem() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, "minimodem")));
        Assumptions.assumeTrue(there, "minimodem is not installed");
    }

    private static String roundTrip(String text) {
        return new TtyDemodulator().hear(modulate(text));
    }

    private static short[] modulate(String text) {
        var modulator = new TtyModulator();
        modulator.type(text);
        var all = new short[0];
        while (modulator.busy()) {
            var next = modulator.next(1600);
            all = Arrays.copyOf(all, all.length + next.length);
            System.arraycopy(next, 0, all, all.length - next.length, next.length);
        }
        return Arrays.copyOf(all, all.length + 2400);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static void write(short[] samples, Path wav) throws IOException {
        var bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        var format = new AudioFormat(8000, 16, 1, true, false);
        try (var stream =
                new AudioInputStream(new java.io.ByteArrayInputStream(bytes.array()), format, samples.length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, wav.toFile());
        }
    }

    private static short[] read(Path wav) throws Exception {
        try (var stream = AudioSystem.getAudioInputStream(wav.toFile())) {
            var bytes = stream.readAllBytes();
            var samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }
    }
}
