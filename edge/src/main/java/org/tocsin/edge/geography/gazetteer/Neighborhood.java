package org.tocsin.edge.geography.gazetteer;

import java.util.List;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.CommonPlace;
import org.tocsin.core.places.Point;

/// The part of a town people name when they know no better: `Mass Ave in North Cambridge`.
final class Neighborhood {
    static final String CATEGORY = "neighborhood";

    private Neighborhood() {}

    /// Each neighbourhood of a pack as a large place.
    static List<CommonPlace> list(CityPack pack) {
        return pack.boundaries().stream()
                .filter(boundary -> boundary.kind() == BoundaryKind.NEIGHBORHOOD
                        && !boundary.rings().isEmpty())
                .map(boundary -> place(boundary, pack))
                .toList();
    }

    private static CommonPlace place(CityPack.Boundary boundary, CityPack pack) {
        var ring = boundary.rings().getFirst();
        var middle = new Point(
                (ring.stream().mapToDouble(Point::latitude).min().orElse(0)
                                + ring.stream()
                                        .mapToDouble(Point::latitude)
                                        .max()
                                        .orElse(0))
                        / 2,
                (ring.stream().mapToDouble(Point::longitude).min().orElse(0)
                                + ring.stream()
                                        .mapToDouble(Point::longitude)
                                        .max()
                                        .orElse(0))
                        / 2);
        double reach = ring.stream().mapToDouble(middle::metersTo).max().orElse(0);
        return new CommonPlace(
                "neighborhood:" + boundary.name(),
                boundary.name(),
                List.of(),
                CATEGORY,
                "",
                town(middle, pack),
                middle,
                reach);
    }

    private static String town(Point point, CityPack pack) {
        return pack.boundaries().stream()
                .filter(boundary -> boundary.kind() == BoundaryKind.MUNICIPALITY
                        && boundary.rings().stream().anyMatch(ring -> Shapes.contains(new Area.Polygon(ring), point)))
                .map(CityPack.Boundary::name)
                .findFirst()
                .orElse("");
    }
}
