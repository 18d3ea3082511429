package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.Call;
import org.tocsin.core.silent.DigitMeaning;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.sip.agent.Event;

/// Callers who do not speak, on real RTP in mu-law: a text telephone (minimodem, which nobody here wrote), keys as
/// events and as tones, and nothing at all.
final class TtyCallTest {
    @TempDir
    Path folder;

    @Test
    void minimodemAndTheCentreWriteToEachOther() throws Exception {
        Program.need("minimodem");
        try (var centre = new TestCentre(folder);
                var line = new Line(centre)) {
            line.play(typedByMinimodem(folder, "HELP FIRE AT 12-14 RIVER ST GA"));
            var heard = centre.message(line.call.id(), 1, TextMessage.Delivery.RECEIVED);
            assertThat(heard.medium()).isEqualTo(Medium.TTY);
            assertThat(heard.text().text()).isEqualTo("HELP FIRE AT 12-14 RIVER ST GA");
            assertThat(centre.told()).contains("sound TTY", "typing HELP");

            int from = line.phone.heard().length;
            centre.command(new TextCommand.Send(line.call.id(), new Said("Trucks are on the way GA"), ""));
            line.silence();
            centre.message(line.call.id(), 2, TextMessage.Delivery.SENT);
            var sound = line.phone.heard();
            assertThat(readByMinimodem(folder, java.util.Arrays.copyOfRange(sound, from, sound.length)))
                    .contains("TRUCKS ARE ON THE WAY GA");
        }
    }

    @Test
    void aCallerWhoSaysNothingIsAskedByTtyAndShownAsQuiet() throws Exception {
        Program.need("minimodem");
        try (var centre = new TestCentre(
                        folder,
                        new MemoryJournal(),
                        settings -> settings.withTexts(
                                new TextSettings("", Duration.ofSeconds(3), "911 WHERE IS YOUR EMERGENCY Q GA", 0)));
                var line = new Line(centre)) {
            line.silence();
            var challenge = centre.message(line.call.id(), 1, TextMessage.Delivery.SENT);
            assertThat(challenge.by()).isEqualTo("tty challenge");
            TestCentre.until(() -> centre.told().contains("sound QUIET"));
            assertThat(readByMinimodem(folder, line.phone.heard())).contains("911 WHERE IS YOUR EMERGENCY Q GA");
        }
    }

    @Test
    void keysAsTonesAnswerAQuestion() throws Exception {
        try (var centre = new TestCentre(folder);
                var line = new Line(centre)) {
            centre.command(new SilentCommand.Ask(line.call.id(), "Police 1, fire 2, ambulance 3"));
            line.play(tones(697, 1209, 100));
            line.play(new short[8_000]);
            var dialogue = TestCentre.await(() -> centre.silent(line.call.id()).filter(d -> d.needs() != null));
            assertThat(dialogue.needs()).isEqualTo(DigitMeaning.POLICE);
            assertThat(dialogue.questions().getFirst().answer()).isEqualTo(DigitMeaning.POLICE);
            line.play(tones(697, 1209, 100));
            line.play(new short[8_000]);
            TestCentre.until(
                    () -> centre.silent(line.call.id()).orElseThrow().digits().size() == 2);
        }
    }

    @Test
    void aVoiceIsShownAsOneAndIsNoTextTelephone() throws Exception {
        try (var centre = new TestCentre(folder);
                var line = new Line(centre)) {
            line.play(Goertzel.sine(300, 16_000, 6_000));
            TestCentre.until(() -> centre.told().contains("sound VOICE"));
            assertThat(centre.told()).noneMatch(text -> text.startsWith("typing") || text.equals("sound TTY"));
        }
    }

    /// A call that is up, with a telephone that sends something all the time.
    private static final class Line implements AutoCloseable {
        final TestPhone phone = new TestPhone();
        final TestTrunk trunk;
        final Call call;
        private final int port;
        private final AtomicBoolean quiet = new AtomicBoolean();

        Line(TestCentre centre) throws Exception {
            trunk = new TestTrunk(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
            call = centre.ringing();
            centre.answer(call);
            port = trunk.await(Event.CallAnswered.class)
                    .answer()
                    .orElseThrow()
                    .media()
                    .getFirst()
                    .port();
        }

        /// Sends a sound in real time.
        void play(short[] sound) throws Exception {
            long begin = System.nanoTime();
            for (int at = 0; at + 160 <= sound.length; at += 160) {
                phone.speak(port, sound, at);
                long due = begin + (at / 160 + 1) * 20_000_000L;
                long rest = due - System.nanoTime();
                if (rest > 0) {
                    TimeUnit.NANOSECONDS.sleep(rest);
                }
            }
        }

        /// Sends silence from now on.
        void silence() {
            quiet.set(true);
            Thread.ofVirtual().start(() -> {
                while (quiet.get()) {
                    try {
                        play(new short[1_600]);
                    } catch (Exception e) {
                        return;
                    }
                }
            });
        }

        @Override
        public void close() {
            quiet.set(false);
            trunk.close();
            phone.close();
        }
    }

    private static short[] tones(double low, double high, int millis) {
        var one = Goertzel.sine(low, millis * 8, 4_000);
        var other = Goertzel.sine(high, millis * 8, 4_000);
        for (int i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    static short[] typedByMinimodem(Path folder, String text) throws Exception {
        var wav = folder.resolve("theirs.wav");
        var process = new ProcessBuilder("minimodem", "--tx", "tdd", "-R", "8000", "-f", wav.toString()).start();
        process.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (var in = AudioSystem.getAudioInputStream(wav.toFile())) {
            byte[] bytes = in.readAllBytes();
            var samples = new short[bytes.length / 2 + 8_000];
            for (int i = 0; i < bytes.length / 2; i++) {
                samples[i] = (short) ((bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8) / 3);
            }
            return samples;
        }
    }

    static String readByMinimodem(Path folder, short[] samples) throws Exception {
        var bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        var format = new AudioFormat(8_000, 16, 1, true, false);
        File wav = Files.createTempFile(folder, "ours", ".wav").toFile();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, samples.length),
                AudioFileFormat.Type.WAVE,
                wav);
        try (var reader = Program.start(folder, List.of("minimodem", "--rx", "tdd", "--quiet", "-f", wav.getPath()))) {
            reader.exitCode();
            return reader.output();
        }
    }
}
