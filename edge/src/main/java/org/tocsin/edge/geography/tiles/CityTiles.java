package org.tocsin.edge.geography.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;

/// The tiles of one pack: immutable but for what it remembers, safe from any thread.
public final class CityTiles {
    /// From here on a tile has something; a region of several towns fits on a screen.
    public static final int LEAST_ZOOM = 9;
    /// The last tiles made, a unit of which is a tenth of a metre: nearer ones are these, enlarged.
    public static final int DEEPEST_ZOOM = 16;

    private static final long MOST_KEPT_BYTES = 32L << 20;

    private final List<Layer> layers;
    private final List<BoundaryKind> districts;
    private final String fingerprint;
    private final TileCache made = new TileCache(MOST_KEPT_BYTES);

    private CityTiles(CityPack pack) {
        layers = CityLayers.of(pack);
        districts = pack.boundaries().stream()
                .map(CityPack.Boundary::kind)
                .distinct()
                .sorted()
                .toList();
        var sum = new Fingerprint();
        sum.add(CityLayers.LAYOUT).put("version", pack.manifest().version());
        layers.forEach(layer -> layer.tellAll(sum));
        fingerprint = sum.inWords();
    }

    /// Projects, joins and orders all there is to draw: within a second for a city of 25,000 doors.
    public static CityTiles of(CityPack pack) {
        return new CityTiles(pack);
    }

    /// The same for the same data and layout, another for any other: the address of a tile carries it.
    public String fingerprint() {
        return fingerprint;
    }

    /// West, south, east and north of all there is to draw, in degrees.
    public double[] bounds() {
        var box = new Envelope();
        layers.forEach(layer -> box.expandToInclude(layer.box()));
        return box.isNull()
                ? new double[] {-180, -85, 180, 85}
                : new double[] {
                    Mercator.longitude(box.getMinX()),
                    Mercator.latitude(box.getMaxY()),
                    Mercator.longitude(box.getMaxX()),
                    Mercator.latitude(box.getMinY())
                };
    }

    /// The kinds of district there are borders of.
    public List<BoundaryKind> districts() {
        return districts;
    }

    /// Names of the layers, each with its fields and their types.
    public Map<String, Map<String, String>> fields() {
        var fields = new LinkedHashMap<String, Map<String, String>>();
        layers.forEach(layer -> fields.put(layer.name(), CityLayers.FIELDS.getOrDefault(layer.name(), Map.of())));
        return fields;
    }

    /// A tile, gzipped (RFC 1952); of no length where there is nothing to draw. Absent for a zoom that is not made.
    public Optional<byte[]> find(TileId id) {
        if (id.zoom() < LEAST_ZOOM || id.zoom() > DEEPEST_ZOOM) {
            return Optional.empty();
        }
        var kept = made.find(id);
        if (kept.isPresent()) {
            return kept;
        }
        var zipped = makeZipped(id);
        made.keep(id, zipped);
        return Optional.of(zipped);
    }

    /// Made anew, whatever is remembered.
    byte[] makeZipped(TileId id) {
        var tile = make(id);
        return tile.length == 0 ? tile : zipped(tile);
    }

    /// The tile as it is, made anew (Vector Tile Specification 2.1).
    byte[] make(TileId id) {
        var writers = new LinkedHashMap<String, LayerWriter>();
        for (var layer : layers) {
            layer.write(id, writers.computeIfAbsent(layer.name(), LayerWriter::new));
        }
        var tile = new ProtoWriter();
        writers.values().forEach(writer -> writer.writeTo(tile));
        return tile.toBytes();
    }

    /// How much is remembered now.
    long keptBytes() {
        return made.bytes();
    }

    private static byte[] zipped(byte[] tile) {
        var bytes = new ByteArrayOutputStream(tile.length / 2);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(tile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// For the rare reader that takes no gzip.
    public static byte[] unzipped(byte[] tile) {
        if (tile.length == 0) {
            return tile;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(tile))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
