package org.tocsin.edge.live.request;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.journal.Writer;

/// Asks for a recommendation by itself whenever an open incident nobody has been sent to gains or changes its
/// type, place or alarm level, and for all of them when a street is closed or opened. An effect on committed
/// events: losing one at a crash costs nothing, since [#catchUp] finds what is missing.
public final class Advisor {
    private static final Actor SELF = new Actor.Machine("advisor");

    private final Writer writer;
    private final Travels travels;
    private final Executor workers;
    private final Supplier<String> packVersion;

    /// @param packVersion of the roads in force
    /// @param workers where drive times are measured, so that the caller of [#onCommitted] is never held up
    public Advisor(Writer writer, Travels travels, Supplier<String> packVersion, Executor workers) {
        this.writer = writer;
        this.travels = travels;
        this.packVersion = packVersion;
        this.workers = workers;
    }

    public void onCommitted(Centre centre, List<Event> events) {
        Set<IncidentId> changed = new LinkedHashSet<>();
        for (var event : events) {
            if (event instanceof IncidentEvent incidentEvent && asksForAdvice(incidentEvent)) {
                changed.add(incidentEvent.incident());
            }
        }
        if (events.stream().anyMatch(ClosureEvent.class::isInstance)) {
            centre.incidents().open().values().stream()
                    .filter(incident -> incident.dispatchedAt() == null)
                    .forEach(incident -> changed.add(incident.id()));
        }
        changed.forEach(id -> centre.incidents().findOpen(id).ifPresent(incident -> adviseSoon(centre, incident)));
    }

    private static boolean asksForAdvice(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.IncidentLocated _,
                    IncidentEvent.IncidentClassified _,
                    IncidentEvent.AlarmRaised _,
                    IncidentEvent.IncidentReopened _ -> true;
            case IncidentEvent.IncidentOpened _,
                    IncidentEvent.IncidentPrioritized _,
                    IncidentEvent.NoteAdded _,
                    IncidentEvent.IncidentCallLinked _,
                    IncidentEvent.UnitsRecommended _,
                    IncidentEvent.FirstUnitSent _,
                    IncidentEvent.FirstUnitArrived _,
                    IncidentEvent.IncidentClosed _ -> false;
        };
    }

    /// After a start: advises for every open incident that lacks a recommendation.
    public void catchUp(Centre centre) {
        centre.incidents().open().values().stream()
                .filter(incident -> incident.recommendation() == null)
                .forEach(incident -> adviseSoon(centre, incident));
    }

    private void adviseSoon(Centre centre, Incident incident) {
        if (incident.type().isEmpty() || centre.findPoint(incident.id()).isEmpty()) {
            return;
        }
        workers.execute(() -> findAdvice(writer.state(), incident.id())
                .ifPresent(command -> writer.submit(command, SELF, "advice-" + UUID.randomUUID())));
    }

    /// In words, when each unit of an incident is there: drive times measured now, and that nobody knows where there is
    /// none.
    public String whoIsThereWhen(Centre centre, IncidentId incident) {
        var units = centre.units().listOn(incident);
        var point = centre.findPoint(incident);
        if (units.isEmpty()) {
            return "Nobody is on " + incident + ".";
        }
        if (point.isEmpty()) {
            return incident + " has no point on the map: nobody can say when.";
        }
        Map<UnitId, Travel> measured = new HashMap<>();
        travels.measure(units, point.get(), centre.drives()).forEach(travel -> measured.put(travel.unit(), travel));
        return units.stream()
                .map(unit -> unit.id() + " " + when(unit, measured.get(unit.id())))
                .collect(Collectors.joining(", "));
    }

    private static String when(Unit unit, @Nullable Travel travel) {
        boolean driving =
                unit.status() == UnitStatus.DP || unit.status() == UnitStatus.AK || unit.status() == UnitStatus.ER;
        if (!driving) {
            return unit.status().words().toLowerCase(Locale.ROOT);
        }
        if (travel == null || !travel.reachable()) {
            var straight = travel == null ? null : travel.straightMeters();
            return straight == null
                    ? "has no way by road"
                    : String.format(Locale.ROOT, "at a time nobody knows, %.1f km in a straight line", straight / 1000);
        }
        long seconds = Math.round(travel.driveSeconds());
        return String.format(
                Locale.ROOT,
                "%s%d:%02d",
                unit.status() == UnitStatus.ER ? "in " : "would take ",
                seconds / 60,
                seconds % 60);
    }

    /// The command that carries drive times measured now; empty when the incident has no point to drive to.
    public Optional<IncidentCommand.Recommend> findAdvice(Centre centre, IncidentId incident) {
        return centre.findPoint(incident)
                .map(point -> new IncidentCommand.Recommend(
                        incident, travels.measure(centre.units().list(), point, centre.drives()), packVersion.get()));
    }
}
