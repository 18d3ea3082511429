package org.tocsin.edge.geography.tiles;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.core.places.Point;

/// Points in the order of the tiles they are on (Morton's order), so that a tile is a run of them found by two binary
/// searches, at any zoom. Nothing beyond the edge is needed: a browser draws a point on the tile it lies on.
final class SpotLayer<T> implements Layer {
    /// Finer than a tenth of a unit of the last tiles.
    private static final int BITS = 30;

    private final String name;
    private final Properties.Of<T> tells;
    private final ToIntFunction<T> fromZoom;
    private final long[] order;
    private final List<T> records;
    private final Envelope box = new Envelope();

    /// @param records  in no order
    /// @param fromZoom the least zoom a record is drawn at
    SpotLayer(
            String name, List<T> records, Function<T, Point> point, ToIntFunction<T> fromZoom, Properties.Of<T> tells) {
        this.name = name;
        this.tells = tells;
        this.fromZoom = fromZoom;
        var places = new long[records.size()];
        for (int i = 0; i < places.length; i++) {
            var at = point.apply(records.get(i));
            double x = Mercator.x(at.longitude());
            double y = Mercator.y(at.latitude());
            box.expandToInclude(x, y);
            places[i] = spread(whole(x)) | spread(whole(y)) << 1;
        }
        var sorted = new Integer[places.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, (a, b) -> Long.compare(places[a], places[b]));
        order = new long[places.length];
        Arrays.setAll(order, i -> places[sorted[i]]);
        this.records = Arrays.stream(sorted).map(records::get).toList();
    }

    private static long whole(double part) {
        return Math.clamp((long) Math.floor(part * (1L << BITS)), 0, (1L << BITS) - 1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Envelope box() {
        return box;
    }

    @Override
    public void write(TileId tile, LayerWriter to) {
        int depth = BITS - tile.zoom();
        long square = spread(tile.x()) | spread(tile.y()) << 1;
        int end = firstFrom((square + 1) << 2 * depth);
        double scale = (double) LayerWriter.EXTENT / (1L << depth);
        long within = (1L << depth) - 1;
        for (int i = firstFrom(square << 2 * depth); i < end; i++) {
            var record = records.get(i);
            if (fromZoom.applyAsInt(record) <= tile.zoom()) {
                tells.tell(record, to);
                to.point((int) Math.floor((gather(order[i]) & within) * scale), (int)
                        Math.floor((gather(order[i] >>> 1) & within) * scale));
            }
        }
    }

    private int firstFrom(long place) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void tellAll(Fingerprint to) {
        for (int i = 0; i < order.length; i++) {
            to.add(order[i]).add(fromZoom.applyAsInt(records.get(i)));
            tells.tell(records.get(i), to);
        }
    }

    /// The bits of a number with a free one before each.
    static long spread(long bits) {
        long x = bits;
        x = (x | x << 16) & 0x0000_ffff_0000_ffffL;
        x = (x | x << 8) & 0x00ff_00ff_00ff_00ffL;
        x = (x | x << 4) & 0x0f0f_0f0f_0f0f_0f0fL;
        x = (x | x << 2) & 0x3333_3333_3333_3333L;
        return (x | x << 1) & 0x5555_5555_5555_5555L;
    }

    /// Every other bit, closed up: the opposite of [#spread].
    static long gather(long bits) {
        long x = bits & 0x5555_5555_5555_5555L;
        x = (x | x >>> 1) & 0x3333_3333_3333_3333L;
        x = (x | x >>> 2) & 0x0f0f_0f0f_0f0f_0f0fL;
        x = (x | x >>> 4) & 0x00ff_00ff_00ff_00ffL;
        x = (x | x >>> 8) & 0x0000_ffff_0000_ffffL;
        return (x | x >>> 16) & 0x0000_0000_ffff_ffffL;
    }
}
