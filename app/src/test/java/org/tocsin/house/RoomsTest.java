package org.tocsin.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may use whom. The picture in ARCHITECTURE.md, held against the classes.
class RoomsTest {
    /// Room of the core -> rooms it may use besides itself.
    private static final Map<String, Set<String>> NOUNS = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("places", Set.of()),
            Map.entry("plans", Set.of("kernel")),
            Map.entry("positions", Set.of("kernel")),
            Map.entry("registry", Set.of("kernel")),
            Map.entry("closures", Set.of("kernel")),
            Map.entry("discrepancies", Set.of("kernel", "places")),
            Map.entry("recordings", Set.of("kernel")),
            Map.entry("maps", Set.of("kernel")),
            Map.entry("trunks", Set.of("kernel")),
            Map.entry("texts", Set.of("kernel")),
            Map.entry("silent", Set.of("kernel")),
            Map.entry("alarms", Set.of("kernel")),
            Map.entry("calls", Set.of("kernel", "directory", "places")),
            Map.entry("directory", Set.of("kernel", "places")),
            Map.entry("conference", Set.of("kernel", "calls", "directory", "places")),
            Map.entry("queues", Set.of("kernel", "calls", "positions")),
            Map.entry("reports", Set.of("kernel", "calls", "conference", "queues")),
            Map.entry("units", Set.of("kernel", "places")),
            Map.entry("recommend", Set.of("kernel", "places", "plans", "units")),
            Map.entry("incidents", Set.of("kernel", "places", "plans", "recommend", "units")));

    /// The rooms over them, which see every noun, and what else each may use.
    private static final Map<String, Set<String>> OVER_ALL =
            Map.of("centre", Set.of(), "timeline", Set.of(), "line", Set.of("centre"));

    private static final Map<String, Set<String>> CORE = core();

    private static Map<String, Set<String>> core() {
        var rooms = new HashMap<>(NOUNS);
        OVER_ALL.forEach((room, besides) -> {
            var uses = new HashSet<>(NOUNS.keySet());
            uses.addAll(besides);
            rooms.put(room, uses);
        });
        rooms.put("journal", Set.of("kernel", "centre"));
        return rooms;
    }

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.tocsin");
    }

    @Test
    void coreIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "java.util.random..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "org.springframework..")
                .because("the core decides; it does not wait, draw lots, write or read")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.core..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .because("time and chance arrive inside commands")
                .check(all);
    }

    @Test
    void sipKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.sip..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tocsin.core..",
                        "org.tocsin.edge..",
                        "org.tocsin.sim..",
                        "org.tocsin.app..",
                        "java.nio.channels..",
                        "java.util.concurrent..")
                .check(all);
    }

    @Test
    void edgesDoNotKnowTheSimulatorOrTheApp() {
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tocsin.sim..", "org.tocsin.app..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.sim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tocsin.edge..", "org.tocsin.app..")
                .check(all);
    }

    @Test
    void springStaysInItsRooms() {
        noClasses()
                .that()
                .resideInAPackage("org.tocsin..")
                .and()
                .resideOutsideOfPackages("org.tocsin.app..", "org.tocsin.edge.http..", "org.tocsin.edge.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "org.springframework.web..")
                .check(all);
    }

    @Test
    void rulesAreStateless() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .and()
                .resideInAPackage("org.tocsin.core..")
                .should()
                .haveOnlyPrivateConstructors()
                .check(all);
    }

    @TestFactory
    Stream<DynamicTest> roomsOfTheCoreUseOnlyWhatIsDrawn() {
        var rooms = new TreeSet<String>();
        for (var type : all) {
            room(type.getPackageName()).ifPresent(rooms::add);
        }
        return rooms.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    assertThat(CORE)
                            .as("a new room is drawn here and in ARCHITECTURE.md first")
                            .containsKey(room);
                    var used = new TreeSet<String>();
                    for (var type : all) {
                        if (room(type.getPackageName()).filter(room::equals).isPresent()) {
                            for (var dependency : type.getDirectDependenciesFromSelf()) {
                                room(dependency.getTargetClass().getPackageName())
                                        .ifPresent(used::add);
                            }
                        }
                    }
                    used.remove(room);
                    assertThat(used).isSubsetOf(CORE.get(room));
                }));
    }

    private static java.util.Optional<String> room(String packageName) {
        var prefix = "org.tocsin.core.";
        return packageName.startsWith(prefix)
                ? java.util.Optional.of(packageName.substring(prefix.length()).split("\\.")[0])
                : java.util.Optional.empty();
    }
}
