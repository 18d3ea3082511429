package org.tocsin.edge.geography.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;
import org.tocsin.edge.geography.TwoTowns;

class PackGazetteerTest {
    private static final PackGazetteer GAZETTEER = PackGazetteer.of(TwoTowns.pack());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 Main St, Ashford | ADDRESS | 5 Main St | EXACT",
                "5 main street ashford | ADDRESS | 5 Main St | EXACT",
                "#5 Main Str., Ashford MA 02139 | ADDRESS | 5 Main St | EXACT",
                "five main st ashford | ADDRESS | 5 Main St | EXACT",
                "105 Mass Ave, Ashford | ADDRESS | 105 Massachusetts Ave | EXACT",
                "105 Massachusets Avenue, Ashford | ADDRESS | 105 Massachusetts Ave | EXACT",
                "105 Massachusetts, Ashford | ADDRESS | 105 Massachusetts Ave | EXACT",
                "5 3rd St Ashford | ADDRESS | 5 Third St | EXACT",
                "5 Third Street Ashford | ADDRESS | 5 Third St | EXACT",
                "5 Court St Ashford | ADDRESS | 5 Third St | EXACT",
                "5 Saint Mary's Road, Ashford | ADDRESS | 5 St Mary Rd | EXACT",
                "5 Mount Auburn St, Ashford | ADDRESS | 5 Mt Auburn St | EXACT",
                "5 Elm Street North, Ashford | ADDRESS | 5 Elm St N | EXACT",
                "5 O'Brien Highway, Ashford | ADDRESS | 5 OBrien Hwy | EXACT",
                "5 O Brien Hwy, Ashford | ADDRESS | 5 OBrien Hwy | EXACT",
                "5 Kinaird St, Ashford | ADDRESS | 5 Kinnaird St | EXACT",
                "5 Kennerd St, Ashford | ADDRESS | 5 Kinnaird St | INTERPOLATED",
                "47A River St, Ashford | ADDRESS | 47-A River St | EXACT",
                "47-A River St, Ashford | ADDRESS | 47-A River St | EXACT",
                "47 A River St, Ashford | ADDRESS | 47-A River St | EXACT",
                "47-20 River St, Ashford | ADDRESS | 47-20 River St | EXACT",
                "47-1/2 River St, Ashford | ADDRESS | 47-1/2 River St | EXACT",
                "47 1/2 River St, Ashford | ADDRESS | 47-1/2 River St | EXACT",
                "47R River St, Ashford | ADDRESS | 47-R River St | EXACT",
                "1-5 River St, Ashford | RANGE | 1-5 River St | EXACT",
                "1/5 River St, Ashford | RANGE | 1-5 River St | EXACT",
                "1 to 5 River St, Ashford | RANGE | 1-5 River St | EXACT",
                "101-5 River St, Ashford | RANGE | 101-105 River St | EXACT",
                "75 Main St, Ashford | ADDRESS | 75 Main St | INTERPOLATED",
                "100 block of Main St, Ashford | BLOCK | 100 block of Main St | APPROXIMATE",
                "Main St 100 block, Ashford | BLOCK | 100 block of Main St | APPROXIMATE",
                "Main St & Elm St | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "elm street and main street | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "Elm @ Main | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "Elm/Main | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "corner of Elm and Main | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "Elm at the corner of Main | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "intersection of Main St and Elm St | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "NW corner, Main @ Elm St | INTERSECTION | Main St & Elm St | INTERPOLATED",
                "Mass and Main | INTERSECTION | Main St & Massachusetts Ave | INTERPOLATED",
                "Main St & Elm St, Ashford | INTERSECTION | Main St & Elm St | EXACT",
                "elm street and main street ashford | INTERSECTION | Main St & Elm St | EXACT",
                "Main St between Elm and Third | BLOCK | Main St between Elm St and Third St | APPROXIMATE",
                "Main St from Elm St to Third St | BLOCK | Main St between Elm St and Third St | APPROXIMATE",
                "Mass Ave at the Middle East | COMMON_PLACE | The Middle East Restaurant | APPROXIMATE",
                "the middle east | COMMON_PLACE | The Middle East Restaurant | APPROXIMATE",
                "Valente library | COMMON_PLACE | Ashford Public Library - Valente Branch | APPROXIMATE",
                "Jeffeson Park Apts | COMMON_PLACE | Jefferson Park Apartments | EXACT",
                "Harvard Bridge | BRIDGE | Harvard Bridge | EXACT",
                "box 1234 | FIRE_BOX | Box 1234 | EXACT",
                "fire alarm box #1234 | FIRE_BOX | Box 1234 | EXACT",
                "hydrant 42 | POLE | none | EXACT",
                "hydrant H42 | HYDRANT | none | EXACT",
                "hydrant H-0042 | HYDRANT | Hydrant H-0042 | EXACT",
                "street light 15-24 | POLE | Pole 15-24 | EXACT",
                "pole number 15-24 | POLE | Pole 15-24 | EXACT",
                "Elm St, Ashford | STREET | Elm St | APPROXIMATE",
                "42.4018, -71.1024 | COORDINATES | 42.401800, -71.102400 | EXACT",
            })
    void reads(String words, MatchKind kind, String label, Exactness exactness) {
        var matches = GAZETTEER.find(words, null, 5);
        if (label.equals("none")) {
            assertThat(matches).noneMatch(match -> match.kind() == kind);
            return;
        }
        assertThat(matches).isNotEmpty();
        var first = matches.getFirst();
        assertThat(first.label()).as(describe(matches)).isEqualTo(label);
        assertThat(first.kind()).isEqualTo(kind);
        assertThat(first.exactness()).as(describe(matches)).isEqualTo(exactness);
        assertThat(first.why()).isNotBlank();
    }

    @Test
    void whatFitsTwoDoorsAlikeIsExactForNeitherAndSaysTheOther() {
        var both = GAZETTEER.find("5 Main St", null, 2);
        assertThat(both).extracting(Match::exactness).containsOnly(Exactness.INTERPOLATED);
        assertThat(both.get(0).why()).contains("or 5 Main St in " + both.get(1).municipality() + ": ask which");
        assertThat(GAZETTEER.find("5 Main St, Ashford", null, 1).getFirst().exactness())
                .isEqualTo(Exactness.EXACT);
    }

    private static String describe(List<Match> matches) {
        return matches.stream().map(Match::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void aStreetInTwoTownsAnswersWithBothAndTheCallerDecidesTheOrder() {
        var both = GAZETTEER.find("5 Main St", null, 2);
        assertThat(both).extracting(Match::label).containsOnly("5 Main St");
        assertThat(both).extracting(Match::municipality).containsExactlyInAnyOrder("Ashford", "Birchwood");
        assertThat(both.get(0).score() - both.get(1).score()).isLessThan(0.01);
        var near = GAZETTEER.find("5 Main St", TwoTowns.at(0, 8), 2);
        assertThat(near.getFirst().municipality()).isEqualTo("Birchwood");
        assertThat(near.getFirst().metersFromCaller()).isNotNull();
    }

    @Test
    void unitsFloorsAndRemarksAreCarriedAlong() {
        assertThat(GAZETTEER
                        .find("5 Main St, Unit 12B, 3rd floor, Ashford", null, 1)
                        .getFirst()
                        .detail())
                .contains("unit 12b")
                .contains("3rd floor");
        assertThat(GAZETTEER.find("5 Main St #12", null, 1).getFirst().detail()).contains("#12");
        assertThat(GAZETTEER.find("5 Main St 2", null, 1).getFirst().detail()).isEqualTo("2");
    }

    @Test
    void theDoorAfterAHashWithinARangeIsTheDoor() {
        assertThat(GAZETTEER
                        .find("1-9 River St #5/12, Ashford", null, 1)
                        .getFirst()
                        .label())
                .isEqualTo("5 River St");
    }

    @Test
    void doorsTellTheirCrossStreets() {
        assertThat(GAZETTEER.find("105 Main St, Ashford", null, 1).getFirst().crossStreets())
                .isEqualTo("between Elm St and Third St");
    }

    @Test
    void anUnknownTownIsToldAndNeverExact() {
        var match = GAZETTEER.find("5 Main St, Springfield", null, 1).getFirst();
        assertThat(match.why()).contains("springfield");
        assertThat(match.exactness()).isNotEqualTo(Exactness.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "105 Massachusetts Ave",
                "5 Third St",
                "5 St Mary Rd",
                "5 Elm St N",
                "Harvard Bridge",
                "5 OBrien Hwy",
                "The Middle East Restaurant"
            })
    void everyLongerPrefixFindsItAndTheWholeFindsItFirst(String wanted) {
        for (int length = Math.min(7, wanted.length()); length <= wanted.length(); length++) {
            var typed = wanted.substring(0, length);
            assertThat(GAZETTEER.complete(typed, TwoTowns.HOME, 10))
                    .as(typed)
                    .anyMatch(match -> match.label().equals(wanted));
        }
        assertThat(GAZETTEER.complete(wanted, TwoTowns.HOME, 1).getFirst().label())
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Main St &", "Main St & ", "Main St & E", "Main & Elm", "main at el", "elm and mai", "Elm @ M"})
    void crossingsAreCompleted(String typed) {
        assertThat(GAZETTEER.complete(typed, TwoTowns.HOME, 10))
                .anyMatch(match -> match.label().equals("Main St & Elm St"));
    }

    @Test
    void completionPutsTheCallersNeighbourhoodFirst() {
        assertThat(GAZETTEER.complete("5 m", TwoTowns.at(0, 8), 3).getFirst().municipality())
                .isEqualTo("Birchwood");
        assertThat(GAZETTEER.complete("5", TwoTowns.at(0, 8), 3))
                .isNotEmpty()
                .allMatch(match -> match.label().startsWith("5 "));
    }

    @Test
    void reverseNamesWhatIsInsideNearestFirst() {
        var matches = GAZETTEER.reverse(new Area.Circle(TwoTowns.at(0, 1), 60), 10);
        assertThat(matches.getFirst().label()).isEqualTo("Main St & Elm St");
        assertThat(matches).hasSizeGreaterThan(3);
        double before = 0;
        for (var match : matches) {
            double meters = match.point().metersTo(TwoTowns.at(0, 1));
            assertThat(meters).isBetween(before - 0.01, 60.0);
            before = meters;
        }
    }

    @Test
    void reverseOfEmptyGroundNamesTheNearestAndSaysSo() {
        var matches = GAZETTEER.reverse(new Area.Circle(TwoTowns.at(-20, 1), 50), 5);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().exactness()).isEqualTo(Exactness.APPROXIMATE);
        assertThat(matches.getFirst().why()).contains("nearest");
    }

    @Test
    void civicAddressesMatchElementByElement() {
        var civic = new CivicAddress(
                Map.of("HNO", "105", "RD", "Massachusetts", "STS", "Avenue", "A3", "Birchwood", "FLR", "3"));
        var first = GAZETTEER.match(civic, 3).getFirst();
        assertThat(first.label()).isEqualTo("105 Massachusetts Ave");
        assertThat(first.municipality()).isEqualTo("Birchwood");
        assertThat(first.detail()).isEqualTo("floor 3");
        assertThat(GAZETTEER
                        .match(new CivicAddress(Map.of("LMK", "Harvard Bridge")), 1)
                        .getFirst()
                        .kind())
                .isEqualTo(MatchKind.BRIDGE);
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(GAZETTEER.find("", null, 5)).isEmpty();
        assertThat(GAZETTEER.find("  .. ,, ", null, 5)).isEmpty();
        assertThat(GAZETTEER.find("5 Main St", null, 0)).isEmpty();
        assertThat(GAZETTEER.complete("zzzzqqq", null, 5)).isEmpty();
    }

    @Test
    void noTextBreaksIt() {
        var random = new Random(11);
        var pieces = List.of(
                "12",
                "-",
                "1/2",
                "Main",
                "St",
                "&",
                "@",
                "/",
                "(",
                ")",
                "#",
                "block of",
                "100",
                "between",
                "and",
                ",",
                "box",
                "19T",
                "CG",
                "87JC9VFR+2V",
                "°",
                "N",
                "W",
                "42.4",
                "-71.1",
                "ʼ",
                "é",
                "\u0000",
                "\uD83D",
                "ß",
                "İ",
                "999999999999",
                "of",
                "corner",
                " ",
                "\n",
                "+",
                "*",
                "?",
                "[",
                "\\",
                "~2",
                "^",
                "00",
                "unit",
                "'");
        for (int round = 0; round < 1000; round++) {
            var text = random.ints(1 + random.nextInt(9), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            assertThat(GAZETTEER.find(text, null, 5)).hasSizeLessThanOrEqualTo(5);
            assertThat(GAZETTEER.complete(text, TwoTowns.HOME, 5)).hasSizeLessThanOrEqualTo(5);
        }
        assertThat(GAZETTEER.find("1 ".repeat(50_000), null, 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(GAZETTEER.find("main ".repeat(50_000), null, 5)).hasSizeLessThanOrEqualTo(5);
    }
}
