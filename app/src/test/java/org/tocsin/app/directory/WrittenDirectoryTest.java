package org.tocsin.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.directory.Directory;
import org.tocsin.core.directory.DirectoryRules;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.Decision;

class WrittenDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void theDemonstrationHasEveryPurposeAndIsTakenWhole() {
        var demo = WrittenDirectory.demo();
        assertThat(DirectoryRules.decide(Directory.NONE, demo)).isInstanceOf(Decision.Accepted.class);
        assertThat(demo.listings())
                .extracting(Listing::purpose)
                .contains(
                        Purpose.INTERPRETER,
                        Purpose.CRISIS,
                        Purpose.POISON,
                        Purpose.NEIGHBOUR,
                        Purpose.CITY,
                        Purpose.HOSPITAL,
                        Purpose.TOW);
        assertThat(demo.listings())
                .filteredOn(listing -> listing.id().equals("HORN"))
                .singleElement()
                .satisfies(horn -> assertThat(horn.languages()).contains("so", "am"));
    }

    @Test
    void aFaultNamesTheListing() throws Exception {
        var file = folder.resolve("directory.json");
        Files.writeString(file, """
                {"version":"1","listings":[
                  {"id":"VOX","name":"Vox","purpose":"INTERPRETER","address":"sip:vox@host","languages":["Klingon"]}]}
                """);
        assertThatThrownBy(() -> WrittenDirectory.read(file))
                .hasMessageContaining("VOX")
                .hasMessageContaining("Klingon");
        Files.writeString(file, "{\"version\":1");
        assertThatThrownBy(() -> WrittenDirectory.read(file)).hasMessageContaining("not a directory");
    }
}
