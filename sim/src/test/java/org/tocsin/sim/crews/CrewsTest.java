package org.tocsin.sim.crews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitSpec;
import org.tocsin.core.units.UnitStatus;

/// Crews against the real rules of the centre, in virtual time on a road that is a straight line.
class CrewsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Point QUARTERS = new Point(42.60, -72.30);
    private static final Point SCENE = new Point(42.61, -72.30);
    private static final CityPack.Hospital MERCY =
            new CityPack.Hospital("h1", "Mercy", "Town", new Point(42.62, -72.31), List.of());

    private final CentreLink link = new CentreLink();
    private final Crews crews;
    private Instant now = START;

    CrewsTest() {
        link.decide(new UnitCommand.Commission(List.of(
                spec("E1", "ENGINE", Agency.FIRE),
                spec("A1", "AMBULANCE", Agency.EMS),
                spec("S1", "PATROL", Agency.POLICE))));
        crews = new Crews(link.centre.units().list(), new StraightRoads(), List.of(MERCY), link, 7);
    }

    @Test
    void anEngineAcknowledgesDrivesArrivesClearsAndGoesHome() {
        dispatch("E1");
        run(3600);
        assertThat(link.statuses("E1"))
                .containsExactly(UnitStatus.AK, UnitStatus.ER, UnitStatus.OS, UnitStatus.AV, UnitStatus.AQ);
        assertThat(link.refused).isEmpty();
        assertThat(link.closestTo("E1", SCENE)).isLessThan(50);
        assertThat(link.positions.get(new UnitId("E1")).getLast().point().metersTo(QUARTERS))
                .isLessThan(50);
    }

    @Test
    void anAmbulanceThatTakesAPatientReachesTheHospital() {
        for (int i = 0; i < 12; i++) {
            dispatch("A1");
            run(7200);
        }
        var statuses = link.statuses("A1");
        assertThat(statuses).contains(UnitStatus.PC, UnitStatus.TR, UnitStatus.AH);
        assertThat(link.closestTo("A1", MERCY.point())).isLessThan(50);
        assertThat(link.refused).isEmpty();
    }

    @Test
    void aPatrolCarLeavesQuartersAndWandersItsBeat() {
        run(3600);
        assertThat(link.statuses("S1")).startsWith(UnitStatus.AV);
        var places = link.positions.get(new UnitId("S1"));
        assertThat(places.stream().filter(p -> p.speedKmh() > 5).count()).isGreaterThan(20);
        assertThat(places).allMatch(p -> p.point().metersTo(QUARTERS) < 3000);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        dispatch("E1");
        run(1800);
        var other = new CrewsTest();
        other.dispatch("E1");
        other.run(1800);
        assertThat(other.link.positions).isEqualTo(link.positions);
    }

    @Test
    void positionsAreNeverOlderThanTheStaleLimit() {
        run(600);
        for (var unit : link.positions.values()) {
            for (int i = 1; i < unit.size(); i++) {
                assertThat(unit.get(i).at()).isBefore(unit.get(i - 1).at().plusSeconds(30));
            }
        }
    }

    private void dispatch(String unit) {
        var opened = link.decide(
                new IncidentCommand.Open(null, Whereabouts.forced("scene", SCENE, Districts.NONE, "test"), "", 4, ""));
        assertThat(opened).isInstanceOf(Outcome.Accepted.class);
        var incident = new IncidentId(link.centre.incidents().next() - 1);
        assertThat(link.decide(new UnitCommand.Dispatch(new UnitId(unit), incident, false)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            link.now = now;
            try {
                crews.step(now);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static UnitSpec spec(String id, String kind, Agency agency) {
        return new UnitSpec(new UnitId(id), kind, agency, "1", "Town", "", List.of(), QUARTERS);
    }

    /// The centre itself on the other end of the line.
    private static final class CentreLink implements CrewLink {
        Centre centre = Centre.EMPTY;
        Instant now = START;
        final Map<UnitId, List<UnitStatus>> pressed = new HashMap<>();
        final Map<UnitId, List<VehiclePosition>> positions = new HashMap<>();
        final List<String> refused = new ArrayList<>();

        Outcome decide(Command command) {
            var outcome = Rooms.handle(
                    centre,
                    command,
                    new Stamp(centre.sequence() + 1, now, new Actor.Machine("test"), "k" + centre.sequence()));
            if (outcome instanceof Outcome.Accepted accepted) {
                centre = accepted.next();
            }
            return outcome;
        }

        @Override
        public List<Assignment> listAssignments() {
            return centre.units().list().stream().map(this::assignment).toList();
        }

        private Assignment assignment(Unit unit) {
            var incident = unit.incident();
            return new Assignment(
                    unit.id(),
                    unit.status(),
                    incident == null ? 0 : incident.number(),
                    incident == null ? null : centre.findPoint(incident).orElse(null),
                    incident == null ? 0 : 4);
        }

        @Override
        public boolean report(UnitId unit, UnitStatus status, String detail) {
            pressed.computeIfAbsent(unit, _ -> new ArrayList<>()).add(status);
            if (decide(new UnitCommand.Report(unit, status, detail, false)) instanceof Outcome.Rejected rejected) {
                refused.add(rejected.rejection().code());
                return false;
            }
            return true;
        }

        @Override
        public void send(List<VehiclePosition> news) {
            for (var position : news) {
                positions
                        .computeIfAbsent(position.unit(), _ -> new ArrayList<>())
                        .add(position);
            }
        }

        List<UnitStatus> statuses(String unit) {
            return pressed.getOrDefault(new UnitId(unit), List.of());
        }

        double closestTo(String unit, Point point) {
            return positions.get(new UnitId(unit)).stream()
                    .mapToDouble(p -> p.point().metersTo(point))
                    .min()
                    .orElse(Double.MAX_VALUE);
        }
    }

    /// Every two points are joined by a straight road of 36 km/h.
    private static final class StraightRoads implements Roads {
        @Override
        public double[] driveSeconds(List<Point> origins, Point destination, Profile profile) {
            return origins.stream()
                    .mapToDouble(origin -> origin.metersTo(destination) / 10)
                    .toArray();
        }

        @Override
        public Optional<Way> findWay(Point from, Point to, Profile profile) {
            double meters = from.metersTo(to);
            return Optional.of(new Way(List.of(from, to), new double[] {0, meters / 10}, meters));
        }
    }
}
