package org.tocsin.edge.avl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitSpec;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.geography.roads.RoadNetwork;

class ExpectedArrivalsTest {
    private static final Instant START = Instant.parse("2026-03-02T20:00:00Z");
    private static final UnitId ENGINE = new UnitId("E1");
    private static final IncidentId FIRE = new IncidentId(1001);
    private static final Point STATION = new Point(42.300000, -71.200000);
    private static final Point CORNER = new Point(42.300000, -71.190000);
    private static final Point DOOR = new Point(42.309000, -71.190000);
    private static final Point DETOUR = new Point(42.309000, -71.200000);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = clock(now::get);
    private final Fleet fleet = new Fleet(clock);
    private RoadNetwork network = RoadNetwork.of(List.of(
            street("west", STATION, CORNER),
            street("north", CORNER, DOOR),
            street("round", STATION, DETOUR),
            street("about", DETOUR, DOOR)));
    private ExpectedArrivals arrivals = new ExpectedArrivals(new Travels(network, fleet, clock, ZoneOffset.UTC), clock);
    private Centre centre = Centre.EMPTY;

    @BeforeEach
    void send() {
        arrivals = new ExpectedArrivals(new Travels(current(), fleet, clock, ZoneOffset.UTC), clock);
        commit(new UnitEvent.UnitsCommissioned(
                START,
                List.of(new UnitSpec(
                        ENGINE, "ENGINE", Agency.FIRE, "Station 1", "Ashford", "F1", List.of(), STATION))));
        commit(new IncidentEvent.IncidentOpened(FIRE, START, "ana", null));
        commit(new IncidentEvent.IncidentLocated(
                FIRE, START, "ana", Whereabouts.forced("the door", DOOR, Districts.NONE, "pack")));
        commit(new UnitEvent.UnitDispatched(ENGINE, FIRE, START, "ana", false));
    }

    @Test
    void onlyThoseEnRouteAreExpected() {
        assertThat(arrivals.refresh(centre)).isEmpty();
        progress(UnitStatus.ER);
        assertThat(arrivals.refresh(centre)).containsExactly(ENGINE);
        assertThat(driveLeft()).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(300));
        assertThat(arrivals.refresh(centre)).as("nothing new").isEmpty();
        progress(UnitStatus.OS);
        assertThat(arrivals.refresh(centre)).containsExactly(ENGINE);
        assertThat(arrivals.find(ENGINE)).isEmpty();
    }

    @Test
    void aVehicleDrivesOnWhileItsPositionGrowsOld() {
        progress(UnitStatus.ER);
        arrivals.refresh(centre);
        var expected = arrivals.find(ENGINE).orElseThrow();
        now.set(START.plusSeconds(60));
        assertThat(arrivals.refresh(centre)).isEmpty();
        assertThat(arrivals.find(ENGINE)).contains(expected);
        fleet.take(new VehiclePosition(ENGINE, CORNER, 0, 0, now.get()));
        now.set(START.plusSeconds(65));
        arrivals.refresh(centre);
        var fromCorner = arrivals.find(ENGINE).orElseThrow();
        assertThat(fromCorner).isBefore(expected);
        now.set(START.plusSeconds(100));
        assertThat(arrivals.refresh(centre)).isEmpty();
        assertThat(arrivals.find(ENGINE)).contains(fromCorner);
    }

    @Test
    void aStreetClosedOnTheWayIsRegardedAtOnce() {
        progress(UnitStatus.ER);
        arrivals.refresh(centre);
        var before = arrivals.find(ENGINE).orElseThrow();
        fleet.take(new VehiclePosition(ENGINE, CORNER, 0, 0, START));
        arrivals.refresh(centre);
        network = network.withClosures(List.of(new Roads.Closure("north", null)), START);
        assertThat(arrivals.refresh(centre)).containsExactly(ENGINE);
        assertThat(arrivals.find(ENGINE).orElseThrow()).isAfter(before);
        network = network.withClosures(
                List.of(new Roads.Closure("north", null), new Roads.Closure("about", null)), START);
        assertThat(arrivals.refresh(centre)).containsExactly(ENGINE);
    }

    private Duration driveLeft() {
        return Duration.between(now.get(), arrivals.find(ENGINE).orElseThrow());
    }

    private void progress(UnitStatus status) {
        commit(new UnitEvent.UnitProgressed(ENGINE, FIRE, status, now.get(), "", false));
    }

    private void commit(Event event) {
        centre = Rooms.evolve(centre, centre.sequence() + 1, List.of(event));
    }

    /// The network in force, like the map's.
    private Roads current() {
        return new Roads() {
            @Override
            public double[] driveSeconds(List<Point> origins, Point destination, Profile profile) {
                return network.driveSeconds(origins, destination, profile);
            }

            @Override
            public Optional<Way> findWay(Point from, Point to, Profile profile) {
                return network.findWay(from, to, profile);
            }
        };
    }

    private static Street street(String id, Point... line) {
        return new Street(
                id, id, List.of(), "Ashford", "Ashford", 0, 0, 0, 0, RoadClass.RESIDENTIAL, 36, 0, null, List.of(line));
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneId.of("UTC"));
    }
}
