package org.tocsin.edge.live.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// The pieces of one street from one of its crossings to another, the shortest way along the street.
final class StreetRun {
    /// As far as the end of a piece may be from the crossing it meets.
    private static final double CROSSING_METERS = 25;

    private final Map<Point, List<CityPack.Street>> byEnd = new HashMap<>();

    /// @param pieces all of the street
    StreetRun(List<CityPack.Street> pieces) {
        for (var piece : pieces) {
            byEnd.computeIfAbsent(piece.line().getFirst(), unused -> new ArrayList<>())
                    .add(piece);
            byEnd.computeIfAbsent(piece.line().getLast(), unused -> new ArrayList<>())
                    .add(piece);
        }
    }

    private record Reached(Point at, double meters, List<CityPack.Street> pieces) {}

    /// Empty when the street does not lead from one to the other.
    List<CityPack.Street> between(Point from, Point to) {
        var open = new PriorityQueue<>(Comparator.comparingDouble(Reached::meters));
        byEnd.keySet().stream()
                .filter(end -> end.metersTo(from) <= CROSSING_METERS)
                .forEach(end -> open.add(new Reached(end, 0, List.of())));
        var seen = new HashSet<Point>();
        for (var next = open.poll(); next != null; next = open.poll()) {
            if (!next.pieces().isEmpty() && next.at().metersTo(to) <= CROSSING_METERS) {
                return next.pieces();
            }
            if (seen.add(next.at())) {
                for (var piece : byEnd.getOrDefault(next.at(), List.of())) {
                    open.add(along(next, piece));
                }
            }
        }
        return List.of();
    }

    private static Reached along(Reached before, CityPack.Street piece) {
        var line = piece.line();
        double meters = before.meters();
        for (int i = 1; i < line.size(); i++) {
            meters += line.get(i - 1).metersTo(line.get(i));
        }
        var pieces = new ArrayList<>(before.pieces());
        pieces.add(piece);
        var other = line.getFirst().equals(before.at()) ? line.getLast() : line.getFirst();
        return new Reached(other, meters, pieces);
    }
}
