package org.tocsin.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Plays every text under scenarios/ on the pure core: one test a file, named by its rule.
class ScenariosTest {
    static final Path ROOT = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicNode> rooms() {
        return list(ROOT)
                .filter(Files::isDirectory)
                .filter(room -> !room.endsWith("worlds"))
                .map(room -> DynamicContainer.dynamicContainer(
                        room.getFileName().toString(), list(room).map(ScenariosTest::test)));
    }

    private static DynamicNode test(Path file) {
        var scenario = read(file);
        return DynamicTest.dynamicTest(file.getFileName() + ": " + scenario.rule(), file.toUri(), () -> {
            var played = Stage.play(scenario);
            assertThat(played.faults()).as(scenario.rule()).isEmpty();
            assertThat(Stage.play(scenario).centre()).as("played twice").isEqualTo(played.centre());
        });
    }

    @Test
    void everyScenarioSaysItsRuleAndChecksSomething() {
        var scenarios = list(ROOT)
                .filter(Files::isDirectory)
                .filter(room -> !room.endsWith("worlds"))
                .flatMap(ScenariosTest::list)
                .map(ScenariosTest::read)
                .toList();
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(60);
        assertThat(scenarios).allSatisfy(scenario -> {
            assertThat(scenario.rule()).as(scenario.name()).endsWith(".");
            assertThat(scenario.steps()).as(scenario.name()).anyMatch(ScenariosTest::canFail);
        });
        assertThat(scenarios.stream().map(Scenario::rule).toList()).doesNotHaveDuplicates();
    }

    private static boolean canFail(Step step) {
        return switch (step) {
            case Step.Then _ -> true;
            case Step.Act act -> !act.expected().equals(List.of(new Expectation.Accepted()));
            case Step.Wait _, Step.Restart _ -> false;
        };
    }

    static Scenario read(Path file) {
        return ScenarioReader.read(ROOT.relativize(file).toString(), text(file), name -> {
            var used = ROOT.resolve("worlds").resolve(name + ".txt");
            return Files.exists(used) ? Optional.of(text(used)) : Optional.empty();
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
