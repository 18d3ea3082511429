package org.tocsin.edge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.closures.Closures;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.tiles.CityTiles;
import org.tocsin.edge.live.view.Geometry;

/// The map in force as browsers are shown it: its tiles, made ready when first asked for, and the streets closed on it.
public final class CurrentMap {
    private final Supplier<CityPack> current;
    private final Object making = new Object();
    private volatile @Nullable Made made;

    /// Tiles and the pack they are of.
    private record Made(CityPack pack, CityTiles tiles) {}

    /// @param current the pack in force whenever something is asked for
    public CurrentMap(Supplier<CityPack> current) {
        this.current = current;
    }

    /// The pack in force.
    CityPack pack() {
        return current.get();
    }

    /// Makes the tiles ready before the first browser asks, on a thread of its own.
    public void prepare() {
        Thread.ofPlatform().daemon().name("map-tiles").start(this::tiles);
    }

    /// The tiles of the pack in force.
    CityTiles tiles() {
        var pack = current.get();
        var kept = made;
        if (kept == null || kept.pack() != pack) {
            synchronized (making) {
                kept = made;
                if (kept == null || kept.pack() != pack) {
                    kept = new Made(pack, CityTiles.of(pack));
                    made = kept;
                }
            }
        }
        return kept.tiles();
    }

    /// A GeoJSON feature collection (RFC 7946).
    record FeatureCollection(String type, List<Feature> features) {}

    record Feature(String type, Line geometry, ClosedPiece properties) {}

    /// @param coordinates longitude and latitude
    record Line(String type, List<double[]> coordinates) {}

    /// @param closure the number of what closed it
    /// @param street  the piece of street
    record ClosedPiece(long closure, String street, String label, String reason) {}

    /// Closed pieces of street, each with its closure; never kept, since they change from minute to minute.
    FeatureCollection closed(Closures closures) {
        var features = new ArrayList<Feature>();
        for (var street : current.get().streets()) {
            for (var closure : closures.inForce().values()) {
                if (closure.streets().contains(street.id())) {
                    features.add(new Feature(
                            "Feature",
                            new Line(
                                    "LineString",
                                    street.line().stream().map(Geometry::pair).toList()),
                            new ClosedPiece(closure.id(), street.id(), closure.label(), closure.reason())));
                }
            }
        }
        return new FeatureCollection("FeatureCollection", features);
    }
}
