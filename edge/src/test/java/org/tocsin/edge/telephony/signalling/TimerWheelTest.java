package org.tocsin.edge.telephony.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TimerWheelTest {
    private static final long MILLISECOND = 1_000_000;

    /// Against a plain map: each timer fires once, not before its time, and at the first look a slot after it.
    @Property(tries = 100)
    void everyTimerFiresOnceAtItsTime(@ForAll long seed) {
        var random = new Random(seed);
        long now = random.nextLong() >> 2;
        var wheel = new TimerWheel<Integer>(now);
        var due = new HashMap<Integer, Long>();
        for (int step = 0; step < 400; step++) {
            int key = random.nextInt(40);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    long after = random.nextInt(40_000) * MILLISECOND / (1 + random.nextInt(200));
                    wheel.set(key, now, after);
                    due.put(key, now + after);
                }
                case 2 -> {
                    wheel.cancel(key);
                    due.remove(key);
                }
                default -> now += random.nextInt(step % 50 == 0 ? 30_000 : 60) * MILLISECOND;
            }
            for (int fired : wheel.takeDue(now)) {
                assertThat(due).containsKey(fired);
                assertThat(due.remove(fired)).isLessThanOrEqualTo(now);
            }
            long latest = now - 2 * TimerWheel.SLOT_NANOS;
            assertThat(due.values()).allMatch(at -> at > latest);
            assertThat(wheel.size()).isEqualTo(due.size());
        }
    }

    @Test
    void dueTimersComeEarliestFirst() {
        var wheel = new TimerWheel<String>(0);
        wheel.set("c", 0, 300 * MILLISECOND);
        wheel.set("a", 0, 100 * MILLISECOND);
        wheel.set("b", 0, 200 * MILLISECOND);
        assertThat(wheel.takeDue(400 * MILLISECOND)).containsExactly("a", "b", "c");
    }

    @Test
    void aSourceIsCountedAndForgottenByHalves() {
        var rates = new SourceRates();
        for (int i = 0; i < 40; i++) {
            rates.count("192.0.2.1", 0);
        }
        assertThat(rates.count("192.0.2.1", 0)).isEqualTo(41);
        assertThat(rates.count("192.0.2.1", 30_000 * MILLISECOND)).isBetween(21.0, 22.0);
        assertThat(rates.count("192.0.2.2", 0)).isEqualTo(1);
    }
}
