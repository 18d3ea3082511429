package org.tocsin.sim.crews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitStatus;

/// One crew and its vehicle.
///
/// A crew is told the time and what its terminal shows, and answers with the button it presses, if any. It drives
/// whenever it has a way; its position is asked for separately.
final class Crew {
    private static final double WANDER_METERS = 900;
    private static final double PATROL_PACE = 2.2;

    private final Unit unit;
    private final Roads roads;
    private final RandomGenerator chance;
    private final List<Hospital> hospitals;

    private Point standing;
    private @Nullable Drive drive;
    private @Nullable Hospital bound;
    private UnitStatus last = UnitStatus.AQ;
    private long incident;
    private Instant nextAct = Instant.MIN;

    /// A place patients are taken to.
    record Hospital(String name, Point point) {}

    /// A way being driven; `pace` stretches its times, 1 is lights and siren.
    private record Drive(Roads.Way way, Instant start, double pace) {
        Point at(Instant now) {
            return way.at(elapsed(now));
        }

        boolean over(Instant now) {
            return elapsed(now) >= way.driveSeconds();
        }

        double elapsed(Instant now) {
            return Duration.between(start, now).toMillis() / 1000.0 / pace;
        }
    }

    /// A status button.
    record Press(UnitStatus status, String detail) {}

    Crew(Unit unit, Roads roads, List<Hospital> hospitals, RandomGenerator chance) {
        this.unit = unit;
        this.roads = roads;
        this.hospitals = List.copyOf(hospitals);
        this.chance = chance;
        this.standing = unit.home();
    }

    UnitId unit() {
        return unit.id();
    }

    Point position(Instant now) {
        return drive == null ? standing : drive.at(now);
    }

    boolean moving() {
        return drive != null;
    }

