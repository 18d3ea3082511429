package org.tocsin.edge.geography.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.pack.Finding;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.pack.PackReport;

class PackBuildTest {
    private static final String MANIFEST = """
            "manifest": {"name": "Ashford", "version": "1", "licence": "CC0", "origin": "test",
              "timeZone": "America/New_York", "center": [-72.3, 42.6]}, "municipality": "Ashford",
            """;

    private static final String SQUARE = "[[-72.3,42.6],[-72.2,42.6],[-72.2,42.7],[-72.3,42.7],[-72.3,42.6]]";

    @TempDir
    Path folder;

    @Test
    void columns_become_fields_by_names_patterns_and_maps() throws IOException {
        file(
                "doors.csv",
                "NUM,ST,KIND,X,Y,STATE\n12,\"MAIN, ST\",R,-72.25,42.65,ok\n14,ELM ST,Z,-72.26,42.66,ok\n1,GONE ST,R,-72.2,42.6,retired\n");
        var pack = build("""
                "sources": [{"layer": "doors", "file": "doors.csv", "longitude": "X", "latitude": "Y",
                  "where": {"STATE": "^ok$"},
                  "fields": {"id": {"from": ["NUM", "ST"]}, "number": "NUM",
                    "street": {"from": "ST", "replace": {",": ""}, "title": true},
                    "use": {"from": "KIND", "map": {"R": "house"}, "default": "other"}},
                  "rules": [{"when": {"ST": "ELM"}, "set": {"municipality": {"value": "Elsewhere"}}}]}]
                """);
        assertThat(pack.doors()).extracting(CityPack.Door::street).containsExactly("Main St", "Elm St");
        assertThat(pack.doors()).extracting(CityPack.Door::use).containsExactly("house", "other");
        assertThat(pack.doors()).extracting(CityPack.Door::municipality).containsExactly("Ashford", "Elsewhere");
        assertThat(pack.doors().getFirst().point()).isEqualTo(new Point(42.65, -72.25));
    }

    @Test
    void a_street_is_turned_so_that_its_numbers_rise() throws IOException {
        file(
                "s.geojson",
                feature(
                        "LineString",
                        "[[-72.3,42.6],[-72.29,42.6]]",
                        "\"i\":\"1\",\"n\":\"Elm\",\"a\":19,\"b\":1,\"c\":20,\"d\":2,\"w\":1"));
        var street = build(streets()).streets().getFirst();
        assertThat(street.line().getFirst().longitude()).isEqualTo(-72.29);
        assertThat(street.leftLow()).isEqualTo(2);
        assertThat(street.leftHigh()).isEqualTo(20);
        assertThat(street.rightLow()).isEqualTo(1);
        assertThat(street.oneWay()).isEqualTo(-1);
    }

    @Test
    void parts_of_a_line_that_follow_each_other_are_one_piece() throws IOException {
        file(
                "s.geojson",
                feature(
                        "MultiLineString",
                        "[[[-72.29,42.6],[-72.28,42.6]],[[-72.3,42.6],[-72.29,42.6]],[[-72.1,42.6],[-72.11,42.6]]]",
                        "\"i\":\"1\",\"n\":\"Elm\",\"a\":1,\"b\":19"));
        assertThat(build(streets()).streets()).extracting(CityPack.Street::id).containsExactly("1", "1_2");
        assertThat(build(streets()).streets().getFirst().line()).hasSize(3);
    }

