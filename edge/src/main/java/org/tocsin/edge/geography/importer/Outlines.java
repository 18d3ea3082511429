package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.PrecisionReducer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.tocsin.core.places.Point;

/// Polygons as a pack has them: simple rings to the seventh decimal, without holes. A polygon with holes is cut through
/// them into polygons side by side.
final class Outlines {
    private static final PrecisionModel SEVEN_DECIMALS = new PrecisionModel(1e7);
    private static final GeometryFactory SHAPES = new GeometryFactory(SEVEN_DECIMALS);

    /// The polygons of a row cross themselves or are no polygons; the message says where.
    static final class Crossed extends Exception {
        private static final long serialVersionUID = 1;

        Crossed(String words) {
            super(words);
        }
    }

    private Outlines() {}

    static List<List<Point>> rings(Row.Polygons polygons) throws Crossed {
        var rings = new ArrayList<List<Point>>();
        for (var polygon : polygons.polygons()) {
            var shape = polygon(polygon);
            var fault = new IsValidOp(shape).getValidationError();
            if (fault != null) {
                throw new Crossed(
                        fault.getMessage() + " near " + fault.getCoordinate().x + ", " + fault.getCoordinate().y);
            }
            collect(PrecisionReducer.reducePrecision(shape, SEVEN_DECIMALS), rings, 0);
        }
        return rings;
    }

    private static Polygon polygon(List<List<Point>> rings) throws Crossed {
        if (rings.isEmpty()) {
            throw new Crossed("no rings");
        }
        var holes = new LinearRing[rings.size() - 1];
        for (int i = 1; i < rings.size(); i++) {
            holes[i - 1] = ring(rings.get(i));
        }
        return SHAPES.createPolygon(ring(rings.getFirst()), holes);
    }

    private static LinearRing ring(List<Point> points) throws Crossed {
        var corners = new ArrayList<Coordinate>();
        points.forEach(point -> corners.add(new Coordinate(point.longitude(), point.latitude())));
        if (!corners.isEmpty() && !corners.getFirst().equals2D(corners.getLast())) {
            corners.add(corners.getFirst().copy());
        }
        if (corners.size() < 4) {
            throw new Crossed("a ring of fewer than three corners");
        }
        return SHAPES.createLinearRing(corners.toArray(new Coordinate[0]));
    }

    private static void collect(Geometry shape, List<List<Point>> rings, int depth) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                if (polygon.getNumInteriorRing() == 0 || depth > 60) {
                    rings.add(points(polygon.getExteriorRing()));
                } else {
                    cut(polygon, rings, depth);
                }
            }
        }
    }

    private static void cut(Polygon polygon, List<List<Point>> rings, int depth) {
        var box = polygon.getEnvelopeInternal();
        var hole = polygon.getInteriorRingN(0).getEnvelopeInternal();
        double at = SEVEN_DECIMALS.makePrecise(hole.centre().x);
        for (var side : List.of(
                new Envelope(box.getMinX() - 1e-3, at, box.getMinY() - 1e-3, box.getMaxY() + 1e-3),
                new Envelope(at, box.getMaxX() + 1e-3, box.getMinY() - 1e-3, box.getMaxY() + 1e-3))) {
            var half = OverlayNG.overlay(polygon, SHAPES.toGeometry(side), OverlayNG.INTERSECTION, SEVEN_DECIMALS);
            collect(half, rings, depth + 1);
        }
    }

    private static List<Point> points(LinearRing ring) {
        var points = new ArrayList<Point>();
        for (var corner : ring.getCoordinates()) {
            points.add(new Point(Math.round(corner.y * 1e7) / 1e7, Math.round(corner.x * 1e7) / 1e7));
        }
        return List.copyOf(points);
    }
}
