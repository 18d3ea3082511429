package org.tocsin.core.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.BoundaryKind;
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
    private final Set<UnitId> counted = new HashSet<>();
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

    /// @param needs   of the incident's type at its alarm level; a unit already on the incident counts towards one of
    ///                them, unless it is clearing
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
        int wanted = need.count() - countThere(need);
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

    /// How much of a need units on the incident meet. One that was counted for an earlier need meets no other.
    private int countThere(Need need) {
        int there = 0;
        for (var unit : units.listOn(incident)) {
            if (!fits(unit, need)) {
                continue;
            }
            pass(unit, need, "on " + incident + " already, " + words(unit.status()));
            if (there < need.count() && unit.status() != UnitStatus.CL && counted.add(unit.id())) {
                there++;
            }
        }
        return there;
    }

    private static String words(UnitStatus status) {
        return status.words().toLowerCase(Locale.ROOT);
    }

    private static boolean fits(Unit unit, Need need) {
        return need.kinds().contains(unit.kind()) && unit.abilities().containsAll(need.abilities());
    }

    /// Why a unit cannot be taken, empty when it can.
    private String obstacle(Unit unit) {
        if (unit.status().primary() != UnitStatus.Primary.AVAILABLE) {
            var on = unit.incident();
            return words(unit.status())
                    + (on == null ? unit.detail().isEmpty() ? "" : ": " + unit.detail() : " on " + on);
        }
        var travel = travels.get(unit.id());
        if (travel == null) {
            return "no drive time was measured";
        }
        return travel.orderSeconds() < Double.MAX_VALUE ? "" : "no way by road from where it is";
    }

    /// Whoever can come; then the home district where the need says so and it is not much slower; then drive time. The
    /// order of the wanted kinds settles equal times.
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

    /// The beat is compared with districts of the unit's own service only: a police sector and a ward may both be
    /// called 3, and so may sectors of two towns.
    private boolean isHome(Unit unit) {
        boolean sameTown = unit.municipality().isEmpty()
                || districts
                        .find(BoundaryKind.MUNICIPALITY)
                        .map(unit.municipality()::equals)
                        .orElse(true);
        return !unit.beat().isEmpty()
                && sameTown
                && beats(unit).stream()
                        .anyMatch(kind ->
                                districts.find(kind).filter(unit.beat()::equals).isPresent());
    }

    private static List<BoundaryKind> beats(Unit unit) {
        return switch (unit.agency()) {
            case POLICE -> List.of(BoundaryKind.POLICE_SECTOR, BoundaryKind.CAR_ROUTE, BoundaryKind.REPORTING_AREA);
            case FIRE -> List.of(BoundaryKind.FIRE_ENGINE, BoundaryKind.FIRE_LADDER, BoundaryKind.FIRE_RESCUE);
            case EMS -> List.of(BoundaryKind.EMS_ZONE);
            case OTHER -> List.of(BoundaryKind.values());
        };
    }

    private double seconds(Unit unit) {
        var travel = travels.get(unit.id());
        return travel == null ? Double.MAX_VALUE : travel.orderSeconds();
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
        var habit = age == null ? null : age.habit();
        return far(unit, age)
                + " "
                + from
                + (isHome(unit) ? ", its own district" : "")
                + (habit != null && habit.learned() ? ", " + habit.words() : "");
    }

    /// A guess is never said as a time: where the map has no streets nobody knows it.
    private String far(Unit unit, @Nullable Travel travel) {
        var straight = travel == null || travel.reachable() ? null : travel.straightMeters();
        return straight == null
                ? clock(seconds(unit))
                : String.format(
                        Locale.ROOT,
                        "drive time unknown, the map has no streets there; %.1f km in a straight line",
                        straight / 1000);
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
                reason,
                travel == null ? null : travel.habit());
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
            default ->
                place
                        + (place / 10 % 10 == 1
                                ? "th"
                                : switch (place % 10) {
                                    case 1 -> "st";
                                    case 2 -> "nd";
                                    case 3 -> "rd";
                                    default -> "th";
                                });
        };
    }
}
