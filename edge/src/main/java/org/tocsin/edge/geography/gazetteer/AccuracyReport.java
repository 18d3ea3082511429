package org.tocsin.edge.geography.gazetteer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;

/// How often a gazetteer is right: texts with known positions, each asked once, each miss told.
///
/// @param outcomes one for each text asked
/// @param misses   one line for each text not right at first place, with the reason
/// @param reasons  how many misses for each reason
public record AccuracyReport(List<Outcome> outcomes, List<String> misses, Map<String, Long> reasons) {
    private static final int CANDIDATES = 5;
    private static final List<String> COLUMNS = List.of("id", "text", "lat", "lon", "tolerance_m");

    public AccuracyReport {
        outcomes = List.copyOf(outcomes);
        misses = List.copyOf(misses);
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /// A text with the position the city gives it.
    public record Text(String id, String text, Point point, double toleranceMeters) {}

    /// @param rank      place of the first candidate within the tolerance, from 1; 0 for none among five
    /// @param metersOff of the first candidate, infinite when there is none
    public record Outcome(Text asked, List<Match> matches, int rank, double metersOff) {
        /// Said to be exact, and outside the tolerance.
        public boolean isConfidentlyWrong() {
            return rank != 1 && !matches.isEmpty() && matches.getFirst().exactness() == Exactness.EXACT;
        }
    }

    /// Asks every text.
    public static AccuracyReport of(Gazetteer gazetteer, List<Text> texts) {
        var outcomes = new ArrayList<Outcome>();
        for (var text : texts) {
            var matches = gazetteer.find(text.text(), null, CANDIDATES);
            int rank = 0;
            for (int i = matches.size(); i > 0; i--) {
                boolean within = matches.get(i - 1).point().metersTo(text.point()) <= text.toleranceMeters();
                rank = within ? i : rank;
            }
            double off = matches.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : matches.getFirst().point().metersTo(text.point());
            outcomes.add(new Outcome(text, matches, rank, off));
        }
        return new AccuracyReport(outcomes, misses(outcomes, gazetteer), reasons(outcomes, gazetteer));
    }

    /// Reads a list with the columns id, text, lat, lon, tolerance_m and, if there, flag: flagged rows are left out.
    ///
    /// @throws IllegalArgumentException naming the first column or row that is no good
    public static List<Text> read(Path csv) throws IOException {
        var rows = Csv.rows(Files.readString(csv));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the list is empty");
        }
        var header = rows.getFirst();
        for (var column : COLUMNS) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException("there is no column " + column);
            }
        }
        int flag = header.indexOf("flag");
        var texts = new ArrayList<Text>();
        for (int i = 1; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "row " + (i + 1) + " has " + row.size() + " fields, the header " + header.size());
            }
            if (flag < 0 || row.get(flag).isBlank()) {
                texts.add(text(header, row, i + 1));
            }
        }
        return texts;
    }

    private static Text text(List<String> header, List<String> row, int number) {
        try {
            return new Text(
                    row.get(header.indexOf("id")),
                    row.get(header.indexOf("text")),
                    new Point(
                            Double.parseDouble(row.get(header.indexOf("lat"))),
                            Double.parseDouble(row.get(header.indexOf("lon")))),
                    Double.parseDouble(row.get(header.indexOf("tolerance_m"))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row " + number + ": " + e.getMessage(), e);
        }
    }

    /// Share right at first place.
    public double top1() {
        return share(outcomes.stream().filter(outcome -> outcome.rank() == 1).count());
    }

    /// Share right among the first five.
    public double top5() {
        return share(outcomes.stream().filter(outcome -> outcome.rank() > 0).count());
    }

    /// Share said to be exact and wrong.
    public double confidentWrong() {
        return share(outcomes.stream().filter(Outcome::isConfidentlyWrong).count());
    }

    private double share(long count) {
        return outcomes.isEmpty() ? 0 : count / (double) outcomes.size();
    }

    private static List<String> misses(List<Outcome> outcomes, Gazetteer gazetteer) {
        return outcomes.stream()
                .filter(outcome -> outcome.rank() != 1)
                .map(outcome -> outcome.asked().id() + " \"" + outcome.asked().text() + "\" "
                        + (outcome.rank() == 0 ? "not among five" : "right at place " + outcome.rank()) + ": "
                        + Miss.line(outcome, gazetteer))
                .toList();
    }

    private static Map<String, Long> reasons(List<Outcome> outcomes, Gazetteer gazetteer) {
        return outcomes.stream()
                .filter(outcome -> outcome.rank() != 1)
                .collect(Collectors.groupingBy(
                        outcome -> Miss.of(outcome, gazetteer).words, TreeMap::new, Collectors.counting()));
    }
}
