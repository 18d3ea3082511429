package org.tocsin.core.places;

import java.util.List;
import java.util.Optional;

/// Drive times and ways over the road network. Answered by an adapter; safe from any thread.
public interface Roads {
    /// Seconds of driving from each origin to the one destination, in the order of `origins`;
    /// [Double#POSITIVE_INFINITY] where there is no way. One search, however many origins.
    double[] driveSeconds(List<Point> origins, Point destination, Profile profile);

    /// The fastest way, or empty where there is none.
    Optional<Way> findWay(Point from, Point to, Profile profile);

    /// Who drives: what streets and speeds are open to them.
    enum Profile {
        /// Engines and ladders: slower to turn and accelerate, may use bus ways and pass one-ways at a crawl.
        FIRE_APPARATUS,
        /// Police cars and ambulances answering.
        EMERGENCY_CAR,
        /// Everyday traffic.
        CAR,
        FOOT
    }

    /// @param line    points along the way, first and last on the street nearest to the asked points
    /// @param seconds seconds from the start at each point of the line, not decreasing
    record Way(List<Point> line, double[] seconds, double meters) {
        public Way {
            line = List.copyOf(line);
            if (line.size() != seconds.length || line.isEmpty()) {
                throw new IllegalArgumentException("a time for every point");
            }
        }

        public double driveSeconds() {
            return seconds[seconds.length - 1];
        }

        /// Where one is after some seconds of driving.
        public Point at(double afterSeconds) {
            for (int i = 1; i < seconds.length; i++) {
                if (afterSeconds <= seconds[i]) {
                    double span = seconds[i] - seconds[i - 1];
                    double part = span <= 0 ? 1 : Math.max(0, (afterSeconds - seconds[i - 1]) / span);
                    var a = line.get(i - 1);
                    var b = line.get(i);
                    return new Point(
                            a.latitude() + part * (b.latitude() - a.latitude()),
                            a.longitude() + part * (b.longitude() - a.longitude()));
                }
            }
            return line.getLast();
        }
    }
}
