package org.tocsin.edge.geography.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Cutting is held to JTS: as much of a line, as much of a ground, nothing beyond the margin.
class ClipProperty {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final Geometry TILE =
            JTS.toGeometry(new Envelope(-Clip.MARGIN, 4096 + Clip.MARGIN, -Clip.MARGIN, 4096 + Clip.MARGIN));

    /// Corners on a coarse grid that has the edges of tile and margin on it: where cutting goes wrong, it goes there.
    private static double[] walk(Random random, int corners) {
        double[] edges = {-64, 0, 4096, 4160, 2048, -64.4, 4160.6, -2000, 9000};
        var points = new double[2 * corners];
        Arrays.setAll(
                points,
                i -> random.nextInt(3) == 0 ? edges[random.nextInt(edges.length)] : random.nextDouble() * 9000 - 2500);
        return points;
    }

    private static Coordinate[] coordinates(double[] points) {
        var all = new Coordinate[points.length / 2];
        Arrays.setAll(all, i -> new Coordinate(points[2 * i], points[2 * i + 1]));
        return all;
    }

    @Property(tries = 1500)
    void aLineKeepsItsLengthWithin(@ForAll long seed) {
        var random = new Random(seed);
        var points = walk(random, 2 + random.nextInt(12));
        double length = 0;
        int corners = 0;
        for (var piece : Clip.line(points)) {
            assertThat(piece.length).isGreaterThanOrEqualTo(4);
            for (int i = 0; i < piece.length; i += 2) {
                assertThat(piece[i]).isBetween(-Clip.MARGIN, 4096 + Clip.MARGIN);
                assertThat(piece[i + 1]).isBetween(-Clip.MARGIN, 4096 + Clip.MARGIN);
                if (i > 0) {
                    length += Math.hypot(piece[i] - piece[i - 2], piece[i + 1] - piece[i - 1]);
                    corners++;
                }
            }
        }
        // Segment by segment, since JTS counts what a line runs over twice once.
        double exact = 0;
        for (int i = 2; i < points.length; i += 2) {
            exact += JTS.createLineString(coordinates(Arrays.copyOfRange(points, i - 2, i + 2)))
                    .intersection(TILE)
                    .getLength();
        }
        assertThat(length).isCloseTo(exact, within(2.0 * (corners + points.length)));
    }

    @Property(tries = 1500)
    void aGroundKeepsItsAreaWithin(@ForAll long seed) {
        var random = new Random(seed);
        int corners = 3 + random.nextInt(14);
        // A star around a middle never crosses itself.
        double x = random.nextDouble() * 6000 - 1000;
        double y = random.nextDouble() * 6000 - 1000;
        var points = new double[2 * corners];
        boolean clockwise = random.nextBoolean();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (clockwise ? i : corners - i) / corners;
            double far = 20 + random.nextDouble() * 4000;
            points[2 * i] = x + far * Math.cos(angle);
            points[2 * i + 1] = y + far * Math.sin(angle);
        }
        var closed = Arrays.copyOf(coordinates(points), corners + 1);
        closed[corners] = closed[0];
        double exact = JTS.createPolygon(closed).intersection(TILE).getArea();
        var ring = Clip.ring(points);
        double area = ring == null ? 0 : Clip.twiceArea(ring) / 2.0;
        if (ring != null) {
            assertThat(area).isPositive();
            assertThat(Arrays.stream(ring)).allMatch(each -> each >= -Clip.MARGIN && each <= 4096 + Clip.MARGIN);
        }
        assertThat(area).isCloseTo(exact, within(4300.0 * (corners + 4)));
    }

    @Example
    void whatOnlyTouchesOrCollapsesIsNotDrawn() {
        assertThat(Clip.line(new double[] {-100, -64, -64, -100})).isEmpty();
        assertThat(Clip.line(new double[] {10, 10, 10.2, 10.3})).isEmpty();
        assertThat(Clip.ring(new double[] {5, 5, 5.1, 5.2, 5.3, 5, 5, 5})).isNull();
        assertThat(Clip.ring(new double[] {9000, 9000, 9100, 9000, 9100, 9100})).isNull();
        assertThat(Clip.ring(new double[] {})).isNull();
    }
}
