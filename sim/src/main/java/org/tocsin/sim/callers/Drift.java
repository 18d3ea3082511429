package org.tocsin.sim.callers;

import java.time.Duration;
import java.util.Random;
import org.tocsin.core.places.Point;
import org.tocsin.sim.happenings.Happening;

/// How a telephone's idea of where it is changes while the call goes on: each report has a smaller circle than the one
/// before, and some callers walk or drive. The reports go the ways networks' do: pushed, in an INFO within the call, or
/// from a [LocationServer] when it is asked.
///
/// @param truth           where the caller is when the call begins
/// @param radiusMeters    of the circle the call came with
/// @param metersPerSecond 0 for a caller who stays
/// @param every           between two reports; zero for a telephone that never reports again
public record Drift(
        Point truth, double radiusMeters, double metersPerSecond, double headingDegrees, Duration every, long seed) {
    /// A telephone that reports once, with the call.
    public static final Drift NONE = new Drift(new Point(0, 0), 0, 0, 0, Duration.ZERO, 0);

    private static final Duration USUAL = Duration.ofSeconds(9);
    private static final double SHARPENS = 0.6;
    private static final double SHARPEST_METERS = 5;
    private static final double METERS_PER_DEGREE = 111_195;

    /// How a network tells where its caller is.
    public enum Telling {
        /// In the call, and pushed while it lasts.
        VALUE,
        /// By a URI to ask at.
        REFERENCE,
        /// In the call, and by a URI for later.
        BOTH
    }

    /// @param radiusMeters how sure the telephone is
    public record Report(Point center, double radiusMeters) {}

    /// One caller in seven is on the way, half of them in a vehicle. A fixed telephone stays silent about it.
    public static Drift of(Happening happening) {
        if (!happening.classOfService().equals("WPH2")) {
            return NONE;
        }
        var chance = new Random(happening.number());
        int lot = chance.nextInt(14);
        double speed = lot == 0 ? 9 : lot == 1 ? 1.4 : 0;
        return new Drift(
                happening.door().point(),
                happening.radiusMeters(),
                speed,
                chance.nextInt(360),
                USUAL,
                happening.number());
    }

    /// One network in three of each way.
    Telling telling() {
        return Telling.values()[(int) Math.floorMod(seed, (long) Telling.values().length)];
    }

    /// The cell of the mast that serves the telephone: somewhere around it.
    Report cell(double cellMeters) {
        var chance = new Random(seed * 17);
        double off = 0.8 * cellMeters * Math.sqrt(chance.nextDouble());
        return new Report(away(truth, off, chance.nextDouble() * 360), cellMeters);
    }

    boolean reports() {
        return every.isPositive();
    }

    /// @param number 1 for the first after the call's own
    Report report(int number) {
        double radius = Math.max(SHARPEST_METERS, radiusMeters * Math.pow(SHARPENS, number));
        double seconds = every.toMillis() / 1_000.0 * number;
        var chance = new Random(seed * 31 + number);
        // Within the circle: it is the network's claim that the caller is inside.
        double off = 0.7 * radius * Math.sqrt(chance.nextDouble());
        return new Report(
                away(away(truth, metersPerSecond * seconds, headingDegrees), off, chance.nextDouble() * 360), radius);
    }

    private static Point away(Point from, double meters, double degrees) {
        double turn = Math.toRadians(degrees);
        return new Point(
                from.latitude() + meters * Math.cos(turn) / METERS_PER_DEGREE,
                from.longitude()
                        + meters * Math.sin(turn) / (METERS_PER_DEGREE * Math.cos(Math.toRadians(from.latitude()))));
    }
}
