package org.tocsin.core.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.plans.Need;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.core.units.Units;

/// Ranks units against needs.
public final class Recommender {
    /// A vehicle position older than this is called stale.
    public static final long STALE_AFTER_SECONDS = 30;

    /// A unit of the home district may be this much slower than the fastest and still come first.
    public static final double HOME_ADVANTAGE_SECONDS = 60;

    private final IncidentId incident;
    private final Units units;
    private final Districts districts;
    private final Map<UnitId, Travel> travels = new HashMap<>();
    private final Map<UnitId, Recommendation.Row> taken = new LinkedHashMap<>();
    private final Map<UnitId, Recommendation.Row> passed = new HashMap<>();
    private final List<String> unmet = new ArrayList<>();

    private Recommender(IncidentId incident, Units units, List<Travel> travels, Districts districts) {
        this.incident = incident;
        this.units = units;
        this.districts = districts;
        for (var travel : travels) {
            this.travels.put(travel.unit(), travel);
        }
    }

    /// @param needs   of the incident's type at its alarm level; units already on the incident count towards them
    /// @param travels one for every unit that could be asked; a unit without one is passed over
    public static Recommendation recommend(
            IncidentId incident,
            List<Need> needs,
            Units units,
            List<Travel> travels,
            Districts districts,
            Instant now,
            String planVersion,
            String packVersion) {
        var recommender = new Recommender(incident, units, travels, districts);
        for (var need : needs) {
            recommender.meet(need);
        }
        return new Recommendation(now, recommender.rows(), recommender.unmet, planVersion, packVersion);
    }

    private void meet(Need need) {
        int wanted = need.count() - countAlreadyThere(need);
        var candidates = new ArrayList<Unit>();
        for (var unit : units.list()) {
            if (fits(unit, need) && !taken.containsKey(unit.id()) && !incident.equals(unit.incident())) {
                candidates.add(unit);
            }
        }
        candidates.sort(ranking(need, candidates));
        int place = 0;
        for (var unit : candidates) {
            var obstacle = obstacle(unit);
            if (!obstacle.isEmpty()) {
                pass(unit, need, obstacle);
            } else if (place < wanted) {
                place++;
                take(unit, need, place);
            } else {
                place++;
                pass(
                        unit,
                        need,
                        "available, but " + ordinal(place) + " in order and " + Math.max(wanted, 0) + " needed");
            }
        }
        if (place < wanted) {
            unmet.add(need.words() + ": " + (wanted - place) + " short");
        }
    }

    private int countAlreadyThere(Need need) {
        int there = 0;
        for (var unit : units.listOn(incident)) {
            if (fits(unit, need) && !taken.containsKey(unit.id()) && there < need.count()) {
                there++;
            }
        }
        return there;
    }

    private static boolean fits(Unit unit, Need need) {
        return need.kinds().contains(unit.kind()) && unit.abilities().containsAll(need.abilities());
    }

    /// Why a unit cannot be taken, empty when it can.
    private String obstacle(Unit unit) {
        if (unit.status().primary() != UnitStatus.Primary.AVAILABLE) {
            var on = unit.incident();
            return unit.status().words().toLowerCase(Locale.ROOT) + (on == null ? "" : " on " + on);
        }
        var travel = travels.get(unit.id());
        if (travel == null) {
            return "no drive time was measured";
        }
        return travel.reachable() ? "" : "no way by road from where it is";
    }

    /// First by wanted kind, then by home district where the need says so, then by drive time.
    private Comparator<Unit> ranking(Need need, List<Unit> candidates) {
        double best = candidates.stream()
                .filter(unit -> obstacle(unit).isEmpty())
                .mapToDouble(this::seconds)
                .min()
                .orElse(0);
        return Comparator.comparing((Unit unit) -> !obstacle(unit).isEmpty())
                .thenComparing(unit -> need.order() == Need.Order.HOME_FIRST
                                && isHome(unit)
                                && seconds(unit) <= best + HOME_ADVANTAGE_SECONDS
                        ? 0
                        : 1)
                .thenComparing(this::seconds)
                .thenComparing(unit -> need.kinds().indexOf(unit.kind()))
                .thenComparing(Unit::id);
    }

    private boolean isHome(Unit unit) {
        return !unit.beat().isEmpty() && districts.byKind().containsValue(unit.beat());
    }

    private double seconds(Unit unit) {
        var travel = travels.get(unit.id());
        return travel == null || !travel.reachable() ? Double.MAX_VALUE : travel.driveSeconds();
    }

    private void take(Unit unit, Need need, int place) {
        passed.remove(unit.id());
        taken.put(unit.id(), row(unit, need, true, ordinal(place) + " choice: " + praise(unit)));
    }

    private String praise(Unit unit) {
        var age = travels.get(unit.id());
        var from = age == null || age.positionAgeSeconds() < 0
                ? "from quarters"
                : age.positionAgeSeconds() > STALE_AFTER_SECONDS
                        ? "from a position " + age.positionAgeSeconds() + " s old"
                        : "from where it is now";
        return clock(seconds(unit)) + " " + from + (isHome(unit) ? ", its own district" : "");
    }

    private void pass(Unit unit, Need need, String reason) {
        passed.putIfAbsent(unit.id(), row(unit, need, false, reason));
    }

    private Recommendation.Row row(Unit unit, Need need, boolean send, String reason) {
        var travel = travels.get(unit.id());
        return new Recommendation.Row(
                unit.id(),
                unit.kind(),
                send,
                need.words(),
                travel == null || !travel.reachable() ? -1 : travel.driveSeconds(),
                travel == null ? -1 : travel.positionAgeSeconds(),
                unit.status(),
                reason);
    }

    private List<Recommendation.Row> rows() {
        var rows = new ArrayList<>(taken.values());
        passed.values().stream()
                .sorted(Comparator.comparingDouble((Recommendation.Row row) ->
                                row.driveSeconds() < 0 ? Double.MAX_VALUE : row.driveSeconds())
                        .thenComparing(Recommendation.Row::unit))
                .forEach(rows::add);
        return rows;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
    }

    private static String ordinal(int place) {
        return switch (place) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default -> place + "th";
        };
    }
}
