package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tocsin.app.plans.Catalogue;

/// The launcher is sound shell, explains itself, and says what it lacks.
class LauncherTest {
    private static final Path ROOT =
            Path.of(System.getProperty("tocsin.root", "..")).toAbsolutePath();

    private record Outcome(int code, String text) {}

    private static Outcome run(List<String> command, List<String> without) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        without.forEach(builder.environment()::remove);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private static Outcome tocsin(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", ROOT.resolve("tocsin").toString()));
        command.addAll(List.of(words));
        return run(command, List.of());
    }

    @Test
    void theScriptIsSound() throws Exception {
        assertThat(run(List.of("bash", "-n", "tocsin"), List.of()).code()).isZero();
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        var help = tocsin("help");
        assertThat(help.code()).isZero();
        assertThat(help.text())
                .contains(
                        "run", "serve", "people", "verify", "replay", "sim", "bench", "pack", "places", "test", "fmt");
    }

    @Test
    void whatItDoesNotKnowItSays() throws Exception {
        var outcome = tocsin("frobnicate");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.text()).contains("there is no command frobnicate");
    }

    @Test
    void theBuiltInCatalogueIsWhole() {
        var plans = Catalogue.builtIn();
        assertThat(plans.types()).hasSizeGreaterThan(60);
        assertThat(plans.dispositions()).hasSizeGreaterThan(10);
        assertThat(plans.types().stream().map(type -> type.code()).distinct()).hasSameSizeAs(plans.types());
    }
}
