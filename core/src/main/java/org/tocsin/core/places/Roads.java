package org.tocsin.core.places;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Drive times and ways over the road network. Answered by an adapter; safe from any thread.
public interface Roads {
    /// Seconds of driving from each origin to the one destination, in the order of `origins`;
    /// [Double#POSITIVE_INFINITY] where there is no way. One search, however many origins.
    double[] driveSeconds(List<Point> origins, Point destination, Profile profile);

    /// Seconds from each origin (rows) to each destination (columns): the coverage question. Adapters answer it
    /// with one search for each member of the shorter list.
    default double[][] driveMatrix(List<Point> origins, List<Point> destinations, Profile profile) {
        var matrix = new double[origins.size()][destinations.size()];
        for (int column = 0; column < destinations.size(); column++) {
            var seconds = driveSeconds(origins, destinations.get(column), profile);
            for (int row = 0; row < seconds.length; row++) {
                matrix[row][column] = seconds[row];
            }
        }
        return matrix;
    }

    /// Whether the map has streets where a point is. Where it has none there is no drive time, however near the streets
    /// of another town may be.
    default boolean reaches(Point point) {
        return true;
    }

    /// The fastest way, or empty where there is none.
    Optional<Way> findWay(Point from, Point to, Profile profile);

    /// A stretch of street nobody may drive for now.
    ///
    /// @param streetId of the centreline piece ([CityPack.Street#id])
    /// @param until    when it opens again, absent until somebody says so
    record Closure(String streetId, @Nullable Instant until) {
        public boolean holdsAt(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

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
