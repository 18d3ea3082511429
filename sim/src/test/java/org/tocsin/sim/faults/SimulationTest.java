package org.tocsin.sim.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Shifts under every mixture of faults hold; with a bug put in, the checker that exists for it speaks up.
class SimulationTest {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    private static final int MOST_SEEDS = 400;

    @Test
    void twoHundredShiftsHold() {
        var out = new ByteArrayOutputStream();
        int code = Simulation.run(
                new String[] {"--seeds", "200", "--seed", "1"}, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void theSameSeedGivesTheSameShift() {
        var one = Shift.run(42, Simulation.STEPS, ALL, Bug.NONE);
        var other = Shift.run(42, Simulation.STEPS, ALL, Bug.NONE);
        assertThat(other).isEqualTo(one);
        assertThat(Shift.run(43, Simulation.STEPS, ALL, Bug.NONE).tail()).isNotEqualTo(one.tail());
    }

    @Test
    void aShiftWithoutFaultsIsBusy() {
        var report = Shift.run(7, Simulation.STEPS, Set.of(), Bug.NONE);
        assertThat(report.findViolation()).isEmpty();
        assertThat(report.records()).isGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> everyBugIsFound() {
        return Stream.of(Bug.values())
                .filter(bug -> bug != Bug.NONE)
                .map(bug -> DynamicTest.dynamicTest(bug.name(), () -> {
                    var found = find(bug);
                    assertThat(found.findViolation().orElseThrow().checker()).isIn(checkers(bug));
                }));
    }

    private static Shift.Report find(Bug bug) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            var report = Shift.run(seed, Simulation.STEPS, ALL, bug);
            if (report.findViolation().isPresent()) {
                return report;
            }
        }
        return fail(bug + " was not found in " + MOST_SEEDS + " shifts");
    }

    private static Set<String> checkers(Bug bug) {
        return switch (bug) {
            case NONE -> Set.of();
            case ACKNOWLEDGE_BEFORE_KEPT, SPOOL_FORGOTTEN_AT_RESTART -> Set.of("acknowledged-lost");
            case NO_KNOWN_KEYS, KEYS_FORGOTTEN_AT_RESTART -> Set.of("applied-twice", "answer-changed");
            case SPOOL_DELIVERED_BLINDLY -> Set.of("applied-twice", "fork");
            case DOUBTFUL_BATCH_GIVEN_UP -> Set.of("fork", "chain-broken", "acknowledged-lost");
            case TORN_TAIL_TAKEN -> Set.of("chain-broken");
            case WALL_CLOCK_BELIEVED -> Set.of("time-went-back", "timer-wrong");
            case UNITS_KEPT_ON_CLOSE -> Set.of("room-invariant");
            case ANSWERED_TWICE, BUSY_DISPATCHED, ABANDONED_VANISHES -> Set.of("forbidden-event");
            case CHANGE_NOT_TOLD, RESYNC_ONE_SHORT -> Set.of("consoles-disagree");
        };
    }

    @Test
    void whatDoesNotHoldIsToldWithTheFewestFaults() {
        var found = find(Bug.WALL_CLOCK_BELIEVED);
        var smallest = Simulation.smallest(found, Simulation.STEPS, Bug.WALL_CLOCK_BELIEVED);
        assertThat(smallest.faults()).containsExactly(Fault.CLOCK);
        assertThat(smallest.tail()).anyMatch(line -> line.contains("the wall clock is off by"));
    }

    @Test
    void argumentsNobodyUnderstandsAreToldTheUsage() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Simulation.run(new String[] {"--seeds"}, print)).isEqualTo(2);
        assertThat(Simulation.run(new String[] {"--seeds", "many"}, print)).isEqualTo(2);
        assertThat(Simulation.run(new String[] {"--fast", "1"}, print)).isEqualTo(2);
        assertThat(Simulation.run(new String[] {"--faults", "RAIN"}, print)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: sim");
    }
}
