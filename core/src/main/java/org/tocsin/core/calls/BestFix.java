package org.tocsin.core.calls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.places.Fix;

/// Which of several reports to act on. The newest, but for one case: a network asked in haste may answer with the cell
/// of a mast after the call itself brought a door. A newer report that is vaguer and does not contradict a recent
/// sharper one says nothing new.
final class BestFix {
    /// A sharper report older than this may be of where the caller was.
    private static final Duration RECENT = Duration.ofMinutes(2);

    /// As sharp as an address is.
    private static final double ADDRESS_METERS = 30;

    private BestFix() {}

    /// @param fixes oldest first
    static Optional<Fix> of(List<Fix> fixes) {
        int newest = newestUsable(fixes);
        if (newest < 0) {
            return Optional.empty();
        }
        var last = fixes.get(newest);
        var best = last;
        for (int i = newest - 1; i >= 0; i--) {
            var earlier = fixes.get(i);
            if (isUsable(earlier) && isRecent(earlier, last) && isSharper(earlier, best) && agrees(earlier, last)) {
                best = earlier;
            }
        }
        return Optional.of(best);
    }

    private static int newestUsable(List<Fix> fixes) {
        for (int i = fixes.size() - 1; i >= 0; i--) {
            if (isUsable(fixes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUsable(Fix fix) {
        var area = fix.area();
        return fix.civic() != null || area != null && !area.center().isNowhere();
    }

    /// Two of one moment came together: then the order is the network's own preference.
    private static boolean isRecent(Fix earlier, Fix last) {
        return earlier.takenAt().isBefore(last.takenAt())
                && earlier.takenAt().plus(RECENT).isAfter(last.takenAt());
    }

    private static boolean isSharper(Fix one, Fix other) {
        return doubtMeters(one) < doubtMeters(other);
    }

    private static double doubtMeters(Fix fix) {
        var area = fix.area();
        double meters = area == null ? ADDRESS_METERS : area.radiusMeters();
        return fix.civic() == null ? meters : Math.min(meters, ADDRESS_METERS);
    }

    /// Whether the sharper place lies within the doubt of the other; of an address alone the core cannot tell.
    private static boolean agrees(Fix sharper, Fix vague) {
        var inner = sharper.area();
        var outer = vague.area();
        return inner == null
                || outer == null
                || inner.center().isNowhere()
                || inner.center().metersTo(outer.center()) <= outer.radiusMeters();
    }
}
