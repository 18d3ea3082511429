package org.tocsin.edge.geography.tiles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tiles made lately, those asked for last, within a bound of bytes.
final class TileCache {
    private final long mostBytes;
    private final Map<TileId, byte[]> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    TileCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<byte[]> find(TileId id) {
        return Optional.ofNullable(tiles.get(id));
    }

    synchronized void keep(TileId id, byte[] tile) {
        var before = tiles.put(id, tile);
        bytes += size(tile) - (before == null ? 0 : size(before));
        var oldest = tiles.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    /// An empty tile takes room too.
    private static long size(byte[] tile) {
        return tile.length + 120L;
    }
}
