package org.tocsin.edge.avl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitStatus;

/// When units that are en route will be there: from where each was last heard, by the roads as they are open now, as
/// fast as this centre's units drive at this hour. Derived, never recorded; safe from any thread.
public final class ExpectedArrivals {
    /// A change by less than this is not worth a dispatcher's glance.
    static final Duration NEWS_FROM = Duration.ofSeconds(10);

    private final Travels travels;
    private final Clock clock;
    private final Map<UnitId, Instant> told = new ConcurrentHashMap<>();

    public ExpectedArrivals(Travels travels, Clock clock) {
        this.travels = travels;
        this.clock = clock;
    }

    /// Empty for a unit that is not en route, or for which there is no way.
    public Optional<Instant> find(UnitId unit) {
        return Optional.ofNullable(told.get(unit));
    }

    /// Measures again for everybody en route, and returns the units for which this is news.
    public synchronized Set<UnitId> refresh(Centre centre) {
        var now = clock.instant();
        var expected = new HashMap<UnitId, Instant>();
        underway(centre)
                .forEach((incident, units) -> centre.findPoint(incident).ifPresent(point -> {
                    Map<UnitId, Unit> byId = new HashMap<>();
                    units.forEach(unit -> byId.put(unit.id(), unit));
                    for (var travel : travels.measure(units, point, centre.drives())) {
                        var unit = byId.get(travel.unit());
                        if (unit != null && travel.reachable()) {
                            expected.put(unit.id(), arrival(unit, travel, now));
                        }
                    }
                }));
        var news = new HashSet<UnitId>();
        told.keySet().stream().filter(unit -> !expected.containsKey(unit)).forEach(news::add);
        news.forEach(told::remove);
        expected.forEach((unit, arrival) -> {
            var before = told.get(unit);
            if (before == null || Duration.between(before, arrival).abs().compareTo(NEWS_FROM) >= 0) {
                told.put(unit, arrival);
                news.add(unit);
            }
        });
        return news;
    }

    private static Map<IncidentId, List<Unit>> underway(Centre centre) {
        var byIncident = new LinkedHashMap<IncidentId, List<Unit>>();
        for (var unit : centre.units().list()) {
            var incident = unit.incident();
            if (incident != null && unit.status() == UnitStatus.ER) {
                byIncident
                        .computeIfAbsent(incident, _ -> new java.util.ArrayList<>())
                        .add(unit);
            }
        }
        return byIncident;
    }

    /// A vehicle drives on while its last position grows old; one that has not set out yet drives from now on at the
    /// earliest from the moment its crew said so.
    private static Instant arrival(Unit unit, Travel travel, Instant now) {
        var heard = travel.positionAgeSeconds() < 0 ? unit.since() : now.minusSeconds(travel.positionAgeSeconds());
        var from = heard.isBefore(unit.since()) ? unit.since() : heard;
        var arrival = from.plusMillis(Math.round(travel.driveSeconds() * 1000));
        return arrival.isBefore(now) ? now : arrival;
    }
}
