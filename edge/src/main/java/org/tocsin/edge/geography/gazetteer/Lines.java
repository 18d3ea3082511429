package org.tocsin.edge.geography.gazetteer;

import java.util.List;
import org.tocsin.core.places.Point;

/// Points along and beside a line, on the local plane.
final class Lines {
    static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);

    private Lines() {}

    static double metersPerLongitude(double latitude) {
        return METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    static double meters(List<Point> line) {
        double meters = 0;
        for (int i = 1; i < line.size(); i++) {
            meters += line.get(i - 1).metersTo(line.get(i));
        }
        return meters;
    }

    /// The point at a part of the line's length, moved aside.
    ///
    /// @param part        0 for the start, 1 for the end
    /// @param asideMeters to the right of the line's direction, negative to the left
    static Point beside(List<Point> line, double part, double asideMeters) {
        double goal = Math.clamp(part, 0.0, 1.0) * meters(line);
        for (int i = 1; i < line.size(); i++) {
            var a = line.get(i - 1);
            var b = line.get(i);
            double step = a.metersTo(b);
            if (goal <= step && step > 0 || i == line.size() - 1) {
                double within = step == 0 ? 0 : Math.clamp(goal / step, 0.0, 1.0);
                return aside(a, b, within, asideMeters);
            }
            goal -= step;
        }
        return line.getFirst();
    }

    private static Point aside(Point a, Point b, double part, double asideMeters) {
        double perLongitude = metersPerLongitude(a.latitude());
        double east = (b.longitude() - a.longitude()) * perLongitude;
        double north = (b.latitude() - a.latitude()) * METERS_PER_DEGREE;
        double length = Math.hypot(east, north);
        double moveEast = length == 0 ? 0 : asideMeters * north / length;
        double moveNorth = length == 0 ? 0 : -asideMeters * east / length;
        return new Point(
                a.latitude() + part * (b.latitude() - a.latitude()) + moveNorth / METERS_PER_DEGREE,
                a.longitude() + part * (b.longitude() - a.longitude()) + moveEast / perLongitude);
    }

    /// The point of the line nearest to another.
    static Point nearest(List<Point> line, Point to) {
        double perLongitude = metersPerLongitude(to.latitude());
        var best = line.getFirst();
        double bestSquare = Double.POSITIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            var a = line.get(Math.max(0, i - 1));
            var b = line.get(i);
            double ax = (a.longitude() - to.longitude()) * perLongitude;
            double ay = (a.latitude() - to.latitude()) * METERS_PER_DEGREE;
            double dx = (b.longitude() - a.longitude()) * perLongitude;
            double dy = (b.latitude() - a.latitude()) * METERS_PER_DEGREE;
            double square = dx * dx + dy * dy;
            double part = square == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0);
            double offX = ax + part * dx;
            double offY = ay + part * dy;
            if (offX * offX + offY * offY < bestSquare) {
                bestSquare = offX * offX + offY * offY;
                best = new Point(
                        a.latitude() + part * (b.latitude() - a.latitude()),
                        a.longitude() + part * (b.longitude() - a.longitude()));
            }
        }
        return best;
    }
}
