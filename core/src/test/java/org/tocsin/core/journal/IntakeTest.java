package org.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Stamp;

/// What is decided is forgotten or kept as a whole, and no key is decided twice.
class IntakeTest {
    private static final Actor ANA = new Actor.Person("ana", "Ana", null);
    private static final Command OPEN = new IncidentCommand.Open(null, null, "", 0, "smoke");
    private static final Command CLOSE_NOTHING = new IncidentCommand.Close(new IncidentId(9), "x");

    private record Entry(long sequence, Stamp stamp, List<Event> events) {}

    private static final Intake.Book<Long, Entry> BOOK = new Intake.Book<>() {
        @Override
        public Entry write(Long head, Stamp stamp, List<Event> events) {
            return new Entry(head + 1, stamp, events);
        }

        @Override
        public Long head(Entry record) {
            return record.sequence();
        }
    };

    private Instant now = Instant.parse("2026-03-14T12:00:00Z");
    private final KnownKeys keys = new KnownKeys(3);
    private final Intake<Long, Entry> intake = new Intake<>(Rooms::handle, BOOK, () -> now, keys, Centre.EMPTY, 0L);

    @Test
    void aRecordIsPendingUntilItIsKept() {
        var decided = intake.decide(OPEN, ANA, "k1");
        assertThat(decided.repeated()).isFalse();
        assertThat(decided.state()).isSameAs(intake.state());
        assertThat(intake.pending()).singleElement().satisfies(entry -> {
            assertThat(entry.sequence()).isEqualTo(1);
            assertThat(entry.stamp().key()).isEqualTo("k1");
            assertThat(entry.stamp().at()).isEqualTo(now);
        });
        assertThat(intake.durable()).isEqualTo(Centre.EMPTY);
        intake.kept();
        assertThat(intake.pending()).isEmpty();
        assertThat(intake.durable()).isEqualTo(intake.state());
        assertThat(intake.head()).isEqualTo(1);
    }

    @Test
    void whatIsNotKeptNeverWas() {
        intake.decide(OPEN, ANA, "k1");
        intake.kept();
        var before = intake.state();
        intake.decide(OPEN, ANA, "k2");
        intake.decide(CLOSE_NOTHING, ANA, "k3");
        intake.revert();
        assertThat(intake.state()).isEqualTo(before);
        assertThat(intake.head()).isEqualTo(1);
        assertThat(intake.pending()).isEmpty();
        assertThat(intake.findAnswer("k2")).isEmpty();
        assertThat(intake.findAnswer("k3")).isEmpty();
        assertThat(intake.decide(OPEN, ANA, "k2").answer())
                .isInstanceOfSatisfying(
                        Answer.Accepted.class, a -> assertThat(a.sequence()).isEqualTo(2));
    }

    @Test
    void aKeyIsDecidedOncePendingOrKept() {
        var first = intake.decide(OPEN, ANA, "k1");
        now = now.plusSeconds(9);
        var whilePending = intake.decide(OPEN, ANA, "k1");
        intake.kept();
        var afterwards = intake.decide(OPEN, ANA, "k1");
        assertThat(whilePending).isEqualTo(new Intake.Decided(first.answer(), true, null));
        assertThat(afterwards).isEqualTo(new Intake.Decided(first.answer(), true, null));
        assertThat(intake.state().incidents().open().size()).isEqualTo(1);
    }

    @Test
    void aRefusalIsRememberedAsWell() {
        var refused = intake.decide(CLOSE_NOTHING, ANA, "k1");
        assertThat(refused.answer()).isInstanceOf(Answer.Rejected.class);
        assertThat(intake.pending()).isEmpty();
        intake.kept();
        assertThat(intake.decide(OPEN, ANA, "k1").answer()).isEqualTo(refused.answer());
    }

    @Test
    void theOldestKeyIsForgottenFirst() {
        for (int i = 1; i <= 4; i++) {
            intake.decide(OPEN, ANA, "k" + i);
            intake.kept();
        }
        assertThat(intake.findAnswer("k1")).isEmpty();
        assertThat(intake.findAnswer("k2")).isPresent();
    }

    @Test
    void aBugChangesNothing() {
        var broken = new Intake<Long, Entry>(
                (_, _, _) -> {
                    throw new IllegalStateException("a bug");
                },
                BOOK,
                () -> now,
                new KnownKeys(),
                Centre.EMPTY,
                0L);
        assertThatThrownBy(() -> broken.decide(OPEN, ANA, "k1")).isInstanceOf(IllegalStateException.class);
        assertThat(broken.state()).isEqualTo(Centre.EMPTY);
        assertThat(broken.findAnswer("k1")).isEmpty();
        assertThat(broken.pending()).isEmpty();
    }

    @Test
    void theHashCoversEveryField() {
        var at = Instant.parse("2026-03-14T12:00:00.000001Z");
        var hash = Chain.hash(1, at, "a", "k", "e", Chain.GENESIS);
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(List.of(
                        Chain.hash(2, at, "a", "k", "e", Chain.GENESIS),
                        Chain.hash(1, at.plusNanos(1_000), "a", "k", "e", Chain.GENESIS),
                        Chain.hash(1, at, "b", "k", "e", Chain.GENESIS),
                        Chain.hash(1, at, "a", "l", "e", Chain.GENESIS),
                        Chain.hash(1, at, "a", "k", "f", Chain.GENESIS),
                        Chain.hash(1, at, "a", "k", "e", hash),
                        Chain.hash(1, at, "ak", "", "e", Chain.GENESIS)))
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
        assertThat(Chain.words(Instant.parse("2026-03-14T12:00:00Z"))).isEqualTo("2026-03-14T12:00:00.000000Z");
    }
}
