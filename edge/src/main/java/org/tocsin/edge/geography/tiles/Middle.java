package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.tocsin.core.places.Point;

/// Where the name of an area stands: the middle of the largest circle that fits into the largest of its rings.
final class Middle {
    private static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);
    /// As near to the true middle as a label has to be.
    private static final double PARTS = 40;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Middle() {}

    /// @param radiusMeters of the circle around it that lies inside
    record Found(Point point, double radiusMeters) {}

    /// @param rings one at least, three corners at least each
    static Found of(List<List<Point>> rings) {
        var polygon = rings.stream()
                .map(Middle::polygon)
                .max(Comparator.comparingDouble(Polygon::getArea))
                .orElseThrow();
        var box = polygon.getEnvelopeInternal();
        double shrink = shrink(box);
        if (polygon.getArea() == 0 || !polygon.isValid()) {
            // A ring that crosses itself has no inside to look for.
            return new Found(
                    new Point(box.centre().y, box.centre().x / shrink),
                    Math.min(box.getWidth(), box.getHeight()) / 4 * METERS_PER_DEGREE);
        }
        var circle = new MaximumInscribedCircle(polygon, Math.max(box.getWidth(), box.getHeight()) / PARTS);
        var center = circle.getCenter().getCoordinate();
        return new Found(
                new Point(center.y, center.x / shrink), circle.getRadiusLine().getLength() * METERS_PER_DEGREE);
    }

    /// On a plane where both axes are degrees of latitude.
    private static Polygon polygon(List<Point> ring) {
        double shrink = Math.cos(Math.toRadians(ring.getFirst().latitude()));
        var corners = new ArrayList<Coordinate>();
        for (var point : closed(ring)) {
            corners.add(new Coordinate(point.longitude() * shrink, point.latitude()));
        }
        return GEOMETRY.createPolygon(corners.toArray(Coordinate[]::new));
    }

    private static List<Point> closed(List<Point> ring) {
        return ring.getFirst().equals(ring.getLast())
                ? ring
                : Stream.concat(ring.stream(), Stream.of(ring.getFirst())).toList();
    }

    private static double shrink(Envelope box) {
        return Math.cos(Math.toRadians(box.centre().y));
    }
}
