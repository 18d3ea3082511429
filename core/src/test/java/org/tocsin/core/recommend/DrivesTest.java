package org.tocsin.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitStatus;

class DrivesTest {
    private static final UnitId ENGINE = new UnitId("E1");
    private static final IncidentId FIRE = new IncidentId(1001);
    private static final String BAND = "Mon-Fri 15-18";
    private static final Instant BEGAN = Instant.parse("2026-03-02T20:00:00Z");

    @Test
    void bandsAreThreeHoursOfWeekdaysSaturdaysAndSundays() {
        assertThat(Habit.bandOf(ZonedDateTime.parse("2026-03-02T16:59:00-05:00")))
                .isEqualTo("Mon-Fri 15-18");
        assertThat(Habit.bandOf(ZonedDateTime.parse("2026-03-06T00:00:00-05:00")))
                .isEqualTo("Mon-Fri 00-03");
        assertThat(Habit.bandOf(ZonedDateTime.parse("2026-03-07T23:59:00-05:00")))
                .isEqualTo("Sat 21-24");
        assertThat(Habit.bandOf(ZonedDateTime.parse("2026-03-08T03:00:00-05:00")))
                .isEqualTo("Sun 03-06");
    }

    @Test
    void tooFewResponsesSayNothing() {
        var drives = Drives.NONE;
        for (int i = 1; i < Drives.LEAST_SAMPLES; i++) {
            drives = driven(drives, 100, 150, 1);
        }
        assertThat(drives.habit(Agency.FIRE, BAND)).isEqualTo(new Habit(BAND, 1, Drives.LEAST_SAMPLES - 1));
        assertThat(driven(drives, 100, 150, 1).habit(Agency.FIRE, BAND))
                .isEqualTo(new Habit(BAND, 1.5, Drives.LEAST_SAMPLES));
        assertThat(driven(drives, 100, 150, 1).habit(Agency.EMS, BAND).learned())
                .as("another agency drives otherwise")
                .isFalse();
    }

    @Test
    void theFactorInForceIsTakenOutBeforeItIsLearnedAgain() {
        var drives = Drives.NONE;
        for (int i = 0; i < 60; i++) {
            var habit = drives.habit(Agency.FIRE, BAND);
            drives = driven(drives, 100 * habit.factor(), 130, habit.factor());
        }
        assertThat(drives.habit(Agency.FIRE, BAND).factor()).isEqualTo(1.3);
    }

    @Test
    void drivesThatWereNotDrivenStraightSayNothing() {
        var underway = begin(Drives.NONE, 100, 1);
        assertThat(underway.underway().has(ENGINE)).isTrue();
        assertThat(arrive(progress(underway, UnitStatus.ST, 50), 150)).isEqualTo(Drives.NONE);
        assertThat(arrive(
                        underway.after(
                                new UnitEvent.UnitReleased(ENGINE, FIRE, UnitStatus.AV, BEGAN, "cancelled"),
                                _ -> unit(),
                                _ -> null),
                        150))
                .isEqualTo(Drives.NONE);
        assertThat(driven(Drives.NONE, 20, 60, 1)).as("round the corner").isEqualTo(Drives.NONE);
        assertThat(driven(Drives.NONE, 100, 5000, 1))
                .as("a key pressed an hour late")
                .isEqualTo(Drives.NONE);
        assertThat(begin(Drives.NONE, -1, 1)).as("no way was known").isEqualTo(Drives.NONE);
    }

    @Test
    void oldAdviceWasMeasuredFromElsewhere() {
        var late = new UnitEvent.UnitProgressed(ENGINE, FIRE, UnitStatus.ER, BEGAN.plusSeconds(301), "", false);
        assertThat(Drives.NONE.after(late, _ -> unit(), _ -> advice(100, 1))).isEqualTo(Drives.NONE);
    }

    @Property(tries = 200)
    void theFactorIsAMedianWithinBounds(@ForAll long seed, @ForAll @DoubleRange(min = 0.4, max = 2.5) double usual) {
        var random = new Random(seed);
        var drives = Drives.NONE;
        int count = 31 + 2 * random.nextInt(30);
        var taken = new double[count];
        for (int i = 0; i < count; i++) {
            // Every fourth crew presses its key at any time.
            double seconds = 200 * (i % 4 == 0 ? 0.3 + random.nextInt(400) / 100.0 : usual);
            taken[i] = Math.round(seconds * 1000) / 1000.0;
            drives = driven(drives, 200, taken[i], 1);
        }
        var habit = drives.habit(Agency.FIRE, BAND);
        Arrays.sort(taken);
        double median = Math.round(1000 * taken[count / 2] / 200) / 1000.0;
        assertThat(habit.samples()).isEqualTo(count);
        assertThat(habit.factor()).isEqualTo(Math.clamp(median, Drives.LEAST_FACTOR, Drives.MOST_FACTOR));
        assertThat(habit.factor())
                .as("a quarter of odd ones does not move it")
                .isEqualTo(Math.clamp(Math.round(usual * 1000) / 1000.0, Drives.LEAST_FACTOR, Drives.MOST_FACTOR));
    }

    private static Drives driven(Drives drives, double advisedSeconds, double seconds, double factor) {
        return arrive(begin(drives, advisedSeconds, factor), seconds);
    }

    private static Drives begin(Drives drives, double advisedSeconds, double factor) {
        var event = new UnitEvent.UnitProgressed(ENGINE, FIRE, UnitStatus.ER, BEGAN, "", false);
        return drives.after(event, _ -> unit(), _ -> advice(advisedSeconds, factor));
    }

    private static Drives arrive(Drives drives, double afterSeconds) {
        return progress(drives, UnitStatus.OS, afterSeconds);
    }

    private static Drives progress(Drives drives, UnitStatus status, double afterSeconds) {
        var at = BEGAN.plusMillis(Math.round(afterSeconds * 1000));
        return drives.after(new UnitEvent.UnitProgressed(ENGINE, FIRE, status, at, "", false), _ -> unit(), _ -> null);
    }

    private static @Nullable Recommendation advice(double driveSeconds, double factor) {
        var row = new Recommendation.Row(
                ENGINE, "ENGINE", true, "1 engine", driveSeconds, -1, UnitStatus.AQ, "", new Habit(BAND, factor, 40));
        return new Recommendation(BEGAN, List.of(row), List.of(), "plans", "pack");
    }

    private static Unit unit() {
        return new Unit(
                ENGINE,
                "ENGINE",
                Agency.FIRE,
                "Station 1",
                "Ashford",
                "F1",
                List.of(),
                new Point(42.37, -71.11),
                UnitStatus.ER,
                BEGAN,
                FIRE,
                "",
                BEGAN,
                false);
    }
}
