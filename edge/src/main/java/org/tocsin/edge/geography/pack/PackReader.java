package org.tocsin.edge.geography.pack;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.Feature.Bad;
import org.tocsin.edge.geography.pack.ManifestReader.Declared;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a pack file whole or refuses it whole.
public final class PackReader {
    /// A pack is a region, not a country: a record farther from the middle than this is a mistake of coordinates.
    private static final double FARTHEST_METERS = 600_000;

    private static final int MANIFEST_BYTES = 1 << 20;

    private final ZipFile zip;
    private final PackLimits limits;
    private final Faults faults = new Faults();
    private final JsonFactory json = new JsonFactory();
    private final Feature feature = new Feature();
    private Point center = new Point(0, 0);
    private long bytes;

    /// How a line becomes a record.
    private interface Meaning<T> {
        T of(Feature feature) throws Bad;
    }

    private PackReader(ZipFile zip, PackLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /// @throws MalformedPack if anything in it is wrong
    /// @throws IOException   if the file cannot be read at all
    public static CityPack read(Path file) throws IOException {
        return read(file, PackLimits.STANDARD);
    }

    public static CityPack read(Path file, PackLimits limits) throws IOException {
        if (Files.size(file) == 0) {
            throw MalformedPack.whole("the file is empty");
        }
        try (var zip = new ZipFile(file.toFile())) {
            return new PackReader(zip, limits).read();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw MalformedPack.whole("not a readable zip file: damaged or cut short");
        }
    }

    private CityPack read() throws IOException {
        var entry = zip.getEntry(ManifestReader.FILE);
        if (entry == null) {
            throw MalformedPack.whole("no manifest.json: not a city pack");
        }
        byte[] text;
        try (var in = zip.getInputStream(entry)) {
            text = in.readNBytes(MANIFEST_BYTES);
        }
        var manifest = ManifestReader.read(text, faults);
        center = manifest.manifest().center();
        faults.throwIfAny();
        var pack = new CityPack(
                manifest.manifest(),
                layer(
                        manifest,
                        Layer.STREETS,
                        LayerRecords::street,
                        CityPack.Street::id,
                        s -> s.line().getFirst()),
                layer(
                        manifest,
                        Layer.CROSSINGS,
                        LayerRecords::crossing,
                        CityPack.Crossing::id,
                        CityPack.Crossing::point),
                layer(manifest, Layer.DOORS, LayerRecords::door, CityPack.Door::id, CityPack.Door::point),
                layer(
                        manifest,
                        Layer.COMMON_PLACES,
                        LayerRecords::place,
                        CityPack.CommonPlace::id,
                        CityPack.CommonPlace::point),
                layer(
                        manifest,
                        Layer.BOUNDARIES,
                        LayerRecords::boundary,
                        b -> b.kind() + " " + b.name(),
                        b -> b.rings().getFirst().getFirst()),
                layer(manifest, Layer.STATIONS, LayerRecords::station, CityPack.Station::id, CityPack.Station::point),
                layer(manifest, Layer.APPARATUS, LayerRecords::apparatus, CityPack.Apparatus::id, a -> center),
                layer(manifest, Layer.HYDRANTS, LayerRecords::hydrant, CityPack.Hydrant::id, CityPack.Hydrant::point),
                layer(
                        manifest,
                        Layer.FIRE_BOXES,
                        LayerRecords::fireBox,
                        CityPack.FireBox::number,
                        CityPack.FireBox::point),
                layer(manifest, Layer.POLES, LayerRecords::pole, CityPack.Pole::number, CityPack.Pole::point),
                layer(
                        manifest,
                        Layer.HOSPITALS,
                        LayerRecords::hospital,
                        CityPack.Hospital::id,
                        CityPack.Hospital::point),
                layer(
                        manifest,
                        Layer.GROUNDS,
                        LayerRecords::ground,
                        g -> "",
                        g -> g.rings().getFirst().getFirst()));
        faults.throwIfAny();
        if (pack.counts().values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw MalformedPack.whole("the pack holds no records");
        }
        return pack;
    }

    /// Reads one layer; a layer that is not in the file is empty.
    ///
    /// @param key   unique within the layer, empty for none
    /// @param where some point of the record
    private <T> List<T> layer(
            ManifestReader.Read manifest,
            Layer layer,
            Meaning<T> meaning,
            Function<T, String> key,
            Function<T, Point> where)
            throws IOException {
        var declared = manifest.layers().getOrDefault(layer, new Declared(-1, ""));
        var entry = zip.getEntry(layer.file());
        if (entry == null) {
            if (declared.count() > 0) {
                faults.add(layer.file(), 0, "is missing, the manifest says it has " + declared.count() + " records");
            }
            return List.of();
        }
        if (declared.count() > limits.records(layer)) {
            throw MalformedPack.whole(layer.file() + " is said to hold " + declared.count() + " records, more than "
                    + limits.records(layer));
        }
        try (var in = zip.getInputStream(entry)) {
            var lines = new LineSource(in, limits.lineBytes());
            var records = records(layer, lines, meaning, key, where, declared);
            boolean counted = declared.count() < 0 || declared.count() == records.size();
            if (!counted) {
                faults.add(
                        layer.file(),
                        0,
                        "has " + records.size() + " good records, the manifest says " + declared.count());
            } else if (!declared.sha256().isEmpty() && !declared.sha256().equals(lines.sha256())) {
                faults.add(layer.file(), 0, "is not what the manifest's sha256 says: changed or damaged");
            }
            return records;
        } catch (EOFException | ZipException e) {
            faults.add(layer.file(), 0, "cannot be unpacked: " + e.getMessage());
            return List.of();
        }
    }

    private <T> List<T> records(
            Layer layer,
            LineSource lines,
            Meaning<T> meaning,
            Function<T, String> key,
            Function<T, Point> where,
            Declared declared)
            throws IOException {
        var records = new ArrayList<T>(Math.max(16, declared.count()));
        Set<String> keys = HashSet.newHashSet(Math.max(16, declared.count()));
        long before = bytes;
        for (long line = 1; lines.next(); line++) {
            bytes = before + lines.bytes();
            if (records.size() >= limits.records(layer) || bytes > limits.totalBytes()) {
                throw MalformedPack.whole(layer.file() + " holds absurdly much: more than " + limits.records(layer)
                        + " records, or the pack more than " + limits.totalBytes() + " bytes");
            }
            if (!lines.blank()) {
                try {
                    T record = parse(lines, meaning);
                    String own = key.apply(record);
                    if (!own.isEmpty() && !keys.add(own)) {
                        throw new Bad("id " + own + " stands twice");
                    }
                    checkNear(where.apply(record));
                    records.add(record);
                } catch (Bad e) {
                    faults.add(layer.file(), line, String.valueOf(e.getMessage()));
                }
            }
        }
        return records;
    }

    private <T> T parse(LineSource lines, Meaning<T> meaning) throws Bad {
        try (var parser =
                json.createParser(ObjectReadContext.empty(), lines.buffer, lines.start, lines.end - lines.start)) {
            feature.read(parser);
        } catch (JacksonException e) {
            throw new Bad("not JSON: " + e.getOriginalMessage());
        }
        return meaning.of(feature);
    }

    /// 0/0 is a record nobody placed: it is kept and reported. Anything else far away is a mistake.
    private void checkNear(Point point) throws Bad {
        if (point.isNowhere() || point.metersTo(center) < FARTHEST_METERS) {
            return;
        }
        boolean swapped = Math.abs(point.longitude()) <= 90
                && new Point(point.longitude(), point.latitude()).metersTo(center) < FARTHEST_METERS;
        throw new Bad(
                swapped
                        ? "latitude and longitude are swapped: " + point.longitude() + ", " + point.latitude()
                        : "lies " + Math.round(point.metersTo(center) / 1000) + " km from the middle of the pack");
    }
}
