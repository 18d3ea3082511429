package org.tocsin.edge.telephony.keepalive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.trunks.TrunkState;

class TrunkHealthTest {
    private static final Duration FAST = Duration.ofMillis(7);

    private static KeepAlive counting(int downAfter, int upAfter) {
        return new KeepAlive(Duration.ofSeconds(10), Duration.ofSeconds(2), downAfter, upAfter);
    }

    @Test
    void theFirstAnswerBringsATrunkUp() {
        var health = new TrunkHealth(counting(3, 2), TrunkState.UNKNOWN);
        assertThat(health.answered(404, "404 Not Found", FAST))
                .hasValue(new TrunkHealth.Judgement(TrunkState.NORMAL, "404 Not Found", FAST));
        assertThat(health.answered(200, "200 OK", FAST)).isEmpty();
    }

    @Test
    void silenceMustRepeatItselfAndAnswersAfterItToo() {
        var health = new TrunkHealth(counting(3, 2), TrunkState.NORMAL);
        assertThat(health.silent("")).isEmpty();
        assertThat(health.silent("")).isEmpty();
        assertThat(health.isInDoubt()).isTrue();
        assertThat(health.silent("").orElseThrow().why()).isEqualTo("no answer to 3 questions");
        assertThat(health.isInDoubt()).isFalse();
        assertThat(health.answered(200, "200 OK", FAST)).isEmpty();
        assertThat(health.silent("")).isEmpty();
        assertThat(health.answered(200, "200 OK", FAST)).isEmpty();
        assertThat(health.answered(200, "200 OK", FAST).orElseThrow().state()).isEqualTo(TrunkState.NORMAL);
    }

    @Test
    void aTrunkThatSaysItIsOutOfServiceIsBelievedAtOnce() {
        var health = new TrunkHealth(counting(3, 2), TrunkState.NORMAL);
        var judged = health.answered(503, "503 Maintenance", FAST).orElseThrow();
        assertThat(judged.state()).isEqualTo(TrunkState.DOWN);
        assertThat(judged.why()).isEqualTo("it says 503 Maintenance");
    }

    @Test
    void whoKnowsBetterThanSilenceIsQuoted() {
        var health = new TrunkHealth(counting(1, 1), TrunkState.NORMAL);
        assertThat(health.silent("its certificate has expired").orElseThrow().why())
                .isEqualTo("its certificate has expired");
    }

    /// Whatever comes: a judgement is always another than the one before, and follows from the answers in a row.
    @Property
    void judgementsChangeAndAreEarned(
            @ForAll List<@IntRange(min = 0, max = 2) Integer> answers,
            @ForAll @IntRange(min = 1, max = 4) int downAfter,
            @ForAll @IntRange(min = 1, max = 4) int upAfter) {
        var health = new TrunkHealth(counting(downAfter, upAfter), TrunkState.UNKNOWN);
        int silences = 0;
        int goods = 0;
        for (int answer : answers) {
            var before = health.state();
            var judged = switch (answer) {
                case 0 -> health.silent("");
                case 1 -> health.answered(200, "200 OK", FAST);
                default -> health.answered(503, "503 Service Unavailable", FAST);
            };
            silences = answer == 0 ? silences + 1 : 0;
            goods = answer == 1 ? goods + 1 : 0;
            assertThat(health.silences()).isEqualTo(silences);
            if (judged.isPresent()) {
                assertThat(judged.get().state()).isNotEqualTo(before).isEqualTo(health.state());
            } else {
                assertThat(health.state()).isEqualTo(before);
            }
            var due = answer == 2
                    ? TrunkState.DOWN
                    : silences >= downAfter
                            ? TrunkState.UNREACHABLE
                            : goods >= upAfter || goods > 0 && before == TrunkState.UNKNOWN
                                    ? TrunkState.NORMAL
                                    : before;
            assertThat(health.state()).isEqualTo(due);
        }
    }

    @Test
    void trunksAreReadInTheOrderInWhichTheyAreTried() {
        assertThat(TrunkPeer.list("sip:a.example:5080, sip:b.example;transport=tcp"))
                .extracting(TrunkPeer::name)
                .containsExactly("a.example:5080", "b.example:5060");
        assertThat(TrunkPeer.list("")).isEmpty();
        assertThatThrownBy(() -> TrunkPeer.list("tel:911")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrunkPeer.list("sip:a.example,sip:a.example:5060"))
                .hasMessageContaining("named twice");
    }
}
