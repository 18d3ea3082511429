package org.tocsin.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;

class DirectoryTest {
    private static Listing placed(String id, double latitude, List<String> serves) {
        return new Listing(
                id,
                id + " Towing",
                Purpose.TOW,
                Address.of("sip:" + id + "@network"),
                "",
                List.of(),
                List.of(),
                "",
                "",
                new Point(latitude, -71.1),
                serves);
    }

    @Test
    void theNearestIsOneWhoComesThere() {
        var directory = new Directory(
                "v",
                List.of(
                        placed("NEAR", 42.371, List.of("Harbor City", "POLICE_SECTOR 7")),
                        placed("FAR", 42.42, List.of()),
                        placed("FARTHER", 42.47, List.of("POLICE_SECTOR 2")),
                        listing("ANY", "Any Towing", Purpose.TOW, "", List.of())));
        var sector = new Districts(Map.of(BoundaryKind.POLICE_SECTOR, "2", BoundaryKind.FIRE_ENGINE, "7"), Map.of());
        var place = Nearness.of(new Point(42.37, -71.1), sector, "Ashford");
        assertThat(directory.findNearest("tow", place)).map(Listing::id).contains("FAR");
        var other = Nearness.of(new Point(42.37, -71.1), Districts.NONE, "harbor city");
        assertThat(directory.findNearest("tow", other)).map(Listing::id).contains("NEAR");
        assertThat(directory.findNearest("hospital", place)).isEmpty();
        assertThat(place.metersTo(directory.find("FAR").orElseThrow()).orElseThrow())
                .isBetween(5_500.0, 5_620.0);
        assertThat(Nearness.UNKNOWN.metersTo(directory.find("FAR").orElseThrow()))
                .isEmpty();
    }

    private static Listing listing(String id, String name, Purpose purpose, String town, List<String> languages) {
        return new Listing(
                id,
                name,
                purpose,
                Address.of("sip:" + id + "@network"),
                town,
                List.of("night desk"),
                languages,
                "",
                "");
    }

    private final Directory directory = new Directory(
            "1",
            List.of(
                    listing("HORN", "Horn of Africa", Purpose.INTERPRETER, "", List.of("so", "am")),
                    listing("VOX", "Vox", Purpose.INTERPRETER, "", List.of()),
                    listing("MERCY", "Mercy Hospital", Purpose.HOSPITAL, "Ashford", List.of()),
                    listing("MERCY2", "Mercy Clinic", Purpose.HOSPITAL, "Norton", List.of())));

    @Test
    void isFoundByTheBeginningsOfItsWords() {
        assertThat(directory.findMeant("hosp ash")).map(Listing::id).contains("MERCY");
        assertThat(directory.findMeant("mercy")).map(Listing::id).contains("MERCY");
        assertThat(directory.findMeant("merc")).as("fits two alike").isEmpty();
        assertThat(directory.search("night")).hasSize(4);
        assertThat(directory.findMeant("")).isEmpty();
        assertThat(directory.findMeant("ercy")).isEmpty();
    }

    @Test
    void providersAreAskedInTheOrderOfTheList() {
        assertThat(directory.listInterpreters("so")).map(Listing::id).containsExactly("HORN", "VOX");
        assertThat(directory.listInterpreters("es")).map(Listing::id).containsExactly("VOX");
    }

    @Test
    void aListWithAFaultIsRefusedWhole() {
        var twice = List.of(directory.listings().get(1), directory.listings().get(1));
        assertThat(DirectoryRules.decide(Directory.NONE, new DirectoryCommand.Load("2", twice)))
                .isEqualTo(Decision.reject(new DirectoryRejection.ListedTwice("VOX")));
        var odd = List.of(listing("ODD", "Odd", Purpose.INTERPRETER, "", List.of("xx-none")));
        assertThat(DirectoryRules.decide(Directory.NONE, new DirectoryCommand.Load("2", odd)))
                .isInstanceOf(Decision.Rejected.class);
        assertThat(DirectoryRules.decide(directory, new DirectoryCommand.Load("1", directory.listings())))
                .isEqualTo(Decision.nothing());
    }

    @Test
    void atLeast180LanguagesEachFoundByItsOwnName() {
        assertThat(Languages.list()).hasSizeGreaterThanOrEqualTo(180);
        assertThat(Languages.list()).allSatisfy(language -> {
            assertThat(Languages.findMeant(language.name())).contains(language);
            assertThat(Languages.find(language.code())).contains(language);
            assertThat(Languages.findByTag(language.code())).contains(language);
        });
        assertThat(Languages.findMeant("español")).map(Language::code).contains("es");
        assertThat(Languages.findByTag("es-MX")).map(Language::code).contains("es");
        assertThat(Languages.findByTag("zh-Hans")).map(Language::code).contains("cmn");
        assertThat(Languages.findByTag("pt-br")).map(Language::code).contains("pt-BR");
        assertThat(Languages.findByTag("tlh")).isEmpty();
        assertThat(Languages.findMeant("chin")).as("several").isEmpty();
    }

    @Property
    void anAddressNeverShowsItself(@ForAll @NumericChars @StringLength(min = 3, max = 15) String digits) {
        assertThat(Address.of("(" + digits + ")").text()).isEqualTo(digits);
        assertThat(Address.of(digits).toString()).doesNotContainPattern("[0-9]");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (var wrong : List.of("", "call me", "http://x", "sip:", "617\r\n555")) {
            assertThatThrownBy(() -> Address.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theCentreThatAnswersForAPlaceIsFoundByItsNameOrItsTown() {
        var centres = new Directory(
                "1",
                List.of(
                        listing("EAST", "Eastfield 9-1-1", Purpose.NEIGHBOUR, "Eastfield", List.of()),
                        listing("NORTH", "Northern Regional", Purpose.NEIGHBOUR, "Norton", List.of()),
                        listing("NORTH2", "Norton Fire Alarm", Purpose.NEIGHBOUR, "Norton", List.of()),
                        listing("CLINIC", "Clinic", Purpose.HOSPITAL, "Weston", List.of())));
        assertThat(centres.findCentre("northern regional", "")).map(Listing::id).contains("NORTH");
        assertThat(centres.findCentre("Eastfield Emergency Communications", ""))
                .map(Listing::id)
                .contains("EAST");
        assertThat(centres.findCentre("outside every boundary on this map", "Eastfield"))
                .map(Listing::id)
                .contains("EAST");
        assertThat(centres.findCentre("Norton Emergency Communications", ""))
                .as("two of that town")
                .isEmpty();
        assertThat(centres.findCentre("Weston Emergency Communications", "Weston"))
                .as("no centre")
                .isEmpty();
    }
}
