package org.tocsin.app.maps;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tocsin.app.Arguments;
import org.tocsin.app.StartFailure;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.edge.geography.gazetteer.Csv;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.sim.city.CityGenerator;

/// `tocsin places FILE.csv [--pack FILE] [--limit N]`: asks the geocoder every value of the column `text` and prints
/// what it answers, best first. A text with no answer keeps a row, with rank 0.
public final class PlacesCommand {
    private static final String HEADER =
            "text,rank,label,municipality,latitude,longitude,exactness,score,why,pack_version";
    private static final long DEMO_SEED = 7;
    private static final int DEMO_ADDRESSES = 25_000;
    private static final int CANDIDATES = 5;
    private static final int MOST_CANDIDATES = 50;

    private PlacesCommand() {}

    /// @throws StartFailure with one line when the list or the pack is no good
    public static void run(Arguments arguments, PrintStream out) {
        var packFile = arguments.takeFile("pack");
        int limit = (int) arguments.takeNumber("limit", CANDIDATES, 1, MOST_CANDIDATES);
        var list = arguments.takeWord("a CSV file with a column text");
        arguments.refuseRest();
        var texts = texts(Path.of(list));
        var pack = packFile.map(PackFile::read).orElseGet(PlacesCommand::demo);
        print(texts, PackGazetteer.of(pack), limit, out);
    }

    static CityPack demo() {
        return CityGenerator.generate(DEMO_SEED, DEMO_ADDRESSES);
    }

    private static List<String> texts(Path file) {
        var rows = rows(file);
        int column = rows.isEmpty() ? -1 : rows.getFirst().indexOf("text");
        if (column < 0) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION, file + " has no column text in its first line. Nothing was asked.");
        }
        return rows.subList(1, rows.size()).stream()
                .filter(row -> row.size() > column)
                .map(row -> row.get(column))
                .toList();
    }

    private static List<List<String>> rows(Path file) {
        try {
            return Csv.rows(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, file + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The list " + file + " cannot be read.", e);
        }
    }

    static void print(List<String> texts, Gazetteer gazetteer, int limit, PrintStream out) {
        out.println(HEADER);
        for (var text : texts) {
            var matches = gazetteer.find(text, null, limit);
            if (matches.isEmpty()) {
                out.println(Csv.line(List.of(
                        text, "0", "", "", "", "", "", "", "nothing on this map fits", gazetteer.packVersion())));
            }
            for (int i = 0; i < matches.size(); i++) {
                out.println(Csv.line(fields(text, i + 1, matches.get(i))));
            }
        }
    }

    private static List<String> fields(String text, int rank, Match match) {
        return List.of(
                text,
                Integer.toString(rank),
                match.label(),
                match.municipality(),
                String.format(Locale.ROOT, "%.6f", match.point().latitude()),
                String.format(Locale.ROOT, "%.6f", match.point().longitude()),
                match.exactness().name(),
                String.format(Locale.ROOT, "%.3f", match.score()),
                match.why(),
                match.packVersion());
    }
}
