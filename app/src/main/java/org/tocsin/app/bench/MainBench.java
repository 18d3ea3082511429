package org.tocsin.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.pack.PackWriter;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.callers.CallerPool;
import org.tocsin.sim.callers.PlacedCall;
import org.tocsin.sim.city.CityGenerator;

/// `./tocsin bench main`: the main job, measured.
///
/// | figure | what |
/// |---|---|
/// | startup_ms | start of the process to a sign-in page, second start on the same data |
/// | invite_to_console_ms | INVITE sent to the call on a console, 50 calls a second |
/// | incident_save_ms | request to durable acknowledgement, one after the other |
/// | recommend_ms | type known to recommendation on the console, 500 units on the road network |
/// | command_to_all_ms | request to the change on the last of 100 consoles |
/// | board_ms, board_cpu_ms | the whole board with 50 open incidents over a history of 100,000; server processor time |
/// | history_by_phone_ms, history_by_phone_cpu_ms | earlier calls of a number among 100,000, over HTTP; server
/// processor time |
/// | rss_mb | resident memory of the server after all of it |
public final class MainBench {
    private static final int UNITS = 500;
    private static final int CONSOLES = 100;
    private static final int CONSOLES_A_CLIENT = 20;
    private static final int HISTORY = 100_000;
    private static final int OPEN_INCIDENTS = 50;
    private static final int CALLS_PER_SECOND = 50;
    private static final int WARM_UP = 200;

    private final Duration callTime;
    private final PrintStream out;
    private final Path folder;

    /// @param callTime how long calls come in at 50 a second; 60 s for figures that are quoted
    private MainBench(Duration callTime, PrintStream out, Path folder) {
        this.callTime = callTime;
        this.out = out;
        this.folder = folder;
    }

