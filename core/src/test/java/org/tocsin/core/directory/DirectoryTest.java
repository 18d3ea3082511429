package org.tocsin.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.Decision;

class DirectoryTest {
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
}