    @Test
    void a_district_with_a_hole_becomes_polygons_without() throws IOException {
        String hole = "[[-72.27,42.63],[-72.23,42.63],[-72.23,42.67],[-72.27,42.67],[-72.27,42.63]]";
        file("b.geojson", feature("Polygon", "[" + SQUARE + "," + hole + "]", "\"n\":\"Ring\""));
        var rings = build(boundaries()).boundaries().getFirst().rings();
        double area = rings.stream().mapToDouble(PackBuildTest::area).sum();
        assertThat(area).isCloseTo(0.01 - 0.0016, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(rings).hasSizeGreaterThan(1);
    }

    @Test
    void a_shapefile_is_read_with_its_columns() throws IOException {
        shapefile("h", "ID", "H1", -72.25, 42.65);
        var pack = build("\"sources\": [{\"layer\": \"hydrants\", \"file\": \"h.shp\", \"fields\": {\"id\": \"ID\"}}]");
        assertThat(pack.hydrants()).containsExactly(new CityPack.Hydrant("H1", new Point(42.65, -72.25), 0, true));
        Files.writeString(folder.resolve("h.prj"), "PROJCS[\"NAD_1983_StatePlane\"]");
        refused(
                "\"sources\": [{\"layer\": \"hydrants\", \"file\": \"h.shp\", \"fields\": {\"id\": \"ID\"}}]",
                "is projected");
    }

    @Test
    void sources_that_cannot_be_meant_are_refused_whole() throws IOException {
        file(
                "b.geojson",
                feature(
                        "Polygon",
                        "[[[-72.3,42.6],[-72.2,42.7],[-72.2,42.6],[-72.3,42.7],[-72.3,42.6]]]",
                        "\"n\":\"Bow\""));
        refused(boundaries(), "b.geojson record 1 is no polygon");
        file(
                "b.geojson",
                feature("Polygon", "[[[42.6,-72.3],[42.6,-72.2],[42.7,-72.2],[42.6,-72.3]]]", "\"n\":\"Swapped\""));
        refused(boundaries(), "swapped");
        file("b.geojson", feature("Point", "[233000,901000]", "\"n\":\"Plane\""));
        refused(boundaries(), "another projection");
        file("b.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Fea");
        refused(boundaries(), "damaged or cut short");
        file("b.geojson", "");
        refused(boundaries(), "b.geojson");
        file("b.geojson", "{\"features\":[]}");
        refused(boundaries(), "holds no records");
        refused(
                "\"sources\": [{\"layer\": \"doors\", \"file\": \"none.csv\", \"fields\": {}}]",
                "none.csv is not there");
        refused("\"sources\": [{\"layer\": \"dragons\", \"file\": \"b.geojson\"}]", "no layer dragons");
    }

    @Test
    void two_million_bogus_records_are_refused_with_the_first_named() throws IOException {
        var csv = folder.resolve("d.csv");
        try (var out = Files.newBufferedWriter(csv)) {
            out.write("id,street,X,Y\n");
            for (int i = 0; i < 2_000_000; i++) {
                out.write("7,Elm,-72.3,42.6\n");
            }
        }
        var sources =
                "\"sources\": [{\"layer\": \"doors\", \"file\": \"d.csv\", \"longitude\": \"X\", \"latitude\": \"Y\","
                        + " \"fields\": {\"id\": \"id\", \"street\": \"street\"}}]";
        refused(sources, "records cannot be used");
        refused(sources, "d.csv record 2 has an id that stands already");
        assertThat(folder.resolve("built.tocsinpack")).doesNotExist();
    }

    @Test
    void a_file_of_which_most_is_no_good_is_refused_and_a_few_poor_rows_are_not() throws IOException {
        var sources =
                "\"sources\": [{\"layer\": \"doors\", \"file\": \"d.csv\", \"longitude\": \"X\", \"latitude\": \"Y\","
                        + " \"fields\": {\"id\": \"id\", \"street\": \"street\"}}]";
        var text = new StringBuilder("id,street,X,Y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(i < 15 ? ",Elm,-72.3,42.6\n" : ",,-72.3,42.6\n");
        }
        file("d.csv", text.toString());
        refused(sources, "d.csv: 25 of its first 40 records cannot be used");
        file("d.csv", text.substring(0, text.indexOf("\n20,")) + "\n");
        assertThat(build(sources).doors()).hasSize(15);
    }

    @Test
    void a_door_at_null_island_is_kept_and_reported_and_nobody_is_sent_there() throws IOException {
        file("d.csv", "id,num,street,X,Y\n1,5,Elm,-72.3,42.6\n2,7,Elm,0,0\n3,9,Elm,-72.3,42.601\n");
        var pack = build("""
                "sources": [{"layer": "doors", "file": "d.csv", "longitude": "X", "latitude": "Y",
                  "fields": {"id": "id", "number": "num", "street": "street"}}]
                """);
        assertThat(pack.doors()).hasSize(3);
        assertThat(PackReport.of(pack).byCode()).containsEntry("unplaced", 1L);
        var gazetteer = org.tocsin.edge.geography.gazetteer.PackGazetteer.of(pack);
        var answer = gazetteer.find("7 Elm", null, 1).getFirst();
        assertThat(answer.point().isNowhere()).isFalse();
        assertThat(answer.exactness()).isNotEqualTo(org.tocsin.core.places.Exactness.EXACT);
        assertThat(answer.why()).contains("between 5 and 9");
    }

    @Test
    void a_refused_build_leaves_the_old_pack() throws IOException {
        var out = folder.resolve("old.tocsinpack");
        Files.writeString(out, "old");
        var mapping = file("m.json", "{" + MANIFEST + boundaries() + "}");
        file("b.geojson", "{}");
        assertThatThrownBy(() -> PackBuild.build(mapping, folder, out)).isInstanceOf(MalformedSource.class);
        assertThat(out).hasContent("old");
    }

    @Test
    void each_row_left_out_is_reported_by_its_name_with_its_reason() throws IOException {
        file(
                "d.csv",
                "id,street,X,Y\n1,Elm,-72.25,42.65\n2,,-72.25,42.65\n3,,-72.25,42.65\n1,Oak,-72.25,42.65\n4,Oak,,\n");
        var out = folder.resolve("p.tocsinpack");
        var mapping = file(
                "m.json",
                "{" + MANIFEST
                        + "\"sources\": [{\"layer\": \"doors\", \"file\": \"d.csv\", \"longitude\": \"X\", \"latitude\": \"Y\","
                        + " \"fields\": {\"id\": \"id\", \"street\": \"street\"}}]}");
        var report = PackBuild.build(mapping, folder, out);
        assertThat(PackReader.read(out).doors()).hasSize(1);
        assertThat(report.findings().stream()
                        .filter(f -> f.code().equals("import"))
                        .map(f -> f.record() + " " + f.words()))
                .containsExactlyInAnyOrder(
                        "d.csv record 2 (2) left out: has no street",
                        "d.csv record 3 (3) left out: has no street",
                        "d.csv record 4 (Oak) left out: has an id that stands already",
                        "d.csv record 5 (Oak) left out: lies nowhere");
    }

    @Test
    void mangled_sources_never_do_more_than_refuse() throws IOException {
        shapefile("h", "ID", "H1", -72.25, 42.65);
        byte[] shp = Files.readAllBytes(folder.resolve("h.shp"));
        byte[] json = feature("Polygon", "[" + SQUARE + "]", "\"n\":\"x\"").getBytes(StandardCharsets.UTF_8);
        byte[] csv = "ID,X,Y\n1,-72.3,42.6\n\"2\",-72.3,42.6\n".getBytes(StandardCharsets.UTF_8);
        var random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            mangled("h.shp", shp, random, "hydrants");
            mangled("b.geojson", json, random, "boundaries");
            mangled("c.csv", csv, random, "poles");
        }
    }

