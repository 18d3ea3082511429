package org.tocsin.edge.geography.tiles;

/// A square of the Web Mercator map: at `zoom` the world is `2^zoom` squares wide, `x` counts east from the
/// antimeridian, `y` south from 85.05 degrees north.
public record TileId(int zoom, int x, int y) {
    /// Farther in than this nothing is asked for: browsers enlarge the last tiles.
    public static final int DEEPEST = 30;

    public TileId {
        if (zoom < 0 || zoom > DEEPEST) {
            throw new IllegalArgumentException("no such zoom: " + zoom);
        }
        if (x < 0 || y < 0 || x >= 1L << zoom || y >= 1L << zoom) {
            throw new IllegalArgumentException("no such tile: " + zoom + "/" + x + "/" + y);
        }
    }

    /// The square a position lies in.
    public static TileId at(int zoom, double longitude, double latitude) {
        long side = 1L << zoom;
        return new TileId(zoom, (int) Math.clamp((long) Math.floor(Mercator.x(longitude) * side), 0, side - 1), (int)
                Math.clamp((long) Math.floor(Mercator.y(latitude) * side), 0, side - 1));
    }
}
