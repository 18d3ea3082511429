package org.tocsin.core.recommend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitStatus;

/// What drives really took, beside what was advised: from "en route" to "on scene", for each agency at each hours
/// of the week. Folded from the units' own events, so that the journal alone gives the same factors again.
///
/// The factor is the median of the latest responses, so that one crew that pressed its key late moves nothing; it holds
/// from [#LEAST_SAMPLES] responses on and stays between [#LEAST_FACTOR] and [#MOST_FACTOR].
///
/// @param shares   thousandths of the network's own drive time that responses took, oldest first, by agency and band
/// @param underway drives that have begun
public record Drives(Chart<String, List<Integer>> shares, Chart<UnitId, Underway> underway) {
    public static final Drives NONE = new Drives(Chart.empty(), Chart.empty());

    /// Fewer responses than this say nothing.
    public static final int LEAST_SAMPLES = 15;

    public static final double LEAST_FACTOR = 0.6;
    public static final double MOST_FACTOR = 2.0;

    /// Older responses are forgotten.
    private static final int MOST_SAMPLES = 101;
    /// Advice older than this was measured from somewhere else.
    private static final Duration ADVICE_HOLDS = Duration.ofMinutes(5);
    /// Shorter drives are mostly getting in and out.
    private static final double LEAST_SECONDS = 45;
    /// A share beyond these is a key pressed too late or too early.
    private static final int LEAST_SHARE = 200;

    private static final int MOST_SHARE = 5000;

    /// @param networkSeconds what the network said, no habit regarded
    /// @param since          when the unit said it was en route
    public record Underway(IncidentId incident, String band, double networkSeconds, Instant since) {}

    /// What is known of an agency's drives at some hours.
    public Habit habit(Agency agency, String band) {
        var known = shares.find(key(agency, band)).orElse(List.of());
        if (known.size() < LEAST_SAMPLES) {
            return new Habit(band, 1, known.size());
        }
        int median =
                known.stream().sorted().skip((known.size() - 1) / 2).findFirst().orElseThrow();
        return new Habit(band, Math.clamp(median / 1000.0, LEAST_FACTOR, MOST_FACTOR), known.size());
    }

    private static String key(Agency agency, String band) {
        return agency + " " + band;
    }

    /// After something happened to a unit.
    ///
    /// @param unitOf   units as they were before it
    /// @param adviceOf what was last advised for an incident, null for nothing
    public Drives after(
            UnitEvent event,
            Function<UnitId, @Nullable Unit> unitOf,
            Function<IncidentId, @Nullable Recommendation> adviceOf) {
        return switch (event) {
            case UnitEvent.UnitProgressed e
            when e.status() == UnitStatus.ER && !underway.has(e.unit()) -> begun(e, adviceOf.apply(e.incident()));
            case UnitEvent.UnitProgressed e when e.status() == UnitStatus.OS -> arrived(e, unitOf.apply(e.unit()));
            case UnitEvent.UnitProgressed e when e.status() != UnitStatus.ER -> forgotten(e.unit());
            case UnitEvent.UnitDispatched e -> forgotten(e.unit());
            case UnitEvent.UnitReleased e -> forgotten(e.unit());
            case UnitEvent.UnitStatusChanged e -> forgotten(e.unit());
            case UnitEvent.UnitProgressed _,
                    UnitEvent.UnitsCommissioned _,
                    UnitEvent.UnitHeard _,
                    UnitEvent.UnitOverdue _ -> this;
        };
    }

    private Drives begun(UnitEvent.UnitProgressed e, @Nullable Recommendation advice) {
        if (advice == null || advice.at().plus(ADVICE_HOLDS).isBefore(e.at())) {
            return this;
        }
        var row = advice.rows().stream()
                .filter(each -> each.unit().equals(e.unit()))
                .findFirst();
        if (row.isEmpty() || row.get().driveSeconds() < 0) {
            return this;
        }
        var habit = row.get().habit();
        return habit == null || row.get().driveSeconds() / habit.factor() < LEAST_SECONDS
                ? this
                : new Drives(
                        shares,
                        underway.with(
                                e.unit(),
                                new Underway(
                                        e.incident(),
                                        habit.band(),
                                        row.get().driveSeconds() / habit.factor(),
                                        e.at())));
    }

    private Drives arrived(UnitEvent.UnitProgressed e, @Nullable Unit unit) {
        var drive = underway.find(e.unit());
        var rest = forgotten(e.unit());
        if (drive.isEmpty() || unit == null || !drive.get().incident().equals(e.incident())) {
            return rest;
        }
        double seconds = Duration.between(drive.get().since(), e.at()).toMillis() / 1000.0;
        long share = Math.round(1000 * seconds / drive.get().networkSeconds());
        return share < LEAST_SHARE || share > MOST_SHARE
                ? rest
                : rest.with(key(unit.agency(), drive.get().band()), (int) share);
    }

    private Drives with(String key, int share) {
        var known = new ArrayList<>(shares.find(key).orElse(List.of()));
        known.add(share);
        if (known.size() > MOST_SAMPLES) {
            known.removeFirst();
        }
        return new Drives(shares.with(key, List.copyOf(known)), underway);
    }

    private Drives forgotten(UnitId unit) {
        return underway.has(unit) ? new Drives(shares, underway.without(unit)) : this;
    }
}
