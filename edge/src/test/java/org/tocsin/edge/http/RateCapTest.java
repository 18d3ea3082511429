package org.tocsin.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateCapTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RateCap cap = new RateCap(8, now::get);

    private int admitted(String address, int asked) {
        int admitted = 0;
        for (int i = 0; i < asked; i++) {
            admitted += cap.admits(address) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void oneAddressLeavesRoomForTheOthers() {
        assertThat(admitted("a", 100)).isEqualTo(2);
        assertThat(admitted("b", 100)).isEqualTo(2);
        assertThat(admitted("c", 1)).isEqualTo(1);
    }

    @Test
    void allTogetherGetNoMoreThanTheCapUntilTheNextSecond() {
        int all = 0;
        for (int i = 0; i < 20; i++) {
            all += admitted("host" + i, 5);
        }
        assertThat(all).isEqualTo(8);
        now.set(Instant.EPOCH.plusSeconds(1));
        assertThat(admitted("host1", 5)).isEqualTo(2);
    }
}
