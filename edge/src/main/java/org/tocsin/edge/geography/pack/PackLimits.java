package org.tocsin.edge.geography.pack;

/// How much a pack file may hold before it is refused.
///
/// @param recordsPerLayer at most this many records a layer, and never more than [Layer#most]
/// @param lineBytes       longest line
/// @param totalBytes      of all layers together, unpacked
public record PackLimits(int recordsPerLayer, int lineBytes, long totalBytes) {
    /// Room for a region of five million addresses.
    public static final PackLimits STANDARD = new PackLimits(Integer.MAX_VALUE, 16 << 20, 6L << 30);

    public PackLimits {
        if (recordsPerLayer < 1 || lineBytes < 1 || totalBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    int records(Layer layer) {
        return Math.min(recordsPerLayer, layer.most());
    }
}
