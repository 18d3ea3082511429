package org.tocsin.app.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Exactness;
import org.tocsin.edge.geography.gazetteer.AccuracyReport;
import org.tocsin.edge.geography.gazetteer.AccuracyReport.Outcome;
import org.tocsin.edge.geography.gazetteer.AccuracyReport.Text;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.sim.city.CityGenerator;

/// The geocoder on lists nobody has looked at: texts made from a pack by a seed, two dozen kinds of them, with what
/// they must reach. A new seed is a new list; the bounds leave room for what chance does to one.
class SaidTextsTest {
    private static final long SEED = 20_261_122;
    private static final int EACH = 20;
    /// What stands for itself is never missed.
    private static final Set<String> CERTAIN =
            Set.of("coordinates", "grid", "plus code", "pole", "hydrant", "fire box", "bridge");

    @Test
    void a_made_up_region_of_several_towns() {
        var report = check(CityGenerator.generate(7, 12_000), 0.96);
        // The same number of the same street stands in several towns: nobody may be told that one of them is it.
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.rank() != 1 && outcome.rank() > 0)
                .allMatch(outcome -> outcome.matches().getFirst().exactness() != Exactness.EXACT);
    }

    @Test
    void cambridge_built_from_its_own_layers(@TempDir Path folder) throws IOException {
        var layers = Path.of(System.getProperty("tocsin.root", "."))
                .resolve("../shared/data/cambridge")
                .normalize();
        Assumptions.assumeTrue(Files.isDirectory(layers), "../shared/data/cambridge is not beside the repository");
        var file = folder.resolve("cambridge.tocsinpack");
        PackFile.build("cambridge", layers, file);
        check(PackFile.read(file), 0.97);
    }

    private static AccuracyReport check(CityPack pack, double top1) {
        var gazetteer = PackGazetteer.of(pack);
        Map<String, List<Text>> kinds = SaidTexts.of(pack, SEED, EACH);
        assertThat(kinds).hasSizeGreaterThan(18);
        var all = new ArrayList<Text>();
        kinds.values().forEach(all::addAll);
        var report = AccuracyReport.of(gazetteer, all);
        report.outcomes().stream()
                .collect(Collectors.groupingBy(outcome -> outcome.asked().id().split(":", 2)[0]))
                .forEach(SaidTextsTest::checkKind);
        var misses = String.join("\n", report.misses());
        assertThat(share(report.outcomes(), SaidTextsTest::isRight)).as(misses).isGreaterThanOrEqualTo(top1);
        assertThat(report.top5()).as(misses).isGreaterThanOrEqualTo(0.98);
        assertThat(report.confidentWrong()).as(misses).isLessThan(0.01);
        return report;
    }

    private static void checkKind(String kind, List<Outcome> outcomes) {
        var misses = kind + "\n"
                + outcomes.stream()
                        .filter(outcome -> outcome.rank() != 1)
                        .map(outcome -> outcome.asked().text())
                        .toList();
        boolean certain = CERTAIN.contains(kind);
        assertThat(share(outcomes, SaidTextsTest::isRight)).as(misses).isGreaterThanOrEqualTo(certain ? 1 : 0.8);
        assertThat(share(outcomes, outcome -> outcome.rank() > 0))
                .as(misses)
                .isGreaterThanOrEqualTo(certain ? 1 : 0.87);
    }

    /// Right at first place; or nobody could tell which town was meant, it is said so, and the right one is offered.
    private static boolean isRight(Outcome outcome) {
        return outcome.rank() == 1
                || outcome.rank() > 0 && outcome.matches().getFirst().why().contains("ask which");
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> what) {
        return outcomes.stream().filter(what).count() / (double) outcomes.size();
    }
}
