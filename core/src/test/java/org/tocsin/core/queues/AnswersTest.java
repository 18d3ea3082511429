package org.tocsin.core.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> EMERGENCY = List.of("911");

    @Test
    void sharesAndPercentilesOfTheLastHourAndDay() {
        var answers = Answers.NONE;
        for (int seconds = 1; seconds <= 20; seconds++) {
            answers = answers.answered("911", NOON.minusSeconds(seconds), NOON);
        }
        answers = answers.answered("911", NOON.minusSeconds(7_400), NOON.minusSeconds(7_200))
                .gaveUp("911", NOON);
        var hour = answers.over(Duration.ofHours(1), NOON, EMERGENCY);
        assertThat(hour.count()).isEqualTo(20);
        assertThat(hour.abandoned()).isEqualTo(1);
        assertThat(hour.percentWithin(10)).isEqualTo(50);
        assertThat(hour.percentWithin(15)).isEqualTo(75);
        assertThat(hour.percentWithin(20)).isEqualTo(100);
        assertThat(hour.percentile(90)).isEqualTo(18);
        var day = answers.over(Duration.ofDays(1), NOON, EMERGENCY);
        assertThat(day.count()).isEqualTo(21);
        assertThat(day.percentile(100)).as("200 s count as the longest").isEqualTo(Tally.LONGEST);
        assertThat(answers.over(Duration.ofDays(1), NOON, List.of("NON")).count())
                .isZero();
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        var answers = Answers.NONE.answered("911", NOON, NOON.plusSeconds(3));
        var later = NOON.plus(Duration.ofHours(25));
        assertThat(answers.answered("911", later, later.plusSeconds(2)).slots().size())
                .isEqualTo(1);
    }

    @Property(tries = 100)
    void aPercentileIsReachedByThatShare(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 119) Integer> waits,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var tally = Tally.NONE;
        for (var seconds : waits) {
            tally = tally.answered(seconds);
        }
        assertThat(tally.percentWithin(tally.percentile(percent))).isGreaterThanOrEqualTo(percent - 1e-9);
    }

    @Test
    void hoursMayRunOverMidnight() {
        var night = new Hours(List.of(DayOfWeek.FRIDAY), 22 * 60, 6 * 60, "NIGHT");
        var zone = ZoneId.of("America/New_York");
        assertThat(night.contain(Instant.parse("2026-03-07T03:30:00Z"), zone))
                .as("Friday 22:30")
                .isTrue();
        assertThat(night.contain(Instant.parse("2026-03-07T10:30:00Z"), zone))
                .as("Saturday 05:30")
                .isTrue();
        assertThat(night.contain(Instant.parse("2026-03-06T10:30:00Z"), zone))
                .as("Friday 05:30")
                .isFalse();
        var all = new Hours(Arrays.asList(DayOfWeek.values()), 0, 24 * 60, "X");
        assertThat(all.contain(NOON, zone)).isTrue();
    }
}
