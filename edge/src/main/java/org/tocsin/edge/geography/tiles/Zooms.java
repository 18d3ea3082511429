package org.tocsin.edge.geography.tiles;

/// The zooms at which something is in the tiles, both ends included.
record Zooms(int from, int to) {
    Zooms {
        if (from > to) {
            throw new IllegalArgumentException("no zoom from " + from + " to " + to);
        }
    }

    /// From a zoom to the last one made.
    static Zooms from(int zoom) {
        return new Zooms(zoom, CityTiles.DEEPEST_ZOOM);
    }

    boolean hold(int zoom) {
        return zoom >= from && zoom <= to;
    }
}
