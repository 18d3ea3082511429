package org.tocsin.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Bench;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.plans.Need;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitSpec;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.core.units.Units;

/// What is true of every recommendation, whatever the units, needs and drive times.
class RecommenderTest {
    private static final IncidentId HERE = new IncidentId(1001);
    private static final List<String> KINDS = List.of("ENGINE", "LADDER", "AMBULANCE", "PATROL");

    private record Case(Units units, List<Need> needs, List<Travel> travels) {
        Recommendation recommend() {
            return Recommender.recommend(HERE, needs, units, travels, Districts.NONE, Bench.NOON, "plans", "pack");
        }
    }

    private static Case any(long seed) {
        var random = new Random(seed);
        var bench = new Bench();
        var specs = new ArrayList<UnitSpec>();
        for (int i = 0; i < random.nextInt(14); i++) {
            var abilities = random.nextInt(3) == 0 ? new String[] {"ALS"} : new String[0];
            specs.add(Bench.unit("U" + i, KINDS.get(random.nextInt(4)), "", abilities));
        }
        if (!specs.isEmpty()) {
            bench.commission(specs.toArray(UnitSpec[]::new));
        }
        for (int i = 0; i < 2; i++) {
            bench.must(Bench.ANA, new IncidentCommand.Open(null, Bench.place("x"), "", 0, ""));
        }
        var travels = new ArrayList<Travel>();
        for (var spec : specs) {
            switch (random.nextInt(6)) {
                case 0 ->
                    bench.must(
                            Bench.ANA,
                            new UnitCommand.Dispatch(spec.id(), new IncidentId(1001 + random.nextInt(2)), true));
                case 1 -> bench.must(Bench.ANA, new UnitCommand.Report(spec.id(), UnitStatus.OOS, "pump", false));
                default -> {
                    // Stays in quarters.
                }
            }
            if (random.nextInt(8) > 0) {
                double seconds = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(900);
                travels.add(new Travel(spec.id(), seconds, random.nextInt(90) - 1));
            }
        }
        var needs = new ArrayList<Need>();
        for (int i = 0; i < random.nextInt(5); i++) {
            needs.add(new Need(
                    List.of(KINDS.get(random.nextInt(4))),
                    1 + random.nextInt(3),
                    random.nextInt(4) == 0 ? List.of("ALS") : List.of(),
                    Need.Order.DRIVE_TIME));
        }
        return new Case(bench.centre().units(), needs, travels);
    }

    private static boolean fits(Unit unit, Need need) {
        return need.kinds().contains(unit.kind()) && unit.abilities().containsAll(need.abilities());
    }

    @Property(tries = 500)
    void aUnitIsTakenOnceAndOnlyIfItCanCome(@ForAll long seed) {
        var c = any(seed);
        var sent = c.recommend().listToSend();
        assertThat(new HashSet<>(sent)).hasSameSizeAs(sent);
        for (var id : sent) {
            var unit = c.units().find(id).orElseThrow();
            assertThat(unit.status().primary()).isEqualTo(UnitStatus.Primary.AVAILABLE);
            assertThat(c.travels()).anyMatch(t -> t.unit().equals(id) && t.reachable());
        }
    }

    @Test
    void whereTheMapHasNoStreetsTheTimeIsUnknownAndTheStraightLineSaidAsSuch() {
        var bench = new Bench();
        bench.commission(
                Bench.unit("E1", "ENGINE", ""), Bench.unit("E2", "ENGINE", ""), Bench.unit("E3", "ENGINE", ""));
        bench.must(Bench.ANA, new IncidentCommand.Open(null, Bench.place("x"), "", 0, ""));
        var travels = List.of(
                new Travel(new UnitId("E1"), -1, -1, null, 5_000.0),
                new Travel(new UnitId("E2"), -1, -1, null, 900.0),
                new Travel(new UnitId("E3"), -1, -1, null, null));
        var needs = List.of(new Need(List.of("ENGINE"), 2, List.of(), Need.Order.DRIVE_TIME));
        var rows = new Case(bench.centre().units(), needs, travels).recommend().rows();
        assertThat(rows.get(0).unit()).isEqualTo(new UnitId("E2"));
        assertThat(rows.get(1).unit()).isEqualTo(new UnitId("E1"));
        assertThat(rows).allSatisfy(row -> assertThat(row.driveSeconds()).isNegative());
        assertThat(rows.get(0).reason())
                .isEqualTo("first choice: drive time unknown, the map has no streets there; 0.9 km in a straight line"
                        + " from quarters");
        assertThat(rows.get(2).reason()).isEqualTo("no way by road from where it is");
    }

    @Property(tries = 500)
    void everyUnitOfAWantedKindHasOneRowWithAReason(@ForAll long seed) {
        var c = any(seed);
        var rows = c.recommend().rows();
        assertThat(rows.stream().map(Recommendation.Row::unit).toList()).doesNotHaveDuplicates();
        for (var unit : c.units().list()) {
            boolean wanted = c.needs().stream().anyMatch(need -> fits(unit, need));
            assertThat(rows.stream().anyMatch(row -> row.unit().equals(unit.id())))
                    .as("%s", unit.id())
                    .isEqualTo(wanted);
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.reason()).isNotBlank());
    }

    @Property(tries = 500)
    void whatIsThereAndWhatIsSentAndWhatIsShortMakeUpTheNeeds(@ForAll long seed) {
        var c = any(seed);
        var recommendation = c.recommend();
        int wanted = c.needs().stream().mapToInt(Need::count).sum();
        int shortOf = recommendation.unmet().stream()
                .mapToInt(words -> Integer.parseInt(words.replaceAll(".*: (\\d+) short", "$1")))
                .sum();
        long there = c.units().listOn(HERE).size();
        int met = wanted - shortOf - recommendation.listToSend().size();
        assertThat(met).as("needs met by units on the incident").isBetween(0, (int) there);
    }

    /// Nobody available, of the right kind and reachable stays behind while a need of that kind is short.
    @Property(tries = 500)
    void nothingIsShortWhileSomebodyCouldCome(@ForAll long seed) {
        var c = any(seed);
        var recommendation = c.recommend();
        for (var need : c.needs()) {
            if (recommendation.unmet().stream().anyMatch(words -> words.startsWith(need.words() + ":"))) {
                assertThat(c.units().list())
                        .noneMatch(unit -> fits(unit, need)
                                && unit.status().primary() == UnitStatus.Primary.AVAILABLE
                                && !recommendation.listToSend().contains(unit.id())
                                && c.travels().stream().anyMatch(t -> t.unit().equals(unit.id()) && t.reachable()));
            }
        }
    }

    @Property(tries = 200)
    void theSameQuestionHasTheSameAnswer(@ForAll long seed) {
        var c = any(seed);
        assertThat(c.recommend()).isEqualTo(any(seed).recommend());
        var shuffled = new Case(c.units(), c.needs(), c.travels().reversed());
        assertThat(shuffled.recommend()).isEqualTo(c.recommend());
    }
}
