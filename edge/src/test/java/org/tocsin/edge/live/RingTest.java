package org.tocsin.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What a client that comes back is given: everything since, or nothing at all.
class RingTest {
    @Property
    void everythingSinceOrNothing(
            @ForAll @IntRange(max = 200) int frames,
            @ForAll @IntRange(min = 1, max = 50) int kept,
            @ForAll @IntRange(max = 220) int seen) {
        var ring = new Ring(0, kept, Long.MAX_VALUE);
        for (int seq = 1; seq <= frames; seq++) {
            ring.add(new Frame(seq, "c" + seq, "p" + seq));
        }
        var missed = ring.listSince(seen);
        boolean known = seen >= frames - kept;
        assertThat(missed.isPresent()).isEqualTo(known);
        missed.ifPresent(list -> {
            int expected = seen == 0 ? frames : Math.max(0, frames - seen + 1);
            assertThat(list).hasSize(Math.min(expected, Math.min(kept, frames)));
            for (int i = 1; i < list.size(); i++) {
                assertThat(list.get(i).seq()).isEqualTo(list.get(i - 1).seq() + 1);
            }
            if (seen < frames) {
                assertThat(list.getLast().seq()).isEqualTo(frames);
                assertThat(list.getFirst().seq()).isLessThanOrEqualTo(seen + 1L);
            }
        });
    }

    @Property
    void sizeIsBounded(@ForAll @IntRange(min = 10, max = 1000) int most) {
        var ring = new Ring(0, Integer.MAX_VALUE, most);
        for (int seq = 1; seq <= 300; seq++) {
            ring.add(new Frame(seq, "12345", "12345"));
        }
        long held = ring.listSince(300 - most / 10).orElseThrow().stream()
                .mapToLong(Frame::characters)
                .sum();
        assertThat(held).isLessThanOrEqualTo(most);
    }
}
