package org.tocsin.edge.geography.pack;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.Feature.Bad;

/// Whether a ring is a polygon: it neither crosses nor touches itself and has an inside.
final class RingCheck {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private RingCheck() {}

    static void check(List<List<Point>> rings) throws Bad {
        for (var ring : rings) {
            var corners = new Coordinate[ring.size()];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = new Coordinate(ring.get(i).longitude(), ring.get(i).latitude());
            }
            var fault = new IsValidOp(SHAPES.createPolygon(corners)).getValidationError();
            if (fault != null) {
                var at = fault.getCoordinate();
                throw new Bad("a polygon crosses or touches itself near " + at.x + ", " + at.y);
            }
        }
    }
}
