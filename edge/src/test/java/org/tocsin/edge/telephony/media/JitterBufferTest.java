package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class JitterBufferTest {
    private final JitterBuffer buffer = new JitterBuffer();
    private final short[] frame = new short[160];

    @Test
    void soundComesOutInOrderTwoFramesLater() {
        var heard = new ArrayList<Integer>();
        for (int i = 0; i < 10; i++) {
            buffer.lay(i * 160, sound(i + 1, 160), 160);
            heard.add(buffer.take(frame) ? (int) frame[0] : 0);
        }
        assertThat(heard).isEqualTo(List.of(0, 0, 1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void packetsOfAnyLengthFit() {
        for (int samples : new int[] {80, 160, 240, 480}) {
            var fresh = new JitterBuffer();
            for (int at = 0; at < 4_800; at += samples) {
                fresh.lay(at, sound(9, samples), samples);
            }
            fresh.take(frame);
            fresh.take(frame);
            for (int i = 0; i < 30; i++) {
                assertThat(fresh.take(frame)).isTrue();
                assertThat(frame).containsOnly(9);
            }
        }
    }

    @Test
    void aLostPacketIsSilenceAndADoubledOneIsHeardOnce() {
        buffer.lay(0, sound(1, 160), 160);
        buffer.lay(0, sound(1, 160), 160);
        buffer.lay(320, sound(3, 160), 160);
        assertThat(played(5)).isEqualTo(List.of(0, 0, 1, 0, 3));
    }

    @Test
    void aPauseOfTheSenderDoesNotDelayWhatFollows() {
        buffer.lay(0, sound(1, 160), 160);
        played(200); // four seconds of nothing
        buffer.lay(32_000, sound(2, 160), 160);
        assertThat(played(3)).isEqualTo(List.of(0, 0, 2));
        buffer.lay(-5_000_000, sound(3, 160), 160); // a new source with its own timestamps
        assertThat(played(3)).contains(3);
    }

    @Test
    void whenEveryPacketIsLateTheDelayGrowsToThem() {
        var heard = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            if (i == 0 || i >= 8) {
                int packet = i == 0 ? 0 : i - 7;
                buffer.lay(packet * 160, sound(packet + 1, 160), 160);
            }
            heard.add(buffer.take(frame) ? (int) frame[0] : 0);
        }
        assertThat(heard.subList(14, 20)).doesNotContain(0).isSorted();
        assertThat(buffer.late()).isEqualTo(3);
    }

    /// As long as every other packet is in time there are never three late ones in a row.
    @Test
    void whenEveryOtherPacketIsLateTheDelayGrowsToThem() {
        int heard = 0;
        for (int tick = 0; tick < 100; tick++) {
            if (tick % 2 == 0) {
                buffer.lay(tick * 160, sound(tick + 1, 160), 160);
            }
            if (tick % 2 == 0 && tick >= 4) { // sent as an odd one, four ticks late
                int late = tick - 3;
                buffer.lay(late * 160, sound(late + 1, 160), 160);
            }
            heard += buffer.take(frame) && tick >= 40 ? 1 : 0;
        }
        assertThat(heard).isGreaterThan(55);
    }

    @Test
    void aSenderWhoseClockRunsFastDoesNotAddDelay() {
        int laid = 0;
        for (int tick = 0; tick < 6_000; tick++) {
            buffer.lay(laid++ * 160, sound(1, 160), 160);
            if (tick % 100 == 0) { // one per cent too fast
                buffer.lay(laid++ * 160, sound(1, 160), 160);
            }
            buffer.take(frame);
        }
        assertThat(buffer.waitingMillis()).isLessThan(200);
        assertThat(buffer.dropped()).isPositive();
    }

    /// Whatever the network does with the packets, what is played keeps the order and is never played twice.
    @Property(tries = 200)
    void orderIsKept(@ForAll long seed, @ForAll @IntRange(max = 3) int spread, @ForAll int start) {
        var random = new Random(seed);
        var fresh = new JitterBuffer();
        int played = 0;
        var waiting = new ArrayList<int[]>();
        for (int tick = 0; tick < 300; tick++) {
            if (random.nextInt(20) > 0) {
                waiting.add(new int[] {tick, tick + random.nextInt(spread + 1)});
            }
            int now = tick;
            for (var packet : waiting.stream().filter(p -> p[1] == now).toList()) {
                fresh.lay(start + packet[0] * 160, sound(packet[0] + 1, 160), 160);
            }
            if (fresh.take(frame)) {
                assertThat((int) frame[0]).isGreaterThan(played);
                played = frame[0];
            }
        }
        assertThat(played).isGreaterThan(250);
    }

    private List<Integer> played(int frames) {
        var heard = new ArrayList<Integer>();
        for (int i = 0; i < frames; i++) {
            heard.add(buffer.take(frame) ? (int) frame[0] : 0);
        }
        return heard;
    }

    private static short[] sound(int level, int samples) {
        var sound = new short[samples];
        Arrays.fill(sound, (short) level);
        return sound;
    }
}
