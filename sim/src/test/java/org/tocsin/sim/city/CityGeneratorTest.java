package org.tocsin.sim.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Apparatus;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

class CityGeneratorTest {
    private static final List<BoundaryKind> TILING = List.of(
            BoundaryKind.MUNICIPALITY,
            BoundaryKind.PSAP,
            BoundaryKind.POLICE_SECTOR,
            BoundaryKind.CAR_ROUTE,
            BoundaryKind.REPORTING_AREA,
            BoundaryKind.FIRE_ENGINE,
            BoundaryKind.FIRE_LADDER,
            BoundaryKind.FIRE_RESCUE,
            BoundaryKind.EMS_ZONE,
            BoundaryKind.NEIGHBORHOOD,
            BoundaryKind.WARD,
            BoundaryKind.ZIP,
            BoundaryKind.HOSPITAL,
            BoundaryKind.SCHOOL);

    @Test
    void the_default_city_has_what_a_centre_of_its_size_has() {
        var city = CityGenerator.generate(CityGenerator.DEFAULT_SEED, CityGenerator.DEFAULT_ADDRESSES);
        assertThat(city.doors()).hasSize(25_000);
        var fire = kinds(city).entrySet().stream()
                .filter(kind ->
                        !List.of("PATROL", "SUPERVISOR", "K9", "AMBULANCE").contains(kind.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(fire).isEqualTo(20);
        assertThat(kinds(city).get("AMBULANCE")).isEqualTo(8);
        assertThat(kinds(city).get("PATROL")
                        + kinds(city).get("SUPERVISOR")
                        + kinds(city).get("K9"))
                .isBetween(24L, 27L);
        assertThat(city.stations().stream().filter(s -> s.agency().endsWith("Fire")))
                .hasSize(8);
        assertThat(city.hospitals()).hasSize(3);
        assertThat(names(city, BoundaryKind.MUNICIPALITY)).hasSize(4);
        assertThat(names(city, BoundaryKind.SCHOOL)).hasSizeGreaterThan(6).anyMatch(name -> name.endsWith("School"));
    }

    @Test
    void the_same_street_name_stands_in_several_towns() {
        var city = CityGenerator.generate(CityGenerator.DEFAULT_SEED, CityGenerator.DEFAULT_ADDRESSES);
        var towns = new HashMap<String, HashSet<String>>();
        city.doors()
                .forEach(door -> towns.computeIfAbsent(door.street(), key -> new HashSet<>())
                        .add(door.municipality()));
        assertThat(towns.values().stream().filter(in -> in.size() == 4).count()).isGreaterThan(5);
    }

    @Test
    void a_size_out_of_bounds_is_refused() {
        assertThatThrownBy(() -> CityGenerator.generate(1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CityGenerator.generate(1, 2_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void any_seed_and_size_keeps_the_invariants(@ForAll long seed, @ForAll @IntRange(min = 500, max = 6_000) int size) {
        var city = CityGenerator.generate(seed, size);
        assertThat(CityGenerator.generate(seed, size)).isEqualTo(city);
        assertThat(city.doors()).hasSize(size);
        assertIdsUnique(city);
        assertDoorsInRange(city);
        assertStronglyConnected(city.streets());
        assertEveryDoorHasDistricts(city);
    }

    /// This city has a narrow block on a town line.
    @Test
    void a_door_that_stands_behind_its_narrow_block_is_of_the_town_it_stands_in() {
        assertEveryDoorHasDistricts(CityGenerator.generate(5_273_400_820_746_713_871L, 6_000));
    }

    private static Map<String, Long> kinds(CityPack city) {
        return city.apparatus().stream().collect(Collectors.groupingBy(Apparatus::kind, Collectors.counting()));
    }

    private static List<String> names(CityPack city, BoundaryKind kind) {
        return city.boundaries().stream()
                .filter(b -> b.kind() == kind)
                .map(Boundary::name)
                .toList();
    }

    private static void assertIdsUnique(CityPack city) {
        assertThat(city.streets()).extracting(Street::id).doesNotHaveDuplicates();
        assertThat(city.doors()).extracting(Door::id).doesNotHaveDuplicates();
        assertThat(city.apparatus()).extracting(Apparatus::id).doesNotHaveDuplicates();
        assertThat(city.fireBoxes()).extracting(CityPack.FireBox::number).doesNotHaveDuplicates();
        assertThat(city.poles()).extracting(CityPack.Pole::number).doesNotHaveDuplicates();
        assertThat(city.boundaries()).extracting(b -> b.kind() + " " + b.name()).doesNotHaveDuplicates();
        assertThat(city.doors())
                .extracting(d -> d.number() + "|" + d.suffix() + "|" + d.street() + "|" + d.municipality())
                .doesNotHaveDuplicates();
    }

    /// Odd on one side, even on the other, inside the range of the piece the door stands on, on that side of the line.
    private static void assertDoorsInRange(CityPack city) {
        var streets = city.streets().stream().collect(Collectors.toMap(Street::id, s -> s));
        for (var door : city.doors()) {
            var street = streets.get(door.streetId());
            assertThat(street).isNotNull();
            assertThat(street.name()).isEqualTo(door.street());
            boolean odd = door.number() % 2 == 1;
            int low = odd ? street.leftLow() : street.rightLow();
            int high = odd ? street.leftHigh() : street.rightHigh();
            assertThat(door.number()).isBetween(low, high);
            assertThat(low % 2).isEqualTo(door.number() % 2);
        }
    }

    private static void assertStronglyConnected(List<Street> streets) {
        var numbers = new HashMap<Point, Integer>();
        for (var street : streets) {
            numbers.putIfAbsent(street.line().getFirst(), numbers.size());
            numbers.putIfAbsent(street.line().getLast(), numbers.size());
        }
        var out = new ArrayList<List<Integer>>();
        var in = new ArrayList<List<Integer>>();
        numbers.forEach((point, number) -> {
            out.add(new ArrayList<>());
            in.add(new ArrayList<>());
        });
        for (var street : streets) {
            int a = numbers.get(street.line().getFirst());
            int b = numbers.get(street.line().getLast());
            if (street.oneWay() >= 0) {
                out.get(a).add(b);
                in.get(b).add(a);
            }
            if (street.oneWay() <= 0) {
                out.get(b).add(a);
                in.get(a).add(b);
            }
        }
        assertThat(reached(out)).isEqualTo(numbers.size());
        assertThat(reached(in)).isEqualTo(numbers.size());
    }

    private static int reached(List<List<Integer>> ways) {
        var seen = new boolean[ways.size()];
        var queue = new ArrayList<>(List.of(0));
        seen[0] = true;
        for (int i = 0; i < queue.size(); i++) {
            for (int next : ways.get(queue.get(i))) {
                if (!seen[next]) {
                    seen[next] = true;
                    queue.add(next);
                }
            }
        }
        return queue.size();
    }

    /// Every door lies in exactly one district of each kind.
    private static void assertEveryDoorHasDistricts(CityPack city) {
        for (var kind : TILING) {
            var boundaries =
                    city.boundaries().stream().filter(b -> b.kind() == kind).toList();
            for (int i = 0; i < city.doors().size(); i += 7) {
                var door = city.doors().get(i);
                var found = boundaries.stream()
                        .filter(b -> b.rings().stream().anyMatch(ring -> contains(ring, door.point())))
                        .toList();
                assertThat(found).as("%s of %s", kind, door).hasSize(1);
                if (kind == BoundaryKind.MUNICIPALITY) {
                    assertThat(found.getFirst().name()).isEqualTo(door.municipality());
                }
            }
        }
    }

    private static boolean contains(List<Point> ring, Point p) {
        boolean inside = false;
        for (int i = 1; i < ring.size(); i++) {
            var a = ring.get(i - 1);
            var b = ring.get(i);
            if ((a.latitude() > p.latitude()) != (b.latitude() > p.latitude())
                    && p.longitude()
                            < a.longitude()
                                    + (p.latitude() - a.latitude())
                                            / (b.latitude() - a.latitude())
                                            * (b.longitude() - a.longitude())) {
                inside = !inside;
            }
        }
        return inside;
    }
}
