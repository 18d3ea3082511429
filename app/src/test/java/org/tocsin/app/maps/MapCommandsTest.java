package org.tocsin.app.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.gazetteer.Csv;

class MapCommandsTest {
    @TempDir
    static Path folder;

    private static Path packFile = Path.of("");
    private static CityPack pack = PlacesCommand.demo();

    @BeforeAll
    static void generate() {
        packFile = folder.resolve("town.pack");
        var said = pack("generate", packFile.toString(), "--seed", "11", "--addresses", "20000");
        assertThat(said).contains(packFile.toString()).contains("addresses");
        pack = PackFile.read(packFile);
    }

    private static Arguments arguments(String... words) {
        return new Arguments(List.of(words));
    }

    private interface Deed {
        void run(PrintStream out);
    }

    private static String said(Deed deed) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            deed.run(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String pack(String... words) {
        return said(out -> PackCommand.run(arguments(words), out));
    }

    @Test
    void aListIsAnsweredLineByLineWithWhatCanBeCheckedByAnybody() throws IOException {
        var door = pack.doors().get(1234);
        var text = door.number() + door.suffix() + " " + door.street() + ", " + door.municipality();
        var list = folder.resolve("list.csv");
        Files.writeString(list, "id,text\n1,\"" + text + "\"\n2,\"qqqq \"\"zzzz\"\"\"\n");
        var rows = Csv.rows(said(out ->
                PlacesCommand.run(arguments(list.toString(), "--pack", packFile.toString(), "--limit", "3"), out)));
        assertThat(rows.getFirst())
                .startsWith(
                        "text", "rank", "label", "municipality", "latitude", "longitude", "exactness", "score", "why");
        assertThat(rows.get(1).subList(0, 2)).containsExactly(text, "1");
        assertThat(rows.get(1)).contains("EXACT", door.municipality());
        assertThat(Double.parseDouble(rows.get(1).get(4)))
                .isCloseTo(door.point().latitude(), org.assertj.core.data.Offset.offset(1e-5));
        assertThat(rows.getLast().subList(0, 3)).containsExactly("qqqq \"zzzz\"", "0", "");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
    }

    @Test
    void whatIsNoListIsRefusedInOneLine() throws IOException {
        var noColumn = folder.resolve("no-column.csv");
        Files.writeString(noColumn, "id,words\n1,x\n");
        var empty = folder.resolve("empty.csv");
        Files.writeString(empty, "");
        var binary = folder.resolve("binary.csv");
        Files.write(binary, new byte[] {'t', (byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        for (var bad : List.of(noColumn, empty, binary, folder.resolve("nowhere.csv"))) {
            refused(() -> PlacesCommand.run(arguments(bad.toString()), System.out), bad.toString());
        }
        refused(() -> PlacesCommand.run(arguments(), System.out), "CSV");
        refused(() -> PlacesCommand.run(arguments(noColumn.toString(), "--limit", "many"), System.out), "--limit");
        refused(() -> PlacesCommand.run(arguments(noColumn.toString(), "--frob"), System.out), "--frob");
    }

    @Test
    void aPackIsBuiltFromACitysOwnDataOrNotAtAll() throws IOException {
        var source = Files.createDirectories(folder.resolve("source"));
        var doors = source.resolve("doors.csv");
        Files.writeString(
                doors, "no,street,lon,lat\n12,Main Street,-72.3001,42.6001\n14,Main Street,-72.3002,42.6001\n");
        var mapping = folder.resolve("town.json");
        Files.writeString(mapping, """
                {"manifest": {"name": "Town", "version": "1", "licence": "CC0-1.0", "origin": "test",
                              "timeZone": "America/New_York", "center": [-72.3, 42.6]},
                 "municipality": "Town",
                 "sources": [{"layer": "doors", "file": "doors.csv", "longitude": "lon", "latitude": "lat",
                              "fields": {"id": {"from": ["no", "street"]}, "number": "no", "street": "street"}}]}
                """);
        var target = folder.resolve("built.tocsinpack");
        var words = new String[] {
            "build", "--mapping", mapping.toString(), "--source", source.toString(), "--out", target.toString()
        };
        assertThat(pack(words)).contains("Town, version 1", "doors: 2");
        assertThat(PackFile.read(target).doors()).hasSize(2);
        assertThat(folder.resolve("built.tocsinpack.report.txt")).exists();
        assertThat(folder.resolve("built.tocsinpack.report.json")).exists();

        var before = Files.readAllBytes(target);
        Files.writeString(doors, "");
        refused(() -> pack(words), "doors.csv");
        assertThat(Files.readAllBytes(target)).isEqualTo(before);
        refused(() -> pack("build", "--mapping", "atlantis", "--source", source.toString(), "--out", "x"), "atlantis");
        refused(() -> pack("build", "--mapping", mapping.toString(), "--source", "nowhere", "--out", "x"), "nowhere");
        refused(() -> pack("build", "--mapping", mapping.toString()), "--source");
    }

    @Test
    void aPackIsChecked() {
        assertThat(pack("check", packFile.toString()))
                .startsWith(pack.manifest().name())
                .contains("doors: " + pack.doors().size())
                .contains("errors");
        assertThat(pack("check", packFile.toString(), "--json")).startsWith("{").contains("\"byCode\"");
    }

    @Test
    void aBrokenPackIsRefusedWhole() throws IOException {
        var bytes = Files.readAllBytes(packFile);
        var cut = folder.resolve("cut.pack");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refused(() -> PackCommand.run(arguments("check", cut.toString()), System.out), cut.toString());
        var empty = folder.resolve("empty.pack");
        Files.write(empty, new byte[0]);
        refused(() -> PackCommand.run(arguments("check", empty.toString()), System.out), empty.toString());
        refused(
                () -> PackCommand.run(
                        arguments("check", folder.resolve("no.pack").toString()), System.out),
                "There is no pack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frobnicate", "generate", "generate x --addresses 12", "generate x --seed y", "check"})
    void aWrongPackCommandSaysWhatIsRight(String words) {
        var all = words.isEmpty() ? new String[0] : words.split(" ");
        refused(() -> PackCommand.run(arguments(all), System.out), "");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String naming) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(StartFailure.BAD_CONFIGURATION);
            assertThat(failure.line()).contains(naming).doesNotContain("Exception");
        });
    }

    @Test
    void speedAndAccuracyAreFiguresInJson() throws IOException {
        var door = pack.doors().get(77);
        var texts = folder.resolve("texts.csv");
        Files.writeString(
                texts,
                "id,text,lat,lon,tolerance_m,flag\n"
                        + "1,\"" + door.number() + door.suffix() + " " + door.street() + ", " + door.municipality()
                        + "\"," + door.point().latitude() + "," + door.point().longitude() + ",75,\n"
                        + "2,qqqq zzzz," + door.point().latitude() + ","
                        + door.point().longitude() + ",75,\n"
                        + "3,left out,0,0,75,contradicts\n");
        var notes = new ByteArrayOutputStream();
        var figures = said(
                out -> PlacesFigures.accuracy(pack, texts, out, new PrintStream(notes, true, StandardCharsets.UTF_8)));
        assertThat(figures)
                .contains("{\"name\":\"accuracy_top1\",\"value\":0.5000,\"unit\":\"share\",\"n\":2}")
                .contains("\"accuracy_top5\",\"value\":0.5000")
                .contains("\"confident_wrong\",\"value\":0.0000");
        assertThat(notes.toString(StandardCharsets.UTF_8)).contains("qqqq zzzz").contains("nothing of that name");
    }

    @Test
    void textsWithoutTheirColumnsAreRefused() throws IOException {
        var texts = folder.resolve("bad-texts.csv");
        Files.writeString(texts, "id,text,lat,lon\n1,x,1,2\n");
        refused(() -> PlacesFigures.accuracy(pack, texts, System.out, System.out), "tolerance_m");
        Files.writeString(texts, "id,text,lat,lon,tolerance_m\n1,x,north,2,75\n");
        refused(() -> PlacesFigures.accuracy(pack, texts, System.out, System.out), "row 2");
        Files.writeString(texts, "id,text,lat,lon,tolerance_m\n1,x\n");
        refused(() -> PlacesFigures.accuracy(pack, texts, System.out, System.out), "row 2");
    }
}
