package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.importer.MappedRow.LeftOut;

/// Centreline pieces: lines in several parts joined, turned so that house numbers rise along them.
final class StreetRecords {
    /// House numbers of one side, from the start of the line to its end.
    private record Side(int from, int to) {
        boolean none() {
            return from == 0 && to == 0;
        }

        int low() {
            return none() ? 0 : from == 0 ? to : to == 0 ? from : Math.min(from, to);
        }

        int high() {
            return Math.max(from, to);
        }

        boolean falls() {
            return from > 0 && to > 0 && from > to;
        }

        boolean rises() {
            return from > 0 && to > 0 && from < to;
        }
    }

    private StreetRecords() {}

    static List<CityPack.Street> read(MappedRow record, Function<MappedRow, String> town) throws LeftOut {
        if (!(record.row.where() instanceof Row.Lines lines)) {
            throw new LeftOut("is no line");
        }
        String id = record.need("id");
        String name = record.need("name");
        var parts = joined(lines.lines());
        if (parts.isEmpty()) {
            throw new LeftOut("is a line of fewer than two points");
        }
        var left = new Side(record.count("leftFrom"), record.count("leftTo"));
        var right = new Side(record.count("rightFrom"), record.count("rightTo"));
        boolean turn = (left.falls() && !right.rises()) || (right.falls() && !left.rises());
        var streets = new ArrayList<CityPack.Street>();
        for (int p = 0; p < parts.size(); p++) {
            boolean numbered = p == 0;
            var none = new Side(0, 0);
            var onLeft = numbered ? (turn ? right : left) : none;
            var onRight = numbered ? (turn ? left : right) : none;
            int oneWay = (int) Math.signum(record.number("oneWay", 0)) * (turn ? -1 : 1);
            String bridge = record.text("bridge");
            streets.add(new CityPack.Street(
                    p == 0 ? id : id + "_" + (p + 1),
                    name,
                    record.texts("aliases").stream()
                            .filter(alias -> !alias.equals(name))
                            .toList(),
                    side(record, town, turn ? "municipalityRight" : "municipalityLeft"),
                    side(record, town, turn ? "municipalityLeft" : "municipalityRight"),
                    onLeft.low(),
                    onLeft.high(),
                    onRight.low(),
                    onRight.high(),
                    record.oneOf("roadClass", RoadClass.class, RoadClass.RESIDENTIAL),
                    Math.clamp(record.number("speedKmh", 40), 1, 200),
                    oneWay,
                    bridge.isEmpty() ? null : bridge,
                    turn ? List.copyOf(parts.get(p).reversed()) : parts.get(p)));
        }
        return streets;
    }

    private static String side(MappedRow record, Function<MappedRow, String> town, String field) {
        String named = record.text(field);
        return named.isEmpty() ? town.apply(record) : named;
    }

    /// Parts that follow each other end to start as one line, longest first.
    private static List<List<Point>> joined(List<List<Point>> lines) {
        var parts = new ArrayList<List<Point>>();
        for (var line : lines) {
            if (line.size() > 1) {
                parts.add(new ArrayList<>(line));
            }
        }
        for (boolean found = true; found; ) {
            found = false;
            for (int i = 0; i < parts.size() && !found; i++) {
                for (int j = 0; j < parts.size() && !found; j++) {
                    if (i != j && parts.get(i).getLast().equals(parts.get(j).getFirst())) {
                        parts.get(i).addAll(parts.get(j).subList(1, parts.get(j).size()));
                        parts.remove(j);
                        found = true;
                    }
                }
            }
        }
        parts.sort(Comparator.comparingDouble(StreetRecords::meters).reversed());
        return parts.stream().map(List::copyOf).toList();
    }

    private static double meters(List<Point> line) {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).metersTo(line.get(i));
        }
        return sum;
    }
}
