package org.tocsin.edge.live.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;
import org.tocsin.edge.live.view.ViewMaker;

/// Turns what a person said about a place into whereabouts, or says why it cannot. Forced words that fit exactly one
/// place are verified like any others; only what stays unclear goes through as typed.
public final class PlaceReader {
    private static final int CANDIDATES = 12;
    /// The best match is certain when the next one scores this much less.
    private static final double CLEAR_LEAD = 0.08;
    /// A chosen match further from the spot that was sent along belongs to another map.
    private static final double SAME_SPOT_METERS = 100;

    private final Gazetteer gazetteer;

    public PlaceReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    public sealed interface Reading {
        record Read(Whereabouts place) implements Reading {}

        record Unclear(Rejection why) implements Reading {}
    }

    /// @param near where the caller is, absent if unknown
    public Reading read(Request.PlaceRequest request, @Nullable Point near) {
        var typed = request.typed().strip();
        @Nullable Point point = point(request);
        boolean force = Boolean.TRUE.equals(request.force());
        var candidates = typed.isEmpty() ? List.<Match>of() : gazetteer.find(typed, near, CANDIDATES);
        var id = request.matchId();
        if (id != null) {
            var chosen = choose(id, typed, near, point, candidates);
            if (chosen != null) {
                return new Reading.Read(verified(typed, chosen));
            }
        }
        // Words that name a door go before the point beside them: the door nearest to a caller is not always theirs.
        if (isCertain(candidates) && (point == null || !saysOnlyNear(typed))) {
            return new Reading.Read(verified(typed, candidates.getFirst()));
        }
        if (point != null) {
            return new Reading.Read(clicked(typed, point));
        }
        if (force) {
            return new Reading.Read(forced(typed, null));
        }
        return new Reading.Unclear(
                candidates.isEmpty()
                        ? new RequestRejection.PlaceUnknown(typed)
                        : new RequestRejection.PlaceAmbiguous(typed, candidates));
    }

    /// What a call without a civic address is called, see [org.tocsin.edge.live.view.CallView.CallPlace].
    private static boolean saysOnlyNear(String typed) {
        return typed.startsWith(ViewMaker.NEAR);
    }

    private static boolean isCertain(List<Match> candidates) {
        if (candidates.isEmpty() || candidates.getFirst().exactness() == Exactness.APPROXIMATE) {
            return false;
        }
        return candidates.size() == 1
                || candidates.getFirst().score() - candidates.get(1).score() >= CLEAR_LEAD;
    }

    private static @Nullable Point point(Request.PlaceRequest request) {
        var lat = request.lat();
        var lon = request.lon();
        return lat == null || lon == null ? null : new Point(lat, lon);
    }

    /// The match the person picked from a list: among the answers to the words, to their beginning, or at the spot.
    private @Nullable Match choose(
            String id, String typed, @Nullable Point near, @Nullable Point point, List<Match> candidates) {
        var all = new java.util.ArrayList<>(candidates);
        if (!typed.isEmpty()) {
            all.addAll(gazetteer.complete(typed, near, CANDIDATES * 2));
        }
        if (point != null) {
            all.addAll(gazetteer.reverse(new Area.Circle(point, SAME_SPOT_METERS), CANDIDATES * 2));
        }
        return all.stream().filter(match -> match.id().equals(id)).findFirst().orElse(null);
    }

    private Whereabouts verified(String typed, Match match) {
        return Whereabouts.of(typed, match, gazetteer.districts(match.point()));
    }

    /// A click on the map: the nearest door if one is close, the bare spot otherwise.
    private Whereabouts clicked(String typed, Point point) {
        var near = gazetteer.reverse(new Area.Circle(point, SAME_SPOT_METERS), 1).stream()
                .filter(door -> door.point().metersTo(point) <= SAME_SPOT_METERS)
                .toList();
        if (near.isEmpty()) {
            return forced(typed.isEmpty() ? coordinates(point) : typed, point);
        }
        var door = near.getFirst();
        var match = new Match(
                door.id(),
                door.kind(),
                door.label(),
                door.municipality(),
                door.detail(),
                door.crossStreets(),
                point,
                Exactness.APPROXIMATE,
                "chosen on the map, " + Math.round(door.point().metersTo(point)) + " m from this door",
                door.score(),
                door.metersFromCaller(),
                door.packVersion());
        return Whereabouts.of(typed.isEmpty() ? coordinates(point) : typed, match, gazetteer.districts(point));
    }

    private Whereabouts forced(String typed, @Nullable Point point) {
        return Whereabouts.forced(
                typed, point, point == null ? Districts.NONE : gazetteer.districts(point), gazetteer.packVersion());
    }

    private static String coordinates(Point point) {
        return String.format(java.util.Locale.ROOT, "%.6f, %.6f", point.latitude(), point.longitude());
    }
}
