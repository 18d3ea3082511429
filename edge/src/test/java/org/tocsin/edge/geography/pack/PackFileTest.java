package org.tocsin.edge.geography.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;

class PackFileTest {
    private static final CityPack TWO_TOWNS = TwoTowns.pack();
    private static Path folder = Path.of("");
    private static byte[] good = {};

    private static final String MANIFEST = """
            {"format":1,"name":"A town","version":"1","licence":"CC0","origin":"a test","timeZone":"America/New_York",
             "center":[-72.3,42.6]}""";

    private static final String DOOR = """
            {"type":"Feature","id":"A1","geometry":{"type":"Point","coordinates":[-72.3,42.6]},\
            "properties":{"number":12,"street":"Main Street","municipality":"Here"}}""";

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("packs");
        good = bytes(TWO_TOWNS);
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 60)
    void what_is_written_is_read_back(@ForAll("packs") CityPack pack) throws IOException {
        var file = folder.resolve("round.tocsinpack");
        PackWriter.write(pack, file);
        assertThat(PackReader.read(file)).isEqualTo(pack);
    }

    @Property(tries = 20)
    void the_same_pack_is_the_same_bytes(@ForAll("packs") CityPack pack) throws IOException {
        assertThat(bytes(pack)).isEqualTo(bytes(pack));
    }

    /// Damage never gets further than a refusal; damage a layer's digest covers never gets by.
    @Property(tries = 250)
    void damaged_bytes_are_refused_or_harmless(@ForAll long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] bad = good.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        var file = folder.resolve("fuzz.tocsinpack");
        Files.write(file, bad);
        try {
            var read = PackReader.read(file);
            assertThat(read.doors()).isEqualTo(TWO_TOWNS.doors());
        } catch (MalformedPack refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    /// The same for the text inside a sound zip, where no digest is declared.
    @Property(tries = 250)
    void mangled_lines_are_refused_or_read(@ForAll long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] line = DOOR.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            line[random.nextInt(line.length)] = (byte) "{}[]\",:0-9eEx. \n\\\u0000".charAt(random.nextInt(17));
        }
        try {
            PackReader.read(zip("doors.ndjson", new String(line, StandardCharsets.UTF_8)));
        } catch (MalformedPack refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    @Property(tries = 1)
    void each_mistake_is_named() throws IOException {
        refused(DOOR.replace("[-72.3,42.6]", "[42.6,-72.3]"), "doors.ndjson line 1", "swapped");
        refused(DOOR.replace("[-72.3,42.6]", "[233000.5,901000]"), "doors.ndjson line 1", "WGS 84");
        refused(DOOR.replace("[-72.3,42.6]", "[NaN,42.6]"), "doors.ndjson line 1", "not JSON");
        refused(DOOR.replace("[-72.3,42.6]", "[2.3,48.8]"), "doors.ndjson line 1", "km from the middle");
        refused(DOOR.replace("\"number\":12", "\"number\":12.5"), "doors.ndjson line 1", "whole number");
        refused(DOOR.replace("Main Street", " "), "doors.ndjson line 1", "street is missing");
        refused(DOOR + "\n" + DOOR, "doors.ndjson line 2", "id A1 stands twice");
        refused(DOOR + "\n\n" + DOOR.replace("A1", "") + "\n", "doors.ndjson line 3", "no id");
        refused(DOOR.substring(0, 60), "doors.ndjson line 1", "not JSON");
        refused(DOOR.replace("Point", "Polygon"), "doors.ndjson line 1", "not a Point");
    }

    @Property(tries = 1)
    void a_bad_polygon_is_named() throws IOException {
        String boundary = """
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[RINGS]},\
                "properties":{"kind":"KIND","name":"One"}}""";
        String square = "[[-72.3,42.6],[-72.2,42.6],[-72.2,42.7],[-72.3,42.7],[-72.3,42.6]]";
        String bow = "[[-72.3,42.6],[-72.2,42.7],[-72.2,42.6],[-72.3,42.7],[-72.3,42.6]]";
        String hole = "[[-72.27,42.63],[-72.23,42.63],[-72.23,42.67],[-72.27,42.63]]";
        assertThat(PackReader.read(zip(
                                "boundaries.ndjson",
                                boundary.replace("RINGS", square).replace("KIND", "WARD")))
                        .boundaries())
                .hasSize(1);
        refusedBoundary(boundary.replace("RINGS", bow).replace("KIND", "WARD"), "crosses or touches itself");
        refusedBoundary(boundary.replace("RINGS", square + "," + hole).replace("KIND", "WARD"), "hole");
        refusedBoundary(boundary.replace("RINGS", square).replace("KIND", "KINGDOM"), "kind KINGDOM is not one of");
        refusedBoundary(
                boundary.replace("RINGS", square.replace(",[-72.3,42.6]]", "]")).replace("KIND", "WARD"), "closed");
    }

    @Property(tries = 1)
    void a_file_that_is_no_pack_is_named() throws IOException {
        var empty = folder.resolve("empty.tocsinpack");
        Files.write(empty, new byte[0]);
        assertThatThrownBy(() -> PackReader.read(empty))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("empty");
        var half = folder.resolve("half.tocsinpack");
        Files.write(half, java.util.Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> PackReader.read(half))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("cut short");
        var future = zip(MANIFEST.replace("\"format\":1", "\"format\":2"), "doors.ndjson", DOOR);
        assertThatThrownBy(() -> PackReader.read(future))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("format 2");
        var nothing = zip("doors.ndjson", "");
        assertThatThrownBy(() -> PackReader.read(nothing))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("no records");
    }

    @Property(tries = 1)
    void absurd_counts_and_lines_are_refused() throws IOException {
        var many = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            many.append(DOOR.replace("A1", "A" + i)).append('\n');
        }
        var file = zip("doors.ndjson", many.toString());
        assertThat(PackReader.read(file).doors()).hasSize(50);
        assertThatThrownBy(() -> PackReader.read(file, new PackLimits(49, 1 << 20, 1 << 20)))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("absurdly much");
        assertThatThrownBy(() -> PackReader.read(file, new PackLimits(100, 80, 1 << 20)))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("longer than 80");
        assertThatThrownBy(() -> PackReader.read(file, new PackLimits(100, 1 << 20, 1_000)))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("absurdly much");
    }

    @Property(tries = 1)
    void the_first_twenty_faults_are_listed() throws IOException {
        var file = zip("doors.ndjson", (DOOR.replace("12", "-1") + "\n").repeat(50));
        assertThatThrownBy(() -> PackReader.read(file))
                .isInstanceOfSatisfying(
                        MalformedPack.class, e -> assertThat(e.faults()).hasSize(20));
    }

    private static void refused(String doors, String where, String why) throws IOException {
        var file = zip("doors.ndjson", doors);
        assertThatThrownBy(() -> PackReader.read(file))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining(where)
                .hasMessageContaining(why);
    }

    private static void refusedBoundary(String boundary, String why) throws IOException {
        var file = zip("boundaries.ndjson", boundary);
        assertThatThrownBy(() -> PackReader.read(file))
                .isInstanceOf(MalformedPack.class)
                .hasMessageContaining("boundaries.ndjson line 1")
                .hasMessageContaining(why);
    }

    private static Path zip(String name, String text) throws IOException {
        return zip(MANIFEST, name, text);
    }

    private static Path zip(String manifest, String name, String text) throws IOException {
        var file = folder.resolve("made.tocsinpack");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static byte[] bytes(CityPack pack) throws IOException {
        var out = new ByteArrayOutputStream();
        PackWriter.write(pack, out);
        return out.toByteArray();
    }

    @Provide
    Arbitrary<CityPack> packs() {
        var words = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(s -> !s.isBlank())
                .map(PackFileTest::sound);
        var points = Arbitraries.integers().between(-900_000, 900_000).tuple2().map(t -> point(t.get1(), t.get2()));
        var numbers = Arbitraries.integers().between(0, 99_999);
        var lists = words.list().ofMaxSize(3);
        return points.list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .flatMap(line -> words.flatMap(
                        word -> lists.flatMap(list -> numbers.map(number -> pack(word, list, number, line)))));
    }

    /// Half a surrogate pair cannot be written in UTF-8; a name never has one.
    private static String sound(String text) {
        var sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return sound.isBlank() ? "x" : sound;
    }

    private static Point point(int dx, int dy) {
        return new Point((426_000_000L + dy) / 1e7, (-723_000_000L + dx) / 1e7);
    }

    private static CityPack pack(String word, List<String> list, int n, List<Point> line) {
        var at = line.getFirst();
        var ring = List.of(point(0, 0), point(1000 + n, 0), point(0, 1000 + n), point(0, 0));
        return new CityPack(
                new CityPack.Manifest(1, word, word, word, word, "America/New_York", new Point(42.6, -72.3)),
                List.of(new CityPack.Street(
                        "S1",
                        word,
                        list,
                        word,
                        "",
                        n,
                        n + 10,
                        0,
                        0,
                        CityPack.RoadClass.PRIMARY,
                        40.5,
                        n % 3 - 1,
                        n % 2 == 0 ? word : null,
                        line)),
                List.of(new CityPack.Crossing("X1", List.of(word, "b"), word, at)),
                List.of(new CityPack.Door(
                        "A1", n, word, word, word, n % 2 == 0 ? "S1" : null, at, word, list, n / 8.0)),
                List.of(new CityPack.CommonPlace("P1", word, list, word, word, word, at, n)),
                List.of(new CityPack.Boundary(BoundaryKind.WARD, word, List.of(ring, ring))),
                List.of(new CityPack.Station("F1", word, word, word, at)),
                List.of(new CityPack.Apparatus("E1", word, word, "F1", word, word, list)),
                List.of(new CityPack.Hydrant("H1", at, n, n % 2 == 0)),
                List.of(new CityPack.FireBox("11", word, word, at)),
                List.of(new CityPack.Pole("1-1", word, at)),
                List.of(new CityPack.Hospital("Z1", word, word, at, list)),
                List.of(
                        new CityPack.Ground("river", word, List.of(ring)),
                        new CityPack.Ground("rail", word, List.of(line))));
    }
}
