package org.tocsin.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// docs/scenarios.md lists every sentence of the language, and its example holds.
class ManualTest {
    private static final Path MANUAL = Path.of(System.getProperty("tocsin.root", ".."), "docs", "scenarios.md");

    private static List<String> block(String after) throws IOException {
        var manual = Files.readString(MANUAL);
        int start = manual.indexOf("```\n", manual.indexOf(after)) + 4;
        return Arrays.asList(
                manual.substring(start, manual.indexOf("\n```", start)).split("\n"));
    }

    @Test
    void listsEverySentence() throws IOException {
        assertThat(block("### What somebody does")).isEqualTo(Deeds.listShapes());
        assertThat(block("### What comes of it")).isEqualTo(Checks.listExpectations());
        assertThat(block("### What must be true")).isEqualTo(Checks.listShapes());
    }

    @Test
    void itsExampleHolds() throws IOException {
        var text = String.join("\n", block("# Scenarios"));
        var scenario = ScenarioReader.read("manual", text, _ -> Optional.empty());
        assertThat(Stage.play(scenario).faults()).isEmpty();
    }
}
