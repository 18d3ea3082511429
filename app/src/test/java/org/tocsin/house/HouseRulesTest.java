package org.tocsin.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of docs/style.md that a machine can hold.
class HouseRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("tocsin.root", ".."));
    private static final List<String> MODULES = List.of("core", "sip", "edge", "sim", "app");
    private static final Set<String> NO_ROOM = Set.of("util", "utils", "helper", "helpers", "impl", "common", "misc");
    private static final Pattern NO_NAME =
            Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|ServiceImpl|Impl)\\.java");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled\\b|not implemented|UnsupportedOperationException\\(\\)");
    private static final int LONGEST_FILE = 600;

    @Test
    void packagesAreNamedForNouns() {
        var bad = sources("main")
                .filter(file -> Stream.of(file.toString().split("/")).anyMatch(NO_ROOM::contains)
                        || NO_NAME.matcher(file.getFileName().toString()).matches());
        assertThat(bad).isEmpty();
    }

    @Test
    void everyPackageTellsItsStory() {
        var silent = new ArrayList<Path>();
        sources("main").map(Path::getParent).distinct().forEach(folder -> {
            var info = folder.resolve("package-info.java");
            if (!Files.exists(info)
                    || !text(info).contains("@NullMarked")
                    || !text(info).contains("///")) {
                silent.add(ROOT.relativize(folder));
            }
        });
        assertThat(silent).as("package-info.java with a story and @NullMarked").isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        var unfinished = new ArrayList<String>();
        Stream.concat(sources("main"), sources("test"))
                .filter(file -> !file.endsWith("HouseRulesTest.java"))
                .forEach(file -> {
                    var matcher = UNFINISHED.matcher(text(file));
                    if (matcher.find()) {
                        unfinished.add(ROOT.relativize(file) + ": " + matcher.group());
                    }
                });
        assertThat(unfinished).isEmpty();
    }

    @Test
    void filesStayReadable() {
        var tooLong = sources("main")
                .filter(file -> text(file).lines().count() > LONGEST_FILE)
                .map(file -> ROOT.relativize(file) + " " + text(file).lines().count());
        assertThat(tooLong).as("longer than " + LONGEST_FILE + " lines").isEmpty();
    }

    @Test
    void nobodysMachineIsNamed() {
        var named = new ArrayList<String>();
        var home = Pattern.compile("[\"' ](/work/|/root/|/home/[a-z])");
        Stream.concat(sources("main"), sources("test"))
                .filter(file -> !file.endsWith("HouseRulesTest.java"))
                .forEach(file -> {
                    if (home.matcher(text(file)).find()) {
                        named.add(ROOT.relativize(file).toString());
                    }
                });
        assertThat(named).isEmpty();
    }

    private static Stream<Path> sources(String tree) {
        return MODULES.stream()
                .flatMap(module -> walk(ROOT.resolve(module).resolve("src").resolve(tree)));
    }

    private static Stream<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
