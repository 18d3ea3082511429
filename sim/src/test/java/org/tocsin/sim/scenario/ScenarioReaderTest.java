package org.tocsin.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A text that cannot be read says where and what was expected; a story that does not hold says what is there instead.
class ScenarioReaderTest {
    private static final ScenarioReader.Library NO_LIBRARY = _ -> Optional.empty();

    private static Scenario read(String text) {
        return ScenarioReader.read("story.txt", text, NO_LIBRARY);
    }

    private static MalformedScenario malformed(String text) {
        return catchThrowableOfType(MalformedScenario.class, () -> read(text));
    }

    private static java.util.List<String> faults(String text) {
        return Stage.play(read(text)).faults().stream()
                .map(Stage.Fault::toString)
                .toList();
    }

    @Test
    void readsRuleAndSteps() {
        var scenario = read("""
                # One line
                # and another.
                given
                ana signs on at P1
                16:03:20 C1 arrives on 9-1-1 from 617-555-0142
                +5s ana answers C1
                then C1 is active
                """);
        assertThat(scenario.name()).isEqualTo("story");
        assertThat(scenario.rule()).isEqualTo("One line and another.");
        assertThat(scenario.steps()).hasSize(4);
        assertThat(((Step.Act) scenario.steps().get(0)).at()).hasToString("2026-03-14T16:02:20Z");
        assertThat(((Step.Act) scenario.steps().get(2)).at()).hasToString("2026-03-14T16:03:25Z");
        assertThat(scenario.steps().get(3).line()).isEqualTo(7);
    }

    @Test
    void aMisspeltSentenceNamesTheNearestShape() {
        assertThat(malformed("# Rule.\n16:00:00 ana anwsers C1"))
                .hasMessageStartingWith("story.txt:2: cannot read \"ana anwsers C1\"; expected ")
                .hasMessageContaining("\"{who} answers {call}[ at {position}]\"");
        assertThat(malformed("# Rule.\n16:00:00 ana signs on at P1\nthen ana sits on P1"))
                .hasMessageStartingWith("story.txt:3:")
                .hasMessageContaining("{who} sits at {position}");
        assertThat(malformed("# Rule.\n16:00:00 ana signs on at P1\n-> refused: x"))
                .hasMessageStartingWith("story.txt:3:")
                .hasMessageContaining("rejected: {word}");
    }

    @Test
    void aFaultInATableNamesItsRow() {
        assertThat(malformed("units\n| unit | kind | agency |\n| E1 | ENGINE | fire |\n| E2 | ENGINE | navy |"))
                .hasMessage("story.txt:4: \"navy\" is none of POLICE, FIRE, EMS, OTHER");
        assertThat(malformed("units\n| unit | kind | colour |"))
                .hasMessageStartingWith("story.txt:2: no column \"colour\"");
        assertThat(malformed("units\n| unit | kind | agency |\n| E1 | ENGINE |"))
                .hasMessage("story.txt:3: the table has 3 columns, this row 2 cells");
        assertThat(malformed("types\n| type | needs |\n| FIRE | two ENGINE |"))
                .hasMessageStartingWith("story.txt:3: cannot read \"two ENGINE\"")
                .hasMessageContaining("{n} {code}");
        assertThat(malformed("units\n16:00:00 E1 reports AV")).hasMessageStartingWith("story.txt:1: a table \"units\"");
        assertThat(malformed("places\n| place | at |\n| Here | somewhere |")).hasMessageStartingWith("story.txt:3:");
    }

    @Test
    void otherFaultsNameTheirLine() {
        assertThat(malformed("16:00:05 E1 reports AV\n16:00:00 E1 reports AV"))
                .hasMessage("story.txt:2: time goes back");
        assertThat(malformed("use nowhere")).hasMessage("story.txt:1: there is no text \"nowhere\" to use");
        assertThat(malformed("-> accepted")).hasMessage("story.txt:1: -> follows what somebody does");
        assertThat(malformed("ana answers C1")).hasMessageContaining("a time such as 16:03:25 or +5s");
        assertThat(malformed("25:00:00 ana answers C1")).hasMessageStartingWith("story.txt:1:");
        assertThat(malformed("16:00:00 E1 reports ZZ").line()).isEqualTo(1);
        assertThat(malformed("on 2026-13-01").file()).isEqualTo("story.txt");
    }

    @Test
    void aStoryThatDoesNotHoldSaysWhatIsThere() {
        var head = "# Rule.\ngiven\nana signs on at P1\n16:03:20 C1 arrives on 9-1-1 from 617-555-0142\n";
        assertThat(faults(head + "then C1 is active"))
                .containsExactly("story:5: then C1 is active\n    it is ringing with nobody at no position");
        assertThat(faults(head + "16:03:25 bo answers C1"))
                .singleElement()
                .asString()
                .contains("rejected: no-position")
                .contains("expected to be accepted");
        assertThat(faults(head + "16:03:25 ana answers C1\n-> rejected: no-position"))
                .containsExactly(
                        "story:5: ana answers C1\n    accepted [CallAnswered], expected rejected: no-position");
        assertThat(faults(head + "16:03:25 ana answers C1\n-> nothing new")).hasSize(1);
        assertThat(faults(head + "16:03:25 ana answers C1\n-> recorded: CallHeld"))
                .hasSize(1);
        assertThat(faults(head + "16:03:25 bo answers C1\n-> rejected: no-position\n-> told \"Sit down\""))
                .hasSize(1);
        assertThat(faults(head + "16:03:25 bo answers C1\n-> rejected: no-position\n-> can be overridden"))
                .hasSize(1);
        assertThat(faults(head + "then C7 is ringing"))
                .containsExactly("story:5: then C7 is ringing\n    there is no call C7");
        assertThat(faults(head + "16:03:30 C3 arrives on 9-1-1"))
                .containsExactly("story:5: C3 arrives on 9-1-1\n    the centre numbered it C2");
    }

    /// Whatever is done to a text, reading it ends with a scenario or with a message that names the line.
    @Test
    void mutatedTextsAreReadOrNameTheirLine() throws IOException {
        var random = new Random(911);
        var original = Files.readString(ScenariosTest.ROOT.resolve("worlds/ashford.txt"))
                + Files.readString(ScenariosTest.ROOT.resolve("calls/07-one-row-a-caller.txt"));
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder(original);
            for (int change = 0; change <= i % 5; change++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, text.charAt(random.nextInt(text.length())));
                }
            }
            try {
                read(text.toString());
            } catch (MalformedScenario e) {
                refused++;
                assertThat(e.line()).isPositive();
            }
        }
        assertThat(refused).isPositive();
    }
}
