package org.tocsin.edge.geography.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.core.places.CityPack.Street;
import org.tocsin.core.places.Point;

/// What the streets get wrong: ranges two pieces of one street both claim, sides of one parity, pieces no car can
/// reach.
final class StreetFindings {
    private final List<Finding> findings = new ArrayList<>();

    /// A run of house numbers of one parity on one piece.
    private record Claim(Street street, int low, int high) {}

    private StreetFindings() {}

    static List<Finding> of(CityPack pack) {
        var checks = new StreetFindings();
        checks.checkRanges(pack.streets());
        checks.checkConnected(pack.streets());
        return checks.findings;
    }

    private void checkRanges(List<Street> streets) {
        var claims = new LinkedHashMap<String, List<Claim>>();
        for (var street : streets) {
            claim(claims, street, street.municipalityLeft(), street.leftLow(), street.leftHigh());
            claim(claims, street, street.municipalityRight(), street.rightLow(), street.rightHigh());
            boolean sameParity = street.leftLow() > 0
                    && street.rightLow() > 0
                    && street.leftLow() % 2 == street.leftHigh() % 2
                    && street.rightLow() % 2 == street.rightHigh() % 2
                    && street.leftLow() % 2 == street.rightLow() % 2;
            if (sameParity) {
                findings.add(Finding.warning(
                        "range-conflict",
                        Layer.STREETS,
                        street.id(),
                        street.name() + " has numbers of one parity on both sides: " + street.leftLow() + "-"
                                + street.leftHigh() + " left, " + street.rightLow() + "-" + street.rightHigh()
                                + " right"));
            }
        }
        claims.forEach((key, list) -> overlaps(list));
    }

    private void claim(Map<String, List<Claim>> claims, Street street, String town, int low, int high) {
        if (low <= 0 || high <= 0) {
            return;
        }
        boolean mixed = low % 2 != high % 2;
        if (mixed) {
            findings.add(Finding.warning(
                    "range-conflict",
                    Layer.STREETS,
                    street.id(),
                    street.name() + " mixes odd and even on one side: " + low + "-" + high));
            return;
        }
        String key = town + "|" + street.name() + "|" + low % 2;
        claims.computeIfAbsent(key, any -> new ArrayList<>()).add(new Claim(street, low, high));
    }

    private void overlaps(List<Claim> claims) {
        claims.sort(Comparator.comparingInt(Claim::low).thenComparingInt(Claim::high));
        Claim widest = null;
        for (var claim : claims) {
            if (widest != null && claim.low <= widest.high && claim.street != widest.street) {
                findings.add(Finding.warning(
                        "range-conflict",
                        Layer.STREETS,
                        claim.street.id(),
                        claim.street.name() + " " + claim.low + "-" + claim.high + " overlaps " + widest.low + "-"
                                + widest.high + " of " + widest.street.id()));
            }
            if (widest == null || claim.high > widest.high) {
                widest = claim;
            }
        }
    }

    /// Pieces outside the largest net that one can drive in both ways: no route leads there, or none back.
    private void checkConnected(List<Street> streets) {
        var driven =
                streets.stream().filter(s -> s.roadClass() != RoadClass.FOOTWAY).toList();
        var numbers = new HashMap<Point, Integer>();
        for (var street : driven) {
            numbers.putIfAbsent(street.line().getFirst(), numbers.size());
            numbers.putIfAbsent(street.line().getLast(), numbers.size());
        }
        int[] component = new StrongNet(driven, numbers).components();
        var size = new HashMap<Integer, Integer>();
        for (int c : component) {
            size.merge(c, 1, Integer::sum);
        }
        int largest = size.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> -e.getKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        for (var street : driven) {
            int a = component[numbers.getOrDefault(street.line().getFirst(), 0)];
            int b = component[numbers.getOrDefault(street.line().getLast(), 0)];
            if (a != largest && b != largest) {
                findings.add(Finding.warning(
                        "disconnected", Layer.STREETS, street.id(), street.name() + " cannot be driven to and from"));
            }
        }
    }
}
