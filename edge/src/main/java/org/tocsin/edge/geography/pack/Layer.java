package org.tocsin.edge.geography.pack;

import java.util.Locale;

/// The layers of a pack, in the order they are written.
public enum Layer {
    STREETS(2_000_000),
    CROSSINGS(2_000_000),
    DOORS(5_000_000),
    COMMON_PLACES(1_000_000),
    BOUNDARIES(100_000),
    STATIONS(10_000),
    APPARATUS(50_000),
    HYDRANTS(1_000_000),
    FIRE_BOXES(200_000),
    POLES(3_000_000),
    HOSPITALS(5_000),
    GROUNDS(200_000);

    private final int most;

    Layer(int most) {
        this.most = most;
    }

    /// As the manifest names it: `common-places`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its file in the zip.
    public String file() {
        return key() + ".ndjson";
    }

    /// More records than this are refused as absurd.
    public int most() {
        return most;
    }
}
