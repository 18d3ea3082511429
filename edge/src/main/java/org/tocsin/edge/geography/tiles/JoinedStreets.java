package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.Point;

/// Streets without their blocks. A pack's street ends at every crossing; a name needs more room than a block has, and
/// seen from afar nobody asks which block it is.
final class JoinedStreets {
    /// @param name empty for ramps and ways nobody named
    record Street(String name, RoadClass roadClass) {}

    private JoinedStreets() {}

    static List<ShapeLayer.Drawn<Street>> of(List<CityPack.Street> blocks) {
        var byStreet = new LinkedHashMap<Street, LineMerger>();
        var geometry = new GeometryFactory();
        for (var block : blocks) {
            byStreet.computeIfAbsent(new Street(block.name(), block.roadClass()), unused -> new LineMerger())
                    .add(geometry.createLineString(block.line().stream()
                            .map(point -> new Coordinate(point.longitude(), point.latitude()))
                            .toArray(Coordinate[]::new)));
        }
        var joined = new ArrayList<ShapeLayer.Drawn<Street>>();
        byStreet.forEach((street, merger) -> {
            for (Object line : merger.getMergedLineStrings()) {
                joined.add(new ShapeLayer.Drawn<>(street, Shape.line(points((LineString) line))));
            }
        });
        return joined;
    }

    private static List<Point> points(LineString line) {
        return Arrays.stream(line.getCoordinates())
                .map(each -> new Point(each.y, each.x))
                .toList();
    }
}
