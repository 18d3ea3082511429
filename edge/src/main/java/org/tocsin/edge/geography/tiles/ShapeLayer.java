package org.tocsin.edge.geography.tiles;

import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/// Lines or grounds in a tree of their boxes.
final class ShapeLayer<T> implements Layer {
    /// A third of a pixel; it may be drawn twice as large before the next zoom.
    private static final double TOLERANCE_UNITS = 3;
    /// The last tiles are enlarged eight times.
    private static final double DEEPEST_TOLERANCE_UNITS = 0.5;
    /// A ground of less than a pixel is not drawn.
    private static final double LEAST_GROUND_UNITS = 8;

    /// A record and one of its lines or rings: a feature.
    record Drawn<T>(T record, Shape shape) {}

    private final String name;
    private final Zooms zooms;
    private final boolean grounds;
    private final List<Drawn<T>> all;
    private final ToIntFunction<T> fromZoom;
    private final Properties.Of<T> tells;
    private final STRtree tree = new STRtree();
    private final Envelope box = new Envelope();

    /// @param grounds  whether the shapes are rings to be filled
    /// @param all      in the order they are to be drawn in
    /// @param fromZoom the least zoom a record is drawn at, within `zooms`
    ShapeLayer(
            String name,
            Zooms zooms,
            boolean grounds,
            List<Drawn<T>> all,
            ToIntFunction<T> fromZoom,
            Properties.Of<T> tells) {
        this.name = name;
        this.zooms = zooms;
        this.grounds = grounds;
        this.all = all;
        this.fromZoom = fromZoom;
        this.tells = tells;
        for (int i = 0; i < all.size(); i++) {
            var around = all.get(i).shape().box();
            tree.insert(around, i);
            box.expandToInclude(around);
        }
        tree.build();
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
        if (!zooms.hold(tile.zoom())) {
            return;
        }
        double units = (double) LayerWriter.EXTENT * (1L << tile.zoom());
        double side = LayerWriter.EXTENT / units;
        double margin = Clip.MARGIN / units;
        var square = new Envelope(
                tile.x() * side - margin,
                (tile.x() + 1) * side + margin,
                tile.y() * side - margin,
                (tile.y() + 1) * side + margin);
        // The tree answers in its own order; what lies on top of what must not depend on it.
        tree.query(square).stream()
                .mapToInt(Integer.class::cast)
                .sorted()
                .mapToObj(all::get)
                .filter(each -> fromZoom.applyAsInt(each.record()) <= tile.zoom())
                .forEach(each -> write(each, tile, units, to));
    }

    private void write(Drawn<T> drawn, TileId tile, double unitsToTheWorld, LayerWriter to) {
        var around = drawn.shape().box();
        if (grounds && Math.max(around.getWidth(), around.getHeight()) * unitsToTheWorld < LEAST_GROUND_UNITS) {
            return;
        }
        var points = drawn.shape()
                .on(tile, tile.zoom() == CityTiles.DEEPEST_ZOOM ? DEEPEST_TOLERANCE_UNITS : TOLERANCE_UNITS);
        var pieces = grounds
                ? Stream.of(points).map(Clip::ring).filter(Objects::nonNull).toList()
                : Clip.line(points);
        if (pieces.isEmpty()) {
            return;
        }
        tells.tell(drawn.record(), to);
        if (grounds) {
            to.grounds(pieces);
        } else {
            to.lines(pieces);
        }
    }

    @Override
    public void tellAll(Fingerprint to) {
        for (var each : all) {
            to.add(fromZoom.applyAsInt(each.record()));
            tells.tell(each.record(), to);
            for (int i = 0; i < each.shape().size(); i++) {
                to.add(each.shape().x(i)).add(each.shape().y(i));
            }
        }
    }
}
