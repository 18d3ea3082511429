package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Exactness;

/// Matches a civic address, element by element (RFC 5139): nothing has to be guessed from punctuation.
final class CivicReader {
    private static final int HITS = 8;

    private final Streets streets;
    private final Numbering numbering;
    private final AddressReader addresses;
    private final CommonPlaces places;

    CivicReader(Streets streets, Numbering numbering, AddressReader addresses, CommonPlaces places) {
        this.streets = streets;
        this.numbering = numbering;
        this.addresses = addresses;
        this.places = places;
    }

    void read(CivicAddress civic, Consumer<Candidate> answers) {
        var words = new ArrayList<String>();
        // RFC 5139 streets; RFC 4776 A6 where older systems put the whole name.
        for (var element : new String[] {"PRD", "PRM", "RD", "A6", "STS", "POD", "POM"}) {
            civic.find(element).ifPresent(text -> words.addAll(Words.of(text)));
        }
        var number = (civic.find("HNO").orElse("") + " " + civic.find("HNS").orElse("")).strip();
        for (var hit : streets.find(words, false, HITS)) {
            readStreet(civic, hit, number, answers);
        }
        for (var element : new String[] {"NAM", "LMK"}) {
            civic.find(element)
                    .ifPresent(name -> places.find(name, false, HITS)
                            .forEach(hit -> answers.accept(town(
                                    civic, PlaceReader.candidate(hit, false).scored(0.9 * hit.likeness())))));
        }
    }

    private void readStreet(CivicAddress civic, StreetHit hit, String number, Consumer<Candidate> answers) {
        var readings = HouseNumber.read(Words.plain(number));
        if (readings.isEmpty()) {
            var whole = addresses.whole(hit.street());
            if (whole != null) {
                answers.accept(town(civic, whole.because(hit.why()).scored(0.95 * hit.likeness())));
            }
            return;
        }
        for (var reading : readings) {
            var spot = numbering.find(hit.street(), reading.number());
            if (spot != null) {
                var address =
                        addresses.address(hit.street(), spot).because(hit.why()).detailed(inside(civic));
                var sure = hit.likeness() < 0.9 ? address.atBest(Exactness.INTERPOLATED) : address;
                answers.accept(town(civic, sure.scored(spot.sure() * hit.likeness())));
            }
        }
    }

    private static String inside(CivicAddress civic) {
        var parts = new ArrayList<String>();
        civic.find("BLD").ifPresent(text -> parts.add("building " + text));
        civic.find("FLR").ifPresent(text -> parts.add("floor " + text));
        civic.find("UNIT").ifPresent(text -> parts.add("unit " + text));
        civic.find("ROOM").ifPresent(text -> parts.add("room " + text));
        civic.find("LOC").ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /// A town that contradicts costs much: the same street stands in several.
    private static Candidate town(CivicAddress civic, Candidate candidate) {
        var town = civic.find("A3").or(() -> civic.find("A4")).orElse("");
        boolean same = town.isEmpty() || Words.of(town).equals(Words.of(candidate.municipality()));
        return same
                ? candidate
                : candidate.scored(0.6).because("the address says " + town).atBest(Exactness.APPROXIMATE);
    }
}
