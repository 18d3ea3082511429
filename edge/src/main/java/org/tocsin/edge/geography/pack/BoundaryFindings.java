package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Point;

/// Where districts of one kind overlap (exactly, by area) or leave a door without one (every door is asked).
final class BoundaryFindings {
    private static final double METERS_PER_DEGREE = 111_195;
    /// Borders drawn twice by hand differ by slivers; less than this is not worth a line.
    private static final double SLIVER_SQUARE_METERS = 60;

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final CityPack pack;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<CityPack.Door, List<String>> gaps = new LinkedHashMap<>();

    /// One ring of a boundary, ready to be asked.
    private record Piece(Boundary boundary, Polygon polygon, IndexedPointInAreaLocator locator) {}

    private BoundaryFindings(CityPack pack) {
        this.pack = pack;
    }

    static List<Finding> of(CityPack pack) {
        var checks = new BoundaryFindings(pack);
        for (var kind : BoundaryKind.values()) {
            checks.check(kind);
        }
        checks.tellGaps();
        return checks.findings;
    }

    private void check(BoundaryKind kind) {
        var tree = new STRtree();
        var pieces = new ArrayList<Piece>();
        for (var boundary : pack.boundaries()) {
            if (boundary.kind() == kind) {
                for (var ring : boundary.rings()) {
                    var polygon = polygon(ring);
                    var piece = new Piece(boundary, polygon, new IndexedPointInAreaLocator(polygon));
                    pieces.add(piece);
                    tree.insert(polygon.getEnvelopeInternal(), piece);
                }
            }
        }
        if (pieces.isEmpty()) {
            return;
        }
        tree.build();
        overlaps(kind, pieces, tree);
        gaps(kind, tree);
    }

    private static Polygon polygon(List<Point> ring) {
        var corners = new Coordinate[ring.size()];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring.get(i).longitude(), ring.get(i).latitude());
        }
        return SHAPES.createPolygon(corners);
    }

    private void overlaps(BoundaryKind kind, List<Piece> pieces, STRtree tree) {
        var told = new HashSet<String>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            for (Object found : tree.query(piece.polygon.getEnvelopeInternal())) {
                var other = (Piece) found;
                boolean once = piece.boundary.name().compareTo(other.boundary.name()) < 0;
                if (once) {
                    double area = overlap(piece, other);
                    String pair = piece.boundary.name() + " and " + other.boundary.name();
                    if (area > SLIVER_SQUARE_METERS && told.add(pair)) {
                        findings.add(Finding.warning(
                                "overlap",
                                Layer.BOUNDARIES,
                                kind + " " + piece.boundary.name(),
                                pair + " overlap by " + Math.round(area) + " square metres"));
                    }
                }
            }
        }
    }

    private static double overlap(Piece a, Piece b) {
        try {
            var common = OverlayNGRobust.overlay(a.polygon, b.polygon, OverlayNG.INTERSECTION);
            double latitude = Math.toRadians(a.polygon.getEnvelopeInternal().centre().y);
            return common.getArea() * METERS_PER_DEGREE * METERS_PER_DEGREE * Math.cos(latitude);
        } catch (TopologyException e) {
            return 0;
        }
    }

    /// Towns must cover every door; other kinds may leave whole towns out, so they answer for those they begin to
    /// cover.
    private void gaps(BoundaryKind kind, STRtree tree) {
        Set<String> served = new HashSet<>();
        var without = new ArrayList<CityPack.Door>();
        for (var door : pack.doors()) {
            if (!door.point().isNowhere()) {
                if (covered(tree, door.point())) {
                    served.add(door.municipality());
                } else {
                    without.add(door);
                }
            }
        }
        for (var door : without) {
            if (kind == BoundaryKind.MUNICIPALITY || served.contains(door.municipality())) {
                gaps.computeIfAbsent(door, any -> new ArrayList<>()).add(kind.name());
            }
        }
    }

    private void tellGaps() {
        gaps.forEach((door, kinds) -> findings.add(Finding.error(
                "gap",
                Layer.DOORS,
                door.id(),
                door.number() + door.suffix() + " " + door.street() + ", " + door.municipality() + " lies in no "
                        + String.join(", ", kinds))));
    }

    private static boolean covered(STRtree tree, Point point) {
        var at = new Coordinate(point.longitude(), point.latitude());
        for (Object found : tree.query(new Envelope(at))) {
            if (((Piece) found).locator.locate(at) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }
}