    private void mangled(String name, byte[] good, SplittableRandom random, String layer) throws IOException {
        byte[] bad = good.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        Files.write(
                folder.resolve(name),
                random.nextInt(5) == 0 ? java.util.Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
        try {
            build("\"sources\": [{\"layer\": \"" + layer + "\", \"file\": \"" + name
                    + "\", \"longitude\": \"X\", \"latitude\": \"Y\","
                    + " \"fields\": {\"id\": \"ID\", \"kind\": {\"value\": \"WARD\"}, \"name\": \"n\"}}]");
        } catch (MalformedSource refused) {
            assertThat(refused.faults()).isNotEmpty();
        } catch (org.tocsin.edge.geography.pack.MalformedPack nothing) {
            assertThat(nothing).hasMessageContaining("no records");
        }
    }

    @Test
    void a_door_on_large_grounds_stands_towards_their_middle_and_the_grounds_are_a_place() throws IOException {
        file(
                "lots.geojson",
                feature(
                        "Polygon",
                        "[[[-72.26,42.65],[-72.258,42.65],[-72.258,42.652],[-72.26,42.652],[-72.26,42.65]]]",
                        "\"ML\":\"7\""));
        file("d.csv", "id,num,street,lot,addr,X,Y\n1,5,Elm,7,5 Elm,-72.259,42.65\n2,9,Oak,8,9 Oak,-72.25,42.65\n");
        var pack = build("""
                "lookups": {"lots": {"file": "lots.geojson", "key": "ML"}},
                "sources": [{"layer": "doors", "file": "d.csv", "longitude": "X", "latitude": "Y",
                  "fields": {"id": "id", "number": "num", "street": "street",
                    "accuracyMeters": {"from": "lot", "lookup": "lots", "most": {"value": "100"}}},
                  "premises": {"lookup": "lots", "lots": "lot", "called": "addr", "inward": 0.5, "mostMeters": 30}}]
                """);
        var door = pack.doors().getFirst();
        assertThat(door.accuracyMeters()).isEqualTo(100);
        assertThat(door.point().metersTo(new Point(42.65, -72.259))).isBetween(29.0, 31.0);
        assertThat(door.point().latitude()).isGreaterThan(42.65);
        assertThat(pack.doors().getLast().point()).isEqualTo(new Point(42.65, -72.25));
        var grounds = pack.commonPlaces().getFirst();
        assertThat(pack.commonPlaces()).hasSize(1);
        assertThat(grounds.name()).isEqualTo("5 Elm");
        assertThat(grounds.category()).isEqualTo(CityPack.PREMISES);
        assertThat(grounds.extentMeters()).isBetween(130.0, 145.0);
    }

    @Test
    void cambridge_is_built_with_its_districts_and_doors() throws IOException {
        var data = shared("cambridge");
        var out = folder.resolve("cambridge.tocsinpack");
        var report = PackBuild.buildReady("cambridge", data, out);
        var pack = PackReader.read(out);
        assertThat(pack.doors()).hasSize(21_277);
        assertThat(pack.streets()).hasSizeGreaterThan(2_600);
        assertThat(pack.boundaries().stream().filter(b -> b.kind() == BoundaryKind.REPORTING_AREA))
                .hasSize(117);
        assertThat(pack.apparatus()).extracting(CityPack.Apparatus::id).contains("E1", "L4", "R1", "P13", "A1");
        assertThat(report.byCode()).doesNotContainKeys("unplaced", "unknown-district", "unknown-station");
    }

    @Test
    void worcester_is_thin_and_says_what_it_cannot_do() throws IOException {
        var data = shared("worcester");
        PackReport report = PackBuild.buildReady("worcester", data, folder.resolve("w.tocsinpack"));
        assertThat(report.counts()).containsEntry("commonPlaces", 73).containsEntry("boundaries", 9);
        assertThat(report.findings().stream()
                        .filter(f -> f.code().equals("missing"))
                        .map(Finding::words))
                .anyMatch(words -> words.contains("house addresses cannot be verified"));
    }

    private static Path shared(String city) {
        var data = Path.of(System.getProperty("tocsin.root", "."), "../shared/data", city)
                .normalize();
        assumeTrue(Files.isDirectory(data), "needs " + city + "'s layers in ../shared/data");
        return data;
    }

    private static String streets() {
        return """
                "sources": [{"layer": "streets", "file": "s.geojson", "fields": {"id": "i", "name": "n",
                  "leftFrom": "a", "leftTo": "b", "rightFrom": "c", "rightTo": "d", "oneWay": "w"}}]
                """;
    }

    private static String boundaries() {
        return """
                "sources": [{"layer": "boundaries", "file": "b.geojson",
                  "fields": {"kind": {"value": "WARD"}, "name": "n"}}]
                """;
    }

    private static double area(java.util.List<Point> ring) {
        double twice = 0;
        for (int i = 1; i < ring.size(); i++) {
            twice += (ring.get(i - 1).longitude() + 72) * (ring.get(i).latitude() - 42)
                    - (ring.get(i).longitude() + 72) * (ring.get(i - 1).latitude() - 42);
        }
        return Math.abs(twice / 2);
    }

    private static String feature(String type, String coordinates, String properties) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "},\"properties\":{" + properties + "}}]}";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CityPack build(String sources) throws IOException {
        var out = folder.resolve("built.tocsinpack");
        PackBuild.build(file("mapping.json", "{" + MANIFEST + sources + "}"), folder, out);
        return PackReader.read(out);
    }

    private void refused(String sources, String why) {
        assertThatThrownBy(() -> build(sources))
                .isInstanceOf(MalformedSource.class)
                .hasMessageContaining(why);
    }

    /// One point with one column of text, as the two files of a shapefile.
    private void shapefile(String name, String column, String value, double x, double y) throws IOException {
        var shp = ByteBuffer.allocate(128);
        shp.putInt(0, 9994);
        shp.putInt(100, 1).putInt(104, 10);
        shp.order(ByteOrder.LITTLE_ENDIAN).putInt(108, 1).putDouble(112, x).putDouble(120, y);
        Files.write(folder.resolve(name + ".shp"), shp.array());
        var dbf = ByteBuffer.allocate(65 + 11).order(ByteOrder.LITTLE_ENDIAN);
        dbf.putInt(4, 1).putShort(8, (short) 65).putShort(10, (short) 11);
        dbf.position(32).put(column.getBytes(StandardCharsets.US_ASCII));
        dbf.put(48, (byte) 10).put(64, (byte) 13);
        dbf.position(66).put(value.getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve(name + ".dbf"), dbf.array());
    }
}
