package org.tocsin.core.units;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.UnitEvent.UnitDispatched;
import org.tocsin.core.units.UnitEvent.UnitHeard;
import org.tocsin.core.units.UnitEvent.UnitOverdue;
import org.tocsin.core.units.UnitEvent.UnitProgressed;
import org.tocsin.core.units.UnitEvent.UnitReleased;
import org.tocsin.core.units.UnitEvent.UnitStatusChanged;
import org.tocsin.core.units.UnitEvent.UnitsCommissioned;

/// The rules of the units room.
public final class UnitRules {
    /// A dispatched unit that has not acknowledged after this long is called again.
    public static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(60);

    /// A unit on scene that has not been heard from for this long is checked on.
    public static final Duration CHECK_ON_SCENE_AFTER = Duration.ofMinutes(30);

    private UnitRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        boolean isOpen(IncidentId incident);

        boolean hasLocation(IncidentId incident);

        /// Login of whoever sent the unit to its present incident, empty if unknown.
        String dispatcherOf(UnitId unit);
    }

    public static Decision decide(Units units, UnitCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case UnitCommand.Commission commission -> commission(units, commission, stamp);
            case UnitCommand.Dispatch dispatch ->
                mine(units, dispatch.unit(), stamp, unit -> dispatch(unit, dispatch, stamp, around));
            case UnitCommand.Report report -> mine(units, report.unit(), stamp, unit -> report(unit, report, stamp));
            case UnitCommand.Release release ->
                mine(units, release.unit(), stamp, unit -> release(unit, release, stamp));
            case UnitCommand.MarkOverdue mark -> known(units, mark.unit(), unit -> markOverdue(unit, mark, stamp));
        };
    }

    private interface Rule {
        Decision of(Unit unit);
    }

    private static Decision known(Units units, UnitId id, Rule rule) {
        var unit = units.find(id);
        return unit.isPresent() ? rule.of(unit.get()) : Decision.reject(new UnitRejection.NoSuchUnit(id));
    }

    /// Everybody but the crew of another unit.
    private static Decision mine(Units units, UnitId id, Stamp stamp, Rule rule) {
        return stamp.actor() instanceof Actor.Crew crew && !crew.unit().equals(id)
                ? Decision.reject(new UnitRejection.NotYourUnit(id))
                : known(units, id, rule);
    }

    private static Decision commission(Units units, UnitCommand.Commission commission, Stamp stamp) {
        var changed = commission.units().stream()
                .filter(spec -> units.find(spec.id())
                        .map(UnitRules::specOf)
                        .filter(spec::equals)
                        .isEmpty())
                .toList();
        return changed.isEmpty() ? Decision.nothing() : Decision.accept(new UnitsCommissioned(stamp.at(), changed));
    }

    private static UnitSpec specOf(Unit u) {
        return new UnitSpec(
                u.id(), u.kind(), u.agency(), u.station(), u.municipality(), u.beat(), u.abilities(), u.home());
    }

    private static Decision dispatch(Unit unit, UnitCommand.Dispatch dispatch, Stamp stamp, Surroundings around) {
        var incident = dispatch.incident();
        if (!around.isOpen(incident)) {
            return Decision.reject(new UnitRejection.NoSuchIncident(incident));
        }
        if (incident.equals(unit.incident()) && unit.status() != UnitStatus.CL) {
            return Decision.reject(new UnitRejection.AlreadyOnIncident(unit.id(), incident, unit.status()));
        }
        boolean free = unit.status().primary() == UnitStatus.Primary.AVAILABLE || unit.status() == UnitStatus.CL;
        if (!free && !dispatch.override()) {
            return Decision.reject(
                    new UnitRejection.UnitBusy(unit.id(), unit.status(), place(unit), around.dispatcherOf(unit.id())));
        }
        boolean located = around.hasLocation(incident);
        if (!located && !dispatch.override()) {
            return Decision.reject(new UnitRejection.IncidentHasNoLocation(incident));
        }
        var events = new ArrayList<UnitEvent>();
        var before = unit.incident();
        if (before != null) {
            events.add(new UnitReleased(unit.id(), before, UnitStatus.AV, stamp.at(), "sent to " + incident));
        }
        events.add(new UnitDispatched(unit.id(), incident, stamp.at(), name(stamp), !free || !located));
        return Decision.accept(events);
    }

    private static String place(Unit unit) {
        var incident = unit.incident();
        return incident == null ? unit.detail() : incident.toString();
    }

    private static Decision report(Unit unit, UnitCommand.Report report, Stamp stamp) {
        var wanted = report.status();
        if (wanted == UnitStatus.DP) {
            return Decision.reject(new UnitRejection.DispatchesItself(unit.id()));
        }
        if (wanted == unit.status()
                && (report.detail().isBlank() || report.detail().equals(unit.detail()))) {
            return limit(wanted) == null ? Decision.nothing() : Decision.accept(new UnitHeard(unit.id(), stamp.at()));
        }
        if (wanted == UnitStatus.OOS && report.detail().isBlank() && !report.override()) {
            return Decision.reject(new UnitRejection.ReasonMissing(unit.id()));
        }
        return wanted.onAssignment() ? progress(unit, report, stamp) : leave(unit, report, stamp);
    }

    private static Decision progress(Unit unit, UnitCommand.Report report, Stamp stamp) {
        var incident = unit.incident();
        var wanted = report.status();
        if (incident == null) {
            return Decision.reject(new UnitRejection.NotAssigned(unit.id(), wanted));
        }
        if (wanted.withPatient() && !unit.transports() && !report.override()) {
            return Decision.reject(new UnitRejection.CarriesNoPatients(unit.id(), wanted));
        }
        boolean back = wanted.step() < unit.status().step();
        if (back && !report.override()) {
            return Decision.reject(new UnitRejection.OutOfOrder(unit.id(), unit.status(), wanted));
        }
        return Decision.accept(
                new UnitProgressed(unit.id(), incident, wanted, stamp.at(), report.detail(), report.override()));
    }

    /// Out of service or busy while on an incident is refused; available simply clears.
    private static Decision leave(Unit unit, UnitCommand.Report report, Stamp stamp) {
        var incident = unit.incident();
        var wanted = report.status();
        if (incident == null) {
            return Decision.accept(new UnitStatusChanged(unit.id(), wanted, stamp.at(), report.detail()));
        }
        boolean available = wanted.primary() == UnitStatus.Primary.AVAILABLE;
        if (!available && !report.override()) {
            return Decision.reject(new UnitRejection.StillAssigned(unit.id(), incident, wanted));
        }
        var detail = report.detail();
        var events = new ArrayList<UnitEvent>();
        events.add(new UnitReleased(unit.id(), incident, wanted, stamp.at(), detail.isBlank() ? "cleared" : detail));
        // With "available" the words say how the incident went; with any other status they are the status's own.
        if (wanted != UnitStatus.AV && !detail.isBlank()) {
            events.add(new UnitStatusChanged(unit.id(), wanted, stamp.at(), detail));
        }
        return Decision.accept(events);
    }

    private static Decision release(Unit unit, UnitCommand.Release release, Stamp stamp) {
        return release.incident().equals(unit.incident())
                ? Decision.accept(
                        new UnitReleased(unit.id(), release.incident(), UnitStatus.AV, stamp.at(), release.cause()))
                : Decision.nothing();
    }

    private static Decision markOverdue(Unit unit, UnitCommand.MarkOverdue mark, Stamp stamp) {
        return unit.status() == mark.status() && isOverdue(unit, stamp.at())
                ? Decision.accept(new UnitOverdue(unit.id(), unit.status(), stamp.at()))
                : Decision.nothing();
    }

    /// Silent past its limit and not marked yet.
    private static boolean isOverdue(Unit unit, Instant now) {
        var limit = limit(unit.status());
        return limit != null && !unit.overdue() && !unit.heardAt().plus(limit).isAfter(now);
    }

    private static String name(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    /// Timer commands that are due: units silent for too long.
    public static List<UnitCommand> listDue(Units units, Instant now) {
        var due = new ArrayList<UnitCommand>();
        for (var entry : units.all()) {
            var unit = entry.getValue();
            if (isOverdue(unit, now)) {
                due.add(new UnitCommand.MarkOverdue(unit.id(), unit.status()));
            }
        }
        return due;
    }

    /// How long a unit may stay silent in a status, null for as long as it likes.
    public static @Nullable Duration limit(UnitStatus status) {
        return switch (status) {
            case DP -> ACKNOWLEDGE_WITHIN;
            case OS -> CHECK_ON_SCENE_AFTER;
            case AV, AQ, CV, AK, ER, ST, PC, TR, AH, CL, OB, OOS, OD -> null;
        };
    }

    public static Units evolve(Units units, UnitEvent event) {
        return switch (event) {
            case UnitsCommissioned e -> commissioned(units, e);
            case UnitDispatched e -> edit(units, e.unit(), unit -> unit.with(UnitStatus.DP, e.at(), e.incident(), ""));
            case UnitProgressed e ->
                edit(units, e.unit(), unit -> unit.with(e.status(), e.at(), e.incident(), e.detail()));
            case UnitStatusChanged e -> edit(units, e.unit(), unit -> unit.with(e.status(), e.at(), null, e.detail()));
            case UnitReleased e -> edit(units, e.unit(), unit -> unit.with(e.status(), e.at(), null, ""));
            case UnitHeard e -> edit(units, e.unit(), unit -> unit.heard(e.at()));
            case UnitOverdue e -> edit(units, e.unit(), Unit::markedOverdue);
        };
    }

    private static Units commissioned(Units units, UnitsCommissioned e) {
        var all = units.all();
        for (var spec : e.units()) {
            var before = all.find(spec.id());
            all = all.with(
                    spec.id(),
                    new Unit(
                            spec.id(),
                            spec.kind(),
                            spec.agency(),
                            spec.station(),
                            spec.municipality(),
                            spec.beat(),
                            spec.abilities(),
                            spec.home(),
                            before.map(Unit::status).orElse(UnitStatus.AQ),
                            before.map(Unit::since).orElse(e.at()),
                            before.map(Unit::incident).orElse(null),
                            before.map(Unit::detail).orElse(""),
                            before.map(Unit::heardAt).orElse(e.at()),
                            before.map(Unit::overdue).orElse(false)));
        }
        return new Units(all);
    }

    private interface Change {
        Unit of(Unit unit);
    }

    private static Units edit(Units units, UnitId id, Change change) {
        return units.find(id)
                .map(unit -> new Units(units.all().with(id, change.of(unit))))
                .orElse(units);
    }
}
