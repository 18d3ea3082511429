package org.tocsin.sim.happenings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;

/// An endless sequence of happenings in a city. Not safe for several threads except [#find].
public final class Happenings {
    /// Share of a day's calls in each hour, local time: quiet before dawn, busiest in the late afternoon.
    private static final double[] BUSY = {
        0.6, 0.5, 0.45, 0.4, 0.35, 0.4, 0.6, 0.9, 1.1, 1.15, 1.2, 1.25, 1.3, 1.3, 1.35, 1.4, 1.5, 1.5, 1.4, 1.3, 1.2,
        1.1, 0.95, 0.75
    };

    /// How often the kinds of priority happen, most urgent first.
    private static final double[] PRIORITY_WEIGHT = {1.0, 2.5, 4.0, 3.0, 1.5};

    private static final int REMEMBERED = 2000;
    private static final double METERS_PER_DEGREE = 111_000;

    private final CityPack city;
    private final List<IncidentType> types;
    private final double perHour;
    private final ZoneId zone;
    private final RandomGenerator chance;
    private final SpokenPlace spoken;
    private final Map<PhoneNumber, Happening> byCaller = new LinkedHashMap<>();
    private long count;

    /// @param perHour calls an hour, averaged over a day
    public Happenings(CityPack city, List<IncidentType> types, double perHour, long seed) {
        if (city.doors().isEmpty() || types.isEmpty() || !(perHour > 0)) {
            throw new IllegalArgumentException("happenings need doors, types and a rate");
        }
        this.city = city;
        this.types = List.copyOf(types);
        this.perHour = perHour;
        this.zone = ZoneId.of(city.manifest().timeZone());
        this.chance = RandomGeneratorFactory.of("SplittableRandom").create(seed);
        this.spoken = new SpokenPlace(city, new Random(seed));
    }

    /// The next thing that happens after a moment.
    public Happening next(Instant after) {
        double rate = perHour * BUSY[after.atZone(zone).getHour()];
        double waitSeconds = -Math.log(1 - chance.nextDouble()) * 3600 / rate;
        return at(after.plusMillis((long) (waitSeconds * 1000)));
    }

    /// Something that happens at this moment.
    public Happening at(Instant at) {
        var door = city.doors().get(chance.nextInt(city.doors().size()));
        var type = pickType();
        boolean wireless = chance.nextDouble() < 0.8;
        double radius = wireless ? 8 + chance.nextDouble() * 70 : 0;
        var happening = new Happening(
                ++count,
                at,
                type.code(),
                type.words() + " at " + spoken.of(door),
                door,
                wireless ? near(door.point(), radius * 0.7) : door.point(),
                radius,
                new PhoneNumber(String.format(Locale.ROOT, "+1413555%04d", (count * 7919) % 10_000)),
                wireless ? "WPH2" : chance.nextDouble() < 0.5 ? "RESD" : "VOIP",
                20 + chance.nextInt(70),
                chance.nextDouble() < 0.06 ? 4 + chance.nextInt(8) : 90);
        remember(happening);
        return happening;
    }

    /// What the caller with this number is calling about.
    public synchronized Optional<Happening> find(PhoneNumber caller) {
        return Optional.ofNullable(byCaller.get(caller));
    }

    private synchronized void remember(Happening happening) {
        byCaller.remove(happening.caller());
        byCaller.put(happening.caller(), happening);
        if (byCaller.size() > REMEMBERED) {
            byCaller.remove(byCaller.keySet().iterator().next());
        }
    }

    private IncidentType pickType() {
        double total = types.stream().mapToDouble(Happenings::weight).sum();
        double mark = chance.nextDouble() * total;
        for (var type : types) {
            mark -= weight(type);
            if (mark <= 0) {
                return type;
            }
        }
        return types.getLast();
    }

    private static double weight(IncidentType type) {
        // A type that empties the stations is rare.
        int units = type.needs().stream().mapToInt(need -> need.count()).sum();
        return PRIORITY_WEIGHT[type.priority() - 1] / Math.max(1, units * units / 2.0);
    }

    private Point near(Point point, double meters) {
        double angle = chance.nextDouble() * 2 * Math.PI;
        double away = meters * Math.sqrt(chance.nextDouble());
        return new Point(
                point.latitude() + away * Math.cos(angle) / METERS_PER_DEGREE,
                point.longitude()
                        + away * Math.sin(angle) / (METERS_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()))));
    }
}
