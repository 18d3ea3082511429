package org.tocsin.sim.crews;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Unit;

/// All the crews of a city, moved by whoever calls [#step]: a thread in the running product, virtual time in a test.
public final class Crews {
    private static final Duration MOVING_REPORT = Duration.ofSeconds(2);
    private static final Duration STANDING_REPORT = Duration.ofSeconds(12);

    private final Map<UnitId, Crew> crews = new TreeMap<>();
    private final Map<UnitId, Instant> reported = new HashMap<>();
    private final CrewLink link;

    /// @param seed every crew draws from its own sequence, so one more unit does not change the others
    public Crews(List<Unit> units, Roads roads, List<CityPack.Hospital> hospitals, CrewLink link, long seed) {
        this.link = link;
        var destinations = hospitals.stream()
                .map(hospital -> new Crew.Hospital(hospital.name(), hospital.point()))
                .toList();
        for (var unit : units) {
            crews.put(unit.id(), new Crew(unit, roads, destinations, chance(seed, unit.id())));
        }
    }

    private static RandomGenerator chance(long seed, UnitId unit) {
        return RandomGeneratorFactory.of("SplittableRandom")
                .create(seed * 31 + unit.value().hashCode());
    }

    /// Lets every crew look at its terminal once and sends the positions that are due.
    ///
    /// @throws IOException if the centre cannot be reached; call again later
    public void step(Instant now) throws IOException {
        for (var shown : link.listAssignments()) {
            var crew = crews.get(shown.unit());
            if (crew != null) {
                var press = crew.look(shown, now);
                if (press.isPresent()) {
                    link.report(shown.unit(), press.get().status(), press.get().detail());
                }
            }
        }
        var due = listDuePositions(now);
        if (!due.isEmpty()) {
            link.send(due);
        }
    }

    private List<CrewLink.VehiclePosition> listDuePositions(Instant now) {
        var due = new ArrayList<CrewLink.VehiclePosition>();
        for (var crew : crews.values()) {
            var interval = crew.moving() ? MOVING_REPORT : STANDING_REPORT;
            var before = reported.get(crew.unit());
            if (before == null || !before.plus(interval).isAfter(now)) {
                reported.put(crew.unit(), now);
                due.add(new CrewLink.VehiclePosition(
                        crew.unit(), crew.position(now), crew.headingDegrees(now), crew.speedKmh(now), now));
            }
        }
        return due;
    }
}
