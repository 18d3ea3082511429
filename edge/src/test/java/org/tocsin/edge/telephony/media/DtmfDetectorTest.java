package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.tty.TtyModulator;

/// Keys in the sound, through mu-law, with noise and twist; and none in what is no key.
class DtmfDetectorTest {
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};

    @ParameterizedTest
    @ValueSource(doubles = {600, 2_000, 9_000})
    void everyKeyIsToldOnceHoweverLoud(double amplitude) {
        for (char key : KEYS.toCharArray()) {
            assertThat(read(joined(press(key, 70, amplitude, 1), silence(80))))
                    .as("key %s", key)
                    .isEqualTo(String.valueOf(key));
        }
    }

    @Test
    void longPressesAreOneKeyAndRepeatedOnesAreSeveral() {
        assertThat(read(joined(press('4', 900, 3_000, 1), silence(60), press('4', 80, 3_000, 1), silence(60))))
                .isEqualTo("44");
    }

    @Test
    void keysWithTwistAndNoiseAreRead() {
        var random = new Random(4);
        var sound = joined(press('1', 90, 2_500, 1.9), silence(90), press('5', 90, 2_500, 0.55), silence(90));
        for (int i = 0; i < sound.length; i++) {
            sound[i] += (short) (random.nextGaussian() * 120);
        }
        assertThat(read(sound)).isEqualTo("15");
    }

    @Test
    void aPressTooShortIsNone() {
        assertThat(read(joined(press('1', 22, 6_000, 1), silence(200)))).isEmpty();
    }

    @Test
    void vowelsNoiseAndTextTelephonesAreNoKeys() {
        var random = new Random(8);
        var vowels = new short[8_000 * 30];
        double phase = 0;
        for (int i = 0; i < vowels.length; i++) {
            double pitch = 90 + 60 * Math.sin(i / 9_000.0) + 40 * Math.sin(i / 2_300.0);
            phase += 2 * Math.PI * pitch / 8_000;
            double sum = 0;
            for (int harmonic = 1; harmonic < 18; harmonic++) {
                double formant = 1 / (1 + Math.pow((harmonic * pitch - 650 - 400 * Math.sin(i / 5_000.0)) / 300, 2));
                sum += formant * Math.sin(harmonic * phase);
            }
            vowels[i] = (short) (2_500 * sum + random.nextGaussian() * 60);
        }
        assertThat(read(vowels)).isEmpty();
        var tty = new TtyModulator();
        tty.type("THE QUICK BROWN FOX 0123456789 GA");
        assertThat(read(tty.next(8_000 * 8))).isEmpty();
    }

    private static String read(short[] sound) {
        var detector = new DtmfDetector();
        var through = G711.fromUlaw(G711.toUlaw(sound));
        var keys = new StringBuilder();
        for (int at = 0; at + 160 <= through.length; at += 160) {
            char key = detector.hear(Arrays.copyOfRange(through, at, at + 160));
            if (key != 0) {
                keys.append(key);
            }
        }
        return keys.toString();
    }

    static short[] press(char key, int millis, double amplitude, double twist) {
        int at = KEYS.indexOf(key);
        var sound = new short[millis * 8];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (amplitude * Math.sin(2 * Math.PI * LOW[at / 4] * i / 8_000)
                    + amplitude * twist * Math.sin(2 * Math.PI * HIGH[at % 4] * i / 8_000));
        }
        return sound;
    }

    private static short[] silence(int millis) {
        return new short[millis * 8];
    }

    private static short[] joined(short[]... parts) {
        var all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum() / 160 * 160 + 160];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
