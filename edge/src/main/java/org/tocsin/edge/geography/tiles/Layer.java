package org.tocsin.edge.geography.tiles;

import org.locationtech.jts.geom.Envelope;

/// Features of one sort, ready to be drawn on any tile.
interface Layer {
    /// Its name in the tile; several may share one where they take turns by zoom.
    String name();

    /// Adds what of it lies on the tile.
    void write(TileId tile, LayerWriter to);

    /// All it could ever say, for the fingerprint.
    void tellAll(Fingerprint to);

    /// Where it has anything, on the unit square of [Mercator].
    Envelope box();
}
