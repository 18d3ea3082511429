package org.tocsin.edge.live.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.edge.live.view.CallView.FixView;
import org.tocsin.edge.live.view.CallView.Movement;

/// The reports of where a caller is, each with how far the caller came since the one before.
final class Track {
    private static final List<String> WINDS = List.of("N", "NE", "E", "SE", "S", "SW", "W", "NW");

    private Track() {}

    /// @param fixes oldest first, as they came
    static List<FixView> of(List<Fix> fixes) {
        var views = new ArrayList<FixView>();
        @Nullable Fix before = null;
        for (var fix : fixes) {
            views.add(view(fix, before));
            var area = fix.area();
            before = area == null || area.center().isNowhere() ? before : fix;
        }
        return views;
    }

    private static FixView view(Fix fix, @Nullable Fix before) {
        @Nullable Area area = fix.area();
        var civic = fix.civic();
        return new FixView(
                area == null ? null : area.center().latitude(),
                area == null ? null : area.center().longitude(),
                area == null ? null : area.radiusMeters(),
                civic == null ? null : civic.line(),
                fix.takenAt(),
                fix.method(),
                fix.source(),
                fix.confidencePercent(),
                area == null || before == null || area.center().isNowhere() ? null : moved(before, fix, area));
    }

    private static @Nullable Movement moved(Fix before, Fix fix, Area area) {
        var from = before.area();
        if (from == null) {
            return null;
        }
        double meters = from.center().metersTo(area.center());
        return new Movement(
                Math.round(meters * 10) / 10.0,
                toward(from.center(), area.center()),
                Duration.between(before.takenAt(), fix.takenAt()).toSeconds(),
                meters > from.radiusMeters() + area.radiusMeters());
    }

    /// The wind nearest to the direction; exact enough at the distances a caller covers.
    static String toward(Point from, Point to) {
        double east = (to.longitude() - from.longitude()) * Math.cos(Math.toRadians(from.latitude()));
        double degrees = Math.toDegrees(Math.atan2(east, to.latitude() - from.latitude()));
        return WINDS.get(Math.floorMod(Math.round(degrees / 45), WINDS.size()));
    }
}
