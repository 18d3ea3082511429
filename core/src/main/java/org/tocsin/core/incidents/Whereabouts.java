package org.tocsin.core.incidents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;

/// Where an incident is.
///
/// @param typed       what the dispatcher wrote, kept beside the match
/// @param match       what it was matched to, absent when nobody could verify it
/// @param point       a position to drive to, absent when unknown
/// @param districts   of the point
/// @param packVersion the map that was asked
public record Whereabouts(
        String typed, @Nullable Match match, @Nullable Point point, Districts districts, String packVersion) {

    /// Verified by the map.
    public static Whereabouts of(String typed, Match match, Districts districts) {
        return new Whereabouts(typed, match, match.point(), districts, match.packVersion());
    }

    /// Forced through as typed: flagged, recorded, still dispatchable.
    public static Whereabouts forced(String typed, @Nullable Point point, Districts districts, String packVersion) {
        return new Whereabouts(typed, null, point, districts, packVersion);
    }

    public Exactness exactness() {
        return match == null ? Exactness.FORCED : match.exactness();
    }

    /// What boards and radios say.
    public String label() {
        return match == null ? typed : match.label();
    }

    public String municipality() {
        return match == null ? "" : match.municipality();
    }

    public Optional<Point> findPoint() {
        return Optional.ofNullable(point).filter(p -> !p.isNowhere());
    }
}