    /// Runs everything in a temporary folder that is removed afterwards.
    public static void run(Duration callTime, PrintStream out) throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("tocsin-bench");
        try {
            new MainBench(callTime, out, folder).measure();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void print(Figure figure) {
        out.println(figure.json());
        out.flush();
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        var city = withUnits(CityGenerator.generate(7, 25_000));
        var pack = folder.resolve("city.tocsinpack");
        PackWriter.write(city, pack);
        try (var centre = new Centre(folder.resolve("data"), pack)) {
            centre.awaitPage();
            centre.stop();
            fillHistory(centre);
            centre.start();
            print(Figure.single("startup_ms", "ms", centre.awaitPage()));
            var signedIn = Console.signIn(centre.address(), "ana");
            try (var console = Console.open(centre.address(), signedIn)) {
                console.ask(Console.request("positions.SignOn")
                        .put("position", "P1")
                        .put("takeOver", true));
                calls(centre, console, city);
                incidents(console, city);
                recommendations(console, city);
                board(centre, console);
                history(centre, console);
                print(Figure.single("rss_mb", "MB", centre.residentMegabytes()));
                toAll(centre, console);
            }
        }
    }

    /// The city with its units repeated under other names until there are enough.
    private static CityPack withUnits(CityPack city) {
        var units = new ArrayList<CityPack.Apparatus>();
        for (int round = 0; units.size() < UNITS; round++) {
            for (var unit : city.apparatus()) {
                if (units.size() < UNITS) {
                    units.add(new CityPack.Apparatus(
                            round == 0 ? unit.id() : unit.id() + "-" + round,
                            unit.kind(),
                            unit.agency(),
                            unit.stationId(),
                            unit.municipality(),
                            unit.beat(),
                            unit.abilities()));
                }
            }
        }
        return new CityPack(
                city.manifest(),
                city.streets(),
                city.crossings(),
                city.doors(),
                city.commonPlaces(),
                city.boundaries(),
                city.stations(),
                units,
                city.hydrants(),
                city.fireBoxes(),
                city.poles(),
                city.hospitals(),
                city.grounds());
    }

    /// A history as years of work would leave it, straight into the tables that are looked up.
    private static void fillHistory(Centre centre) throws IOException, SQLException {
        var cache = new Configuration.FilesPart("", "", 64).cacheFolder();
        try (var postgres =
                        EmbeddedPostgres.start(new EmbeddedSettings(centre.data(), cache, 0, Duration.ofMinutes(2)));
                var connection = DriverManager.getConnection(
                        postgres.owner().url(),
                        postgres.owner().user(),
                        postgres.owner().password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO history.call (number, arrived_at, answered_at, ended_at, line, phone, class_of_service,
                                              trunk, place, status, answered_by, incident)
                    SELECT 1000000000 + n, now() - n * interval '5 minutes', now() - n * interval '5 minutes' + interval '6 seconds',
                           now() - n * interval '5 minutes' + interval '90 seconds', 'EMERGENCY',
                           '+1413555' || lpad((n %% 10000)::text, 4, '0'), 'WPH2', 'bench',
                           n || ' River Street', 'ENDED', 'ana', 1000000000 + n
                    FROM generate_series(1, %1$d) n""".formatted(HISTORY));
            statement.execute("""
                    INSERT INTO history.incident (number, opened_at, opened_by, dispatched_at, closed_at, type, type_words,
                                                  priority, place, municipality, disposition)
                    SELECT 1000000000 + n, now() - n * interval '5 minutes', 'ana', now() - n * interval '5 minutes',
                           now() - n * interval '4 minutes', 'MVA', 'Motor vehicle crash', 1 + n %% 5,
                           n || ' River Street', 'Bench', 'report'
                    FROM generate_series(1, %1$d) n""".formatted(HISTORY));
            statement.execute("ANALYZE history.call");
            statement.execute("ANALYZE history.incident");
        }
    }

    private void calls(Centre centre, Console console, CityPack city) throws IOException, InterruptedException {
        Map<String, Long> seen = new ConcurrentHashMap<>();
        var abandoned = ConcurrentHashMap.<Long>newKeySet();
        console.onDelta((delta, at) -> {
            for (var call : delta.path("calls")) {
                if (call.path("status").asString("").equals("ABANDONED")) {
                    abandoned.add(call.path("id").asLong(0));
                }
                seen.putIfAbsent(
                        PhoneNumber.of(call.path("number").asString("0")).digits(), at);
            }
        });
        var placed = new ConcurrentLinkedQueue<PlacedCall>();
        var count = new AtomicInteger();
        try (var network = new CallerNetwork("127.0.0.1", new InetSocketAddress("127.0.0.1", centre.sipPort()), 1);
                var pool = new CallerPool(network, Integer.MAX_VALUE)) {
            pool.callSteadily(CALLS_PER_SECOND, callTime, () -> caller(count.incrementAndGet(), city), placed::add);
            for (int waited = 0; seen.size() < placed.size() && waited < 30; waited++) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        var times = new ArrayList<Double>();
        int missing = 0;
        for (var call : placed) {
            var at = seen.get(call.caller().number().digits());
            if (at == null) {
                missing++;
            } else {
                times.add((at - call.placedNanos()) / 1e6);
            }
        }
        if (missing > 0) {
            throw new IOException(missing + " of " + placed.size() + " calls never reached the console");
        }
        TimeUnit.SECONDS.sleep(3);
        console.onDelta(Console.NOBODY);
        print(Figure.of("invite_to_console_ms", "ms", array(times)));
        // Nobody works with thousands of abandoned calls on the list: each is dealt with before the boards are
        // measured.
        for (long call : abandoned) {
            console.ask(
                    Console.request("calls.CloseAbandoned").put("call", call).put("outcome", "measured"));
        }
    }

    private static Caller caller(int n, CityPack city) {
        var door = city.doors().get(n * 31 % city.doors().size());
        return new Caller(
                new PhoneNumber(String.format(Locale.ROOT, "+1413%07d", 6_000_000 + n)),
                "",
                "urn:service:sos",
                door.point(),
                25,
                Map.of(),
                "WPH2",
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                0,
                "");
    }

    private void incidents(Console console, CityPack city) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 300; i++) {
            var open = Console.request("incidents.Open").put("note", "measured");
            long began = System.nanoTime();
            var answer = console.ask(open);
            times.add((System.nanoTime() - began) / 1e6);
            if (i >= OPEN_INCIDENTS) {
                console.ask(Console.request("incidents.Close")
                        .put("incident", answer.path("incident").asLong(0))
                        .put("disposition", "measured"));
            }
        }
        print(Figure.of("incident_save_ms", "ms", array(times)));
    }

    /// From naming the type of an incident with a place to the recommendation on the console.
    private void recommendations(Console console, CityPack city) throws IOException, InterruptedException {
        var arrived = new ConcurrentHashMap<Long, CountDownLatch>();
        var at = new ConcurrentHashMap<Long, Long>();
        console.onDelta((delta, nanos) -> {
            for (var incident : delta.path("incidents")) {
                var latch = arrived.get(incident.path("id").asLong(0));
                if (latch != null && incident.path("recommendation").isObject()) {
                    at.putIfAbsent(incident.path("id").asLong(0), nanos);
                    latch.countDown();
                }
            }
        });
        var times = new ArrayList<Double>();
        for (int i = 0; i < 60; i++) {
            var door = city.doors().get(i * 397 % city.doors().size());
            var open = Console.request("incidents.Open");
            open.putObject("place")
                    .put("typed", door.number() + door.suffix() + " " + door.street())
                    .put("lat", door.point().latitude())
                    .put("lon", door.point().longitude())
                    .put("force", true);
            long id = console.ask(open).path("incident").asLong(0);
            var latch = new CountDownLatch(1);
            arrived.put(id, latch);
            long began = System.nanoTime();
            console.ask(
                    Console.request("incidents.Classify").put("incident", id).put("incidentType", typeOf(i)));
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("no recommendation for incident " + id);
            }
            times.add((at.getOrDefault(id, began) - began) / 1e6);
            console.ask(Console.request("incidents.Close").put("incident", id).put("disposition", "measured"));
        }
        console.onDelta(Console.NOBODY);
        print(Figure.of("recommend_ms", "ms", array(times)));
    }

    private static String typeOf(int i) {
        return List.of("STRUC", "MVA", "CARD").get(i % 3);
    }

    private void toAll(Centre centre, Console asker) throws IOException, InterruptedException {
        var crowd = new ArrayList<Console>();
        try {
            while (crowd.size() < CONSOLES) {
                var signedIn = Console.signIn(centre.address(), "ben");
                for (int i = 0; i < CONSOLES_A_CLIENT; i++) {
                    crowd.add(Console.open(centre.address(), signedIn));
                }
            }
            long incident = asker.ask(Console.request("incidents.Open"))
                    .path("incident")
                    .asLong(0);
            var times = new ArrayList<Double>();
            for (int i = 0; i < 150; i++) {
                var mark = "measured-" + i + "-all";
                var all = new CountDownLatch(CONSOLES);
                var last = new AtomicLong();
                for (var console : crowd) {
                    console.onDeltaText((text, at) -> {
                        if (text.contains(mark)) {
                            last.accumulateAndGet(at, Math::max);
                            all.countDown();
                        }
                    });
                }
                long began = System.nanoTime();
                asker.ask(Console.request("incidents.AddNote")
                        .put("incident", incident)
                        .put("text", mark));
                if (!all.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("a note did not reach every console");
                }
                times.add((last.get() - began) / 1e6);
            }
            print(Figure.of("command_to_all_ms", "ms", array(times)));
        } finally {
            crowd.forEach(Console::close);
        }
    }

    /// The whole state a console starts with.
    private void board(Centre centre, Console console) throws IOException, InterruptedException {
        for (int i = 0; i < 30; i++) {
            console.hello();
        }
        int rounds = 100;
        var times = new ArrayList<Double>();
        double cpu = centre.cpuMillis();
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            var snapshot = console.hello().path("snapshot");
            times.add((System.nanoTime() - began) / 1e6);
            if (snapshot.path("incidents").size() < OPEN_INCIDENTS) {
                throw new IOException("the board is not whole");
            }
        }
        double each = (centre.cpuMillis() - cpu) / rounds;
        print(Figure.of("board_ms", "ms", array(times)));
        print(new Figure("board_cpu_ms", each, "ms", each, each, rounds));
    }

    private void history(Centre centre, Console console) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        double cpu = 0;
        for (int i = 0; i < WARM_UP + 300; i++) {
            if (i == WARM_UP) {
                cpu = centre.cpuMillis();
            }
            var path = String.format(Locale.ROOT, "/api/history/calls?phone=%%2B1413555%04d", i * 13 % 10_000);
            long began = System.nanoTime();
            var calls = console.get(path);
            if (i >= WARM_UP) {
                times.add((System.nanoTime() - began) / 1e6);
            }
            if (calls.size() < 9) {
                throw new IOException("earlier calls are missing: " + calls.size());
            }
        }
        double each = (centre.cpuMillis() - cpu) / times.size();
        print(Figure.of("history_by_phone_ms", "ms", array(times)));
        print(new Figure("history_by_phone_cpu_ms", each, "ms", each, each, times.size()));
    }

    private static double[] array(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
