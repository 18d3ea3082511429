package org.tocsin.edge.geography.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Boundary;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;

class DistrictMapTest {
    private static final Point CORNER = new Point(42.30, -71.20);
    private static final GeometryFactory JTS = new GeometryFactory();

    private static Point at(double metersNorth, double metersEast) {
        return new Point(
                CORNER.latitude() + metersNorth / Lines.METERS_PER_DEGREE,
                CORNER.longitude() + metersEast / Lines.metersPerLongitude(42.31));
    }

    private static Boundary square(BoundaryKind kind, String name, double south, double west, double side) {
        return new Boundary(
                kind,
                name,
                List.of(List.of(
                        at(south, west),
                        at(south, west + side),
                        at(south + side, west + side),
                        at(south + side, west))));
    }

    private final DistrictMap map = new DistrictMap(List.of(
            square(BoundaryKind.POLICE_SECTOR, "1", 0, 0, 1000),
            square(BoundaryKind.POLICE_SECTOR, "2", 0, 1000, 1000),
            square(BoundaryKind.FIRE_ENGINE, "Engine 1", 0, 0, 2000),
            square(BoundaryKind.HOSPITAL, "General", 0, 0, 2000),
            square(BoundaryKind.HOSPITAL, "Children", 500, 500, 100)));

    @Test
    void everyKindAnswersAndNearBordersAreTold() {
        assertThat(map.of(at(500, 400)))
                .isEqualTo(new Districts(
                        Map.of(
                                BoundaryKind.POLICE_SECTOR, "1",
                                BoundaryKind.FIRE_ENGINE, "Engine 1",
                                BoundaryKind.HOSPITAL, "General"),
                        Map.of()));
        assertThat(map.of(at(300, 990)).borderline()).isEqualTo(Map.of(BoundaryKind.POLICE_SECTOR, "2"));
        assertThat(map.of(at(300, 1010)).borderline()).isEqualTo(Map.of(BoundaryKind.POLICE_SECTOR, "1"));
        assertThat(map.of(at(300, 980)).borderline()).isEmpty();
        assertThat(map.of(at(300, 5)).borderline()).containsEntry(BoundaryKind.POLICE_SECTOR, DistrictMap.OUTSIDE);
    }

    @Test
    void outsideIsNowhereAndJustOutsideIsTold() {
        assertThat(map.of(at(-500, 500))).isEqualTo(Districts.NONE);
        assertThat(map.of(new Point(0, 0))).isEqualTo(Districts.NONE);
        var just = map.of(at(-10, 500));
        assertThat(just.byKind()).isEmpty();
        assertThat(just.borderline()).containsEntry(BoundaryKind.POLICE_SECTOR, "1");
    }

    @Test
    void whereAreasOfAKindOverlapTheSmallerIsMeant() {
        assertThat(map.of(at(550, 550)).find(BoundaryKind.HOSPITAL)).contains("Children");
        assertThat(map.of(at(650, 650)).find(BoundaryKind.HOSPITAL)).contains("General");
    }

    @Property(tries = 60)
    void agreesWithJtsOnCrookedAreas(@ForAll long seed) {
        var random = new java.util.Random(seed);
        var boundaries = new ArrayList<Boundary>();
        var polygons = new ArrayList<Polygon>();
        for (int area = 0; area < 5; area++) {
            var ring = new ArrayList<Point>();
            double north = random.nextInt(1500);
            double east = random.nextInt(1500);
            for (int corner = 0; corner < 12; corner++) {
                double angle = 2 * Math.PI * corner / 12;
                double radius = 80 + random.nextInt(500);
                ring.add(at(north + radius * Math.sin(angle), east + radius * Math.cos(angle)));
            }
            boundaries.add(new Boundary(BoundaryKind.WARD, "w" + area, List.of(ring)));
            var coordinates = new ArrayList<Coordinate>();
            ring.forEach(point -> coordinates.add(new Coordinate(point.longitude(), point.latitude())));
            coordinates.add(coordinates.getFirst());
            polygons.add(JTS.createPolygon(coordinates.toArray(new Coordinate[0])));
        }
        var wards = new DistrictMap(boundaries);
        for (int i = 0; i < 200; i++) {
            var point = at(random.nextInt(2500) - 300, random.nextInt(2500) - 300);
            var place = JTS.createPoint(new Coordinate(point.longitude(), point.latitude()));
            var holding =
                    polygons.stream().filter(polygon -> polygon.contains(place)).toList();
            var found = wards.of(point).find(BoundaryKind.WARD);
            if (holding.isEmpty()) {
                assertThat(found).isEmpty();
            } else {
                int smallest = holding.stream()
                        .min((a, b) -> Double.compare(a.getArea(), b.getArea()))
                        .map(polygons::indexOf)
                        .orElseThrow();
                assertThat(found).contains("w" + smallest);
            }
            boolean near = polygons.stream().anyMatch(polygon -> metersToBorder(polygon, point) < 14);
            boolean far = polygons.stream().allMatch(polygon -> metersToBorder(polygon, point) > 16);
            if (near || far) {
                assertThat(wards.of(point).borderline().isEmpty()).isEqualTo(!near);
            }
        }
    }

    private static double metersToBorder(Polygon polygon, Point point) {
        double best = Double.POSITIVE_INFINITY;
        var corners = polygon.getCoordinates();
        for (int i = 1; i < corners.length; i++) {
            var on = Lines.nearest(
                    List.of(new Point(corners[i - 1].y, corners[i - 1].x), new Point(corners[i].y, corners[i].x)),
                    point);
            best = Math.min(best, on.metersTo(point));
        }
        return best;
    }
}
