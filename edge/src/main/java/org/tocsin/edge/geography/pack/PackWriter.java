package org.tocsin.edge.geography.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tocsin.core.places.CityPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a pack file. The same pack gives the same bytes; the file appears whole under its name or not at all.
public final class PackWriter {
    /// Zip entries carry a time; ours never changes.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CityPack pack;
    private final ObjectNode layers = JSON.createObjectNode();

    private PackWriter(CityPack pack) {
        this.pack = pack;
    }

    public static void write(CityPack pack, Path file) throws IOException {
        var target = file.toAbsolutePath();
        var aside =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16)) {
                write(pack, out);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    public static void write(CityPack pack, OutputStream out) throws IOException {
        new PackWriter(pack).write(out);
    }

    private void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(6);
        for (var layer : Layer.values()) {
            write(zip, layer);
        }
        entry(zip, "manifest.json");
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest()));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private void write(ZipOutputStream zip, Layer layer) throws IOException {
        entry(zip, layer.file());
        var digest = new DigestOutputStream(zip, sha256());
        var writer = new FeatureWriter(digest);
        switch (layer) {
            case STREETS -> writeStreets(writer);
            case CROSSINGS -> writeCrossings(writer);
            case DOORS -> writeDoors(writer);
            case COMMON_PLACES -> writePlaces(writer);
            case BOUNDARIES -> writeBoundaries(writer);
            case STATIONS -> writeStations(writer);
            case APPARATUS -> writeApparatus(writer);
            case HYDRANTS -> writeHydrants(writer);
            case FIRE_BOXES -> writeFireBoxes(writer);
            case POLES -> writePoles(writer);
            case HOSPITALS -> writeHospitals(writer);
            case GROUNDS -> writeGrounds(writer);
        }
        writer.flush();
        zip.closeEntry();
        layers.putObject(layer.key())
                .put("file", layer.file())
                .put("count", writer.count())
                .put(
                        "sha256",
                        HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private ObjectNode manifest() {
        var m = pack.manifest();
        var node = JSON.createObjectNode();
        node.put("format", CityPack.FORMAT)
                .put("name", m.name())
                .put("version", m.version())
                .put("licence", m.licence())
                .put("origin", m.origin())
                .put("timeZone", m.timeZone());
        node.putArray("center").add(m.center().longitude()).add(m.center().latitude());
        node.set("layers", layers);
        return node;
    }

    private void writeStreets(FeatureWriter w) throws IOException {
        for (var s : pack.streets()) {
            w.begin(s.id());
            w.line(s.line());
            w.text("name", s.name());
            w.texts("aliases", s.aliases());
            w.text("municipalityLeft", s.municipalityLeft());
            w.text("municipalityRight", s.municipalityRight());
            w.number("leftLow", s.leftLow());
            w.number("leftHigh", s.leftHigh());
            w.number("rightLow", s.rightLow());
            w.number("rightHigh", s.rightHigh());
            w.text("roadClass", s.roadClass().name());
            w.number("speedKmh", s.speedKmh());
            w.number("oneWay", s.oneWay());
            var bridge = s.bridge();
            if (bridge != null) {
                w.text("bridge", bridge);
            }
            w.end();
        }
    }

    private void writeCrossings(FeatureWriter w) throws IOException {
        for (var c : pack.crossings()) {
            w.begin(c.id());
            w.point(c.point());
            w.texts("streetNames", c.streetNames());
            w.text("municipality", c.municipality());
            w.end();
        }
    }

    private void writeDoors(FeatureWriter w) throws IOException {
        for (var d : pack.doors()) {
            w.begin(d.id());
            w.point(d.point());
            w.number("number", d.number());
            if (!d.suffix().isEmpty()) {
                w.text("suffix", d.suffix());
            }
            w.text("street", d.street());
            w.text("municipality", d.municipality());
            var streetId = d.streetId();
            if (streetId != null) {
                w.text("streetId", streetId);
            }
            w.text("use", d.use());
            w.texts("units", d.units());
            if (d.accuracyMeters() != 0) {
                w.number("accuracyMeters", d.accuracyMeters());
            }
            w.end();
        }
    }

    private void writePlaces(FeatureWriter w) throws IOException {
        for (var p : pack.commonPlaces()) {
            w.begin(p.id());
            w.point(p.point());
            w.text("name", p.name());
            w.texts("aliases", p.aliases());
            w.text("category", p.category());
            w.text("address", p.address());
            w.text("municipality", p.municipality());
            if (p.extentMeters() != 0) {
                w.number("extentMeters", p.extentMeters());
            }
            w.end();
        }
    }

    private void writeBoundaries(FeatureWriter w) throws IOException {
        for (var b : pack.boundaries()) {
            w.begin(null);
            w.polygons(b.rings());
            w.text("kind", b.kind().name());
            w.text("name", b.name());
            w.end();
        }
    }

    private void writeStations(FeatureWriter w) throws IOException {
        for (var s : pack.stations()) {
            w.begin(s.id());
            w.point(s.point());
            w.text("name", s.name());
            w.text("agency", s.agency());
            w.text("municipality", s.municipality());
            w.end();
        }
    }

    private void writeApparatus(FeatureWriter w) throws IOException {
        for (var a : pack.apparatus()) {
            w.begin(a.id());
            w.nowhere();
            w.text("kind", a.kind());
            w.text("agency", a.agency());
            w.text("stationId", a.stationId());
            w.text("municipality", a.municipality());
            w.text("beat", a.beat());
            w.texts("abilities", a.abilities());
            w.end();
        }
    }

    private void writeHydrants(FeatureWriter w) throws IOException {
        for (var h : pack.hydrants()) {
            w.begin(h.id());
            w.point(h.point());
            w.number("flowGpm", h.flowGpm());
            w.flag("inService", h.inService());
            w.end();
        }
    }

    private void writeFireBoxes(FeatureWriter w) throws IOException {
        for (var b : pack.fireBoxes()) {
            w.begin(b.number());
            w.point(b.point());
            w.text("location", b.location());
            w.text("municipality", b.municipality());
            w.end();
        }
    }

    private void writePoles(FeatureWriter w) throws IOException {
        for (var p : pack.poles()) {
            w.begin(p.number());
            w.point(p.point());
            w.text("street", p.street());
            w.end();
        }
    }

    private void writeHospitals(FeatureWriter w) throws IOException {
        for (var h : pack.hospitals()) {
            w.begin(h.id());
            w.point(h.point());
            w.text("name", h.name());
            w.text("municipality", h.municipality());
            w.texts("abilities", h.abilities());
            w.end();
        }
    }

    private void writeGrounds(FeatureWriter w) throws IOException {
        for (var g : pack.grounds()) {
            w.begin(null);
            if (g.kind().equals("rail")) {
                w.lines(g.rings());
            } else {
                w.polygons(g.rings());
            }
            w.text("kind", g.kind());
            w.text("name", g.name());
            w.end();
        }
    }
}