    /// Clockwise from north, of the last second of driving; 0 when standing.
    double headingDegrees(Instant now) {
        if (drive == null) {
            return 0;
        }
        var a = drive.at(now.minusSeconds(1));
        var b = drive.at(now.plusSeconds(1));
        double north = b.latitude() - a.latitude();
        double east = (b.longitude() - a.longitude()) * Math.cos(Math.toRadians(a.latitude()));
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    double speedKmh(Instant now) {
        return drive == null ? 0 : drive.at(now).metersTo(drive.at(now.plusSeconds(1))) * 3.6;
    }

    /// One look at the terminal.
    Optional<Press> look(Assignment shown, Instant now) {
        arriveIfThere(now);
        if (shown.status() != last || shown.incident() != incident) {
            last = shown.status();
            incident = shown.incident();
            begin(shown, now);
        }
        if (now.isBefore(nextAct)) {
            return Optional.empty();
        }
        return act(shown, now);
    }

    /// Something new on the terminal: how long until the crew does something about it.
    private void begin(Assignment shown, Instant now) {
        switch (shown.status()) {
            case DP -> {
                stop(now);
                wait(now, 3, 15);
            }
            case AK -> wait(now, turnoutSeconds() / 2, turnoutSeconds());
            case ER -> driveTo(shown.place(), now, 1);
            case OS -> {
                stop(now);
                wait(now, onSceneSeconds(shown.priority()) / 2, onSceneSeconds(shown.priority()));
            }
            case PC -> wait(now, 240, 600);
            case TR -> {
                bound = nearestHospital(now);
                driveTo(bound == null ? null : bound.point(), now, 1);
            }
            case AH -> {
                stop(now);
                wait(now, 300, 700);
            }
            case AV, CL -> {
                driveTo(unit.home(), now, 1.3);
                wait(now, 20, 60);
            }
            case AQ -> {
                stop(now);
                wait(now, 30, 240);
            }
            case ST, CV, OB, OOS, OD -> {
                stop(now);
                nextAct = Instant.MAX;
            }
        }
    }

    private Optional<Press> act(Assignment shown, Instant now) {
        return switch (shown.status()) {
            case DP -> press(now, UnitStatus.AK);
            case AK -> press(now, UnitStatus.ER);
            case ER -> arrived(shown, now) ? press(now, UnitStatus.OS) : Optional.empty();
            case OS -> leaveScene(now);
            case PC ->
                press(
                        now,
                        UnitStatus.TR,
                        Optional.ofNullable(nearestHospital(now))
                                .map(Hospital::name)
                                .orElse(""));
            case TR -> drive == null ? press(now, UnitStatus.AH, bound == null ? "" : bound.name()) : Optional.empty();
            case AH, CL -> press(now, UnitStatus.AV);
            case AV -> atHome(now);
            case AQ -> leaveQuarters(now);
            case ST, CV, OB, OOS, OD -> Optional.empty();
        };
    }

    /// Whether it is where it was sent; an incident without a place is reached at once, nobody can say otherwise.
    private boolean arrived(Assignment shown, Instant now) {
        if (drive == null && shown.place() != null && position(now).metersTo(shown.place()) > 250) {
            driveTo(shown.place(), now, 1);
        }
        return drive == null;
    }

    private Optional<Press> leaveScene(Instant now) {
        return unit.transports() && chance.nextDouble() < 0.7 ? press(now, UnitStatus.PC) : press(now, UnitStatus.AV);
    }

    private Optional<Press> atHome(Instant now) {
        if (patrols()) {
            wander(now);
            return Optional.empty();
        }
        return drive == null ? press(now, UnitStatus.AQ) : Optional.empty();
    }

    /// Cars on patrol do not stay in quarters.
    private Optional<Press> leaveQuarters(Instant now) {
        return patrols() ? press(now, UnitStatus.AV) : Optional.empty();
    }

    private boolean patrols() {
        return unit.kind().equals("PATROL");
    }

    private void wander(Instant now) {
        if (drive == null) {
            double north = (chance.nextDouble() - 0.5) * 2 * WANDER_METERS / 111_000;
            double east = (chance.nextDouble() - 0.5) * 2 * WANDER_METERS / 82_000;
            driveTo(new Point(unit.home().latitude() + north, unit.home().longitude() + east), now, PATROL_PACE);
            wait(now, 10, 90);
        }
    }

    private Optional<Press> press(Instant now, UnitStatus status) {
        return press(now, status, "");
    }

    /// After a press the crew gives the centre time to answer before it tries again.
    private Optional<Press> press(Instant now, UnitStatus status, String detail) {
        nextAct = now.plusSeconds(30);
        return Optional.of(new Press(status, detail));
    }

    private void arriveIfThere(Instant now) {
        if (drive != null && drive.over(now)) {
            stop(now);
        }
    }

    private void stop(Instant now) {
        standing = position(now);
        drive = null;
    }

    private void driveTo(@Nullable Point goal, Instant now, double pace) {
        var from = position(now);
        standing = from;
        drive = goal == null || from.metersTo(goal) < 15
                ? null
                : roads.findWay(from, goal, profile())
                        .map(way -> new Drive(way, now, pace))
                        .orElse(null);
        nextAct = now;
    }

    private Roads.Profile profile() {
        return switch (unit.agency()) {
            case FIRE -> Roads.Profile.FIRE_APPARATUS;
            case POLICE, EMS, OTHER -> Roads.Profile.EMERGENCY_CAR;
        };
    }

    private @Nullable Hospital nearestHospital(Instant now) {
        var here = position(now);
        Hospital nearest = null;
        for (var hospital : hospitals) {
            if (nearest == null || here.metersTo(hospital.point()) < here.metersTo(nearest.point())) {
                nearest = hospital;
            }
        }
        return nearest;
    }

    private int turnoutSeconds() {
        return switch (unit.agency()) {
            case FIRE -> 75;
            case EMS -> 50;
            case POLICE, OTHER -> 12;
        };
    }

    private static int onSceneSeconds(int priority) {
        return switch (priority) {
            case 1 -> 1500;
            case 2 -> 1200;
            case 3 -> 900;
            default -> 500;
        };
    }

    private void wait(Instant now, int fromSeconds, int toSeconds) {
        nextAct = now.plusSeconds(fromSeconds + chance.nextInt(Math.max(1, toSeconds - fromSeconds + 1)));
    }
}
