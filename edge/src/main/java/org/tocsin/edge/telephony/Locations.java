package org.tocsin.edge.telephony;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.emergency.CallerLocation;
import org.tocsin.sip.emergency.Position;
import org.tocsin.sip.emergency.Shape;

/// Locations as SIP brings them, as the centre keeps them.
final class Locations {
    private static final int ARC_STEPS = 16;

    private Locations() {}

    /// All fixes of a request. The network's preferred location is last, where
    /// [org.tocsin.core.calls.Call#bestFix] looks first.
    ///
    /// @param now for a location that does not say when it was taken
    static List<Fix> fixes(CallFacts facts, String source, Instant now) {
        return fixes(facts.locations(), source, now);
    }

    /// The same of locations alone, the preferred one first.
    static List<Fix> fixes(List<CallerLocation> locations, String source, Instant now) {
        var fixes = new ArrayList<Fix>();
        for (var location : locations.reversed()) {
            fix(location, source, now).ifPresent(fixes::add);
        }
        return fixes;
    }

    private static Optional<Fix> fix(CallerLocation location, String source, Instant now) {
        var area = location.shape() == null ? null : area(location.shape());
        var civic = location.civic() == null || location.civic().isEmpty()
                ? null
                : new CivicAddress(location.civic().elements());
        if (area == null && civic == null) {
            return Optional.empty();
        }
        var confidence = location.confidencePercent();
        return Optional.of(new Fix(
                area,
                civic,
                location.timestamp() == null ? now : location.timestamp(),
                Wording.line(location.method(), 40),
                source,
                confidence == null ? 0 : (int) Math.clamp(Math.round(confidence), 0, 100)));
    }

    /// A shape alone, from somewhere else than a presence document; empty for one too large to say anything.
    static Optional<Fix> fix(Shape shape, String source, Instant at) {
        return Optional.ofNullable(area(shape)).map(area -> new Fix(area, null, at, "", source, 0));
    }

    /// Null for a shape too large to say anything.
    private static @Nullable Area area(Shape shape) {
        try {
            return switch (shape) {
                case Shape.Point(Position center) -> new Area.Spot(point(center));
                case Shape.Circle(Position center, double radius) -> new Area.Circle(point(center), radius);
                case Shape.Ellipse(Position center, double major, double minor, double orientation) ->
                    new Area.Ellipse(point(center), major, minor, orientation);
                case Shape.Polygon(List<Position> corners) ->
                    new Area.Polygon(corners.stream().map(Locations::point).toList());
                case Shape.ArcBand band -> band(band);
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// A piece of a ring around a mast, as a polygon: out along the far arc, back along the near one.
    private static Area band(Shape.ArcBand band) {
        var ring = new ArrayList<Point>(2 * ARC_STEPS + 2);
        double step = band.openingAngleDegrees() / ARC_STEPS;
        for (int i = 0; i <= ARC_STEPS; i++) {
            ring.add(away(band.center(), band.outerRadiusMeters(), band.startAngleDegrees() + i * step));
        }
        for (int i = ARC_STEPS; i >= 0; i--) {
            ring.add(away(band.center(), band.innerRadiusMeters(), band.startAngleDegrees() + i * step));
        }
        return new Area.Polygon(ring);
    }

    private static Point away(Position from, double meters, double bearingDegrees) {
        double bearing = Math.toRadians(bearingDegrees);
        double north = Math.toDegrees(meters * Math.cos(bearing) / Shape.EARTH_RADIUS_METERS);
        double east = Math.toDegrees(meters * Math.sin(bearing) / Shape.EARTH_RADIUS_METERS)
                / Math.max(0.01, Math.cos(Math.toRadians(from.latitudeDegrees())));
        return new Point(from.latitudeDegrees() + north, from.longitudeDegrees() + east);
    }

    private static Point point(Position position) {
        return new Point(position.latitudeDegrees(), position.longitudeDegrees());
    }
}
