package org.tocsin.edge.avl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.UnitId;

/// The latest believable position of every vehicle. Safe from any thread, never blocks.
public final class Fleet {
    /// A vehicle's clock may run ahead by this much.
    public static final Duration FUTURE_ALLOWED = Duration.ofSeconds(5);
    /// Older than this, a position is told to be stale.
    public static final Duration STALE_AFTER = Duration.ofSeconds(30);
    /// Older than this, it says nothing about now.
    public static final Duration USELESS_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<UnitId, VehiclePosition> latest = new ConcurrentHashMap<>();

    /// What became of a report.
    public enum Verdict {
        TAKEN,
        /// Measured at the same instant as the one that is there.
        DUPLICATE,
        /// Older than the one that is there, or than an hour.
        LATE,
        /// From a clock that runs ahead.
        FUTURE,
        /// 0/0: a device without a fix.
        NOWHERE
    }

    public Fleet(Clock clock) {
        this.clock = clock;
    }

    /// Takes a report if it is newer than what is known and believable.
    public Verdict take(VehiclePosition report) {
        var now = clock.instant();
        if (report.point().isNowhere()) {
            return Verdict.NOWHERE;
        }
        if (report.at().isAfter(now.plus(FUTURE_ALLOWED))) {
            return Verdict.FUTURE;
        }
        if (report.at().isBefore(now.minus(USELESS_AFTER))) {
            return Verdict.LATE;
        }
        var kept = latest.merge(report.unit(), report, (old, news) -> news.at().isAfter(old.at()) ? news : old);
        if (kept == report) {
            return Verdict.TAKEN;
        }
        return kept.at().equals(report.at()) ? Verdict.DUPLICATE : Verdict.LATE;
    }

    /// The latest position of a unit, unless it is useless by now.
    public Optional<VehiclePosition> find(UnitId unit) {
        return Optional.ofNullable(latest.get(unit)).filter(position -> !isUseless(position, clock.instant()));
    }

    /// Every vehicle that has been heard from, by unit.
    public List<VehiclePosition> list() {
        var now = clock.instant();
        var all = new ArrayList<VehiclePosition>();
        for (var position : latest.values()) {
            if (!isUseless(position, now)) {
                all.add(position);
            }
        }
        all.sort(Comparator.comparing(VehiclePosition::unit));
        return all;
    }

    public long ageSeconds(VehiclePosition position) {
        return Math.max(0, Duration.between(position.at(), clock.instant()).toSeconds());
    }

    private static boolean isUseless(VehiclePosition position, Instant now) {
        return position.at().isBefore(now.minus(USELESS_AFTER));
    }
}
