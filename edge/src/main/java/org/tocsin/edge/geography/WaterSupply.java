package org.tocsin.edge.geography;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack.Hydrant;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.places.Roads.Profile;
import org.tocsin.core.places.Roads.Way;

/// Where the first engine finds water: hydrants in service, by the length of hose along the streets to the door, and
/// which of them it passes on its way.
public final class WaterSupply {
    /// What a company carries to lay from one hydrant.
    private static final double HOSE_METERS = 300;
    /// A hydrant this near to the way is passed by.
    private static final double KERB_METERS = 25;
    /// The pace of [Profile#FOOT]: hose goes where one can walk.
    private static final double WALK_METERS_PER_SECOND = 5 / 3.6;

    private static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);

    private WaterSupply() {}

    /// @param hoseMeters along the streets from the hydrant to the door, at least the straight line
    /// @param onTheWay   the engine passes it before it is there
    public record Outlet(Hydrant hydrant, double hoseMeters, boolean onTheWay) {}

    /// Nearest first; the last of them gives way to the nearest that is passed on the way, if none of them is.
    ///
    /// @param approach the engine's way to the door, null when none is coming
    public static List<Outlet> list(List<Hydrant> hydrants, Roads roads, Point door, @Nullable Way approach, int most) {
        var close = hydrants.stream()
                .filter(Hydrant::inService)
                .filter(hydrant -> hydrant.point().metersTo(door) <= HOSE_METERS)
                .toList();
        var seconds = roads.driveSeconds(close.stream().map(Hydrant::point).toList(), door, Profile.FOOT);
        var all = new ArrayList<Outlet>();
        for (int i = 0; i < close.size(); i++) {
            var hydrant = close.get(i);
            double hose = Math.max(
                    seconds[i] * WALK_METERS_PER_SECOND, hydrant.point().metersTo(door));
            if (hose <= HOSE_METERS) {
                all.add(new Outlet(hydrant, hose, approach != null && passes(approach, hydrant.point())));
            }
        }
        all.sort(Comparator.comparingDouble(Outlet::hoseMeters)
                .thenComparing(outlet -> outlet.hydrant().id()));
        var chosen = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
        if (chosen.stream().noneMatch(Outlet::onTheWay)) {
            all.stream().filter(Outlet::onTheWay).findFirst().ifPresent(outlet -> chosen.set(most - 1, outlet));
        }
        return List.copyOf(chosen);
    }

    private static boolean passes(Way way, Point point) {
        double metersPerLongitude = METERS_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()));
        for (int i = 1; i < way.line().size(); i++) {
            var a = way.line().get(i - 1);
            var b = way.line().get(i);
            double ax = (a.longitude() - point.longitude()) * metersPerLongitude;
            double ay = (a.latitude() - point.latitude()) * METERS_PER_DEGREE;
            double dx = (b.longitude() - a.longitude()) * metersPerLongitude;
            double dy = (b.latitude() - a.latitude()) * METERS_PER_DEGREE;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0);
            if (Math.hypot(ax + along * dx, ay + along * dy) <= KERB_METERS) {
                return true;
            }
        }
        return false;
    }
}
