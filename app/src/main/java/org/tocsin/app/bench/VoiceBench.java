package org.tocsin.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.geography.pack.PackWriter;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.city.CityGenerator;

/// `./tocsin bench voice`: calls, legs, delay, conferences and a flood, measured on loopback in under four minutes.
///
/// | figure | what |
/// |---|---|
/// | concurrent_legs | answered, recorded calls at a time with at most 0.1 % of packets lost: 300 or 600 |
/// | legs_callers_cpu_percent | of one processor, the callers and the measuring meanwhile |
/// | legs_loss_percent | of packets both ways with that many |
/// | mouth_to_ear_ms | a caller's packet leaving to the same sound reaching a position's browser, SRTP included |
/// | conference_mix_cpu_percent | of one processor, the media thread with 50 conferences of three who all speak |
/// | calls_per_second | callers who ring and hang up, each durable before it rings |
/// | call_cpu_ms | processor time of the server for one of those |
/// | calls_per_second_ratio_to_kamailio | the same callers at Kamailio with transactions, which keeps nothing |
/// | flood_genuine_queued_ms | INVITE to console of one genuine call a second among 1,000 a second of a flood |
public final class VoiceBench {
    private static final int CITY_ADDRESSES = 20_000;
    private static final int FIRST_MEDIA_PORT = 20_000;
    private static final int LAST_MEDIA_PORT = 21_999;
    private static final Duration CALLS_TIME = Duration.ofSeconds(8);
    /// A centre runs for months: what its first seconds cost is no figure of its calls.
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration FLOOD_TIME = Duration.ofSeconds(20);
    private static final int FLOOD_PER_SECOND = 1_000;
    private static final int FLOOD_CALLERS = 5_000;

    private final PrintStream out;
    private final PrintStream remarks;
    private final Path folder;

    private VoiceBench(PrintStream out, PrintStream remarks, Path folder) {
        this.out = out;
        this.remarks = remarks;
        this.folder = folder;
    }

    /// Runs everything in a temporary folder that is removed afterwards.
    ///
    /// @param remarks what was left out, and why
    public static void run(PrintStream out, PrintStream remarks) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("tocsin-bench");
        try {
            new VoiceBench(out, remarks, folder).measure();
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

    private void measure() throws IOException, InterruptedException {
        var pack = folder.resolve("city.tocsinpack");
        PackWriter.write(CityGenerator.generate(7, CITY_ADDRESSES), pack);
        var settings = List.of(
                "sip.media-port-low=" + FIRST_MEDIA_PORT,
                "sip.media-port-high=" + LAST_MEDIA_PORT,
                "sip.browser-port=" + Centre.freePort());
        try (var centre = new Centre(folder.resolve("data"), pack, settings)) {
            centre.awaitPage();
            var signedIn = Console.signIn(centre.address(), "ana");
            try (var console = Console.open(centre.address(), signedIn)) {
                console.ask(Console.request("positions.SignOn")
                        .put("position", "P1")
                        .put("takeOver", true));
                new Legs(centre, console).measure().forEach(this::print);
                print(new MouthToEar(centre, console).measure());
            }
            print(Conferences.measure());
            if (Sipp.isInstalled()) {
                var sipp = new Sipp(folder.resolve("sipp"));
                calls(centre, sipp);
                flood(centre, sipp);
            } else {
                remarks.println("sipp is not installed: calls a second and the flood are not measured"
                        + " (sudo apt install sip-tester)");
            }
        }
    }

    private void calls(Centre centre, Sipp sipp) throws IOException, InterruptedException {
        sipp.calls(centre.sipPort(), WARM_UP);
        double before = centre.cpuMillis();
        var ours = sipp.calls(centre.sipPort(), CALLS_TIME);
        print(Figure.single("calls_per_second", "calls/s", ours.perSecond()));
        print(Figure.single(
                "calls_per_second_cpu_percent", "%", (centre.cpuMillis() - before) / (CALLS_TIME.toMillis()) * 100));
        print(Figure.single("call_cpu_ms", "ms", (centre.cpuMillis() - before) / Math.max(1, ours.completed())));
        if (ours.failed() > 0) {
            remarks.printf(Locale.ROOT, "%d of %d calls failed%n", ours.failed(), ours.completed());
        }
        if (!Kamailio.isInstalled()) {
            remarks.println("kamailio is not installed: nothing to put the calls beside (sudo apt install kamailio)");
            return;
        }
        try (var kamailio = new Kamailio(folder.resolve("sipp"))) {
            sipp.calls(kamailio.port(), Duration.ofSeconds(4));
            var theirs = sipp.calls(kamailio.port(), CALLS_TIME);
            if (theirs.perSecond() <= 0) {
                throw new IOException("kamailio took no calls: " + theirs);
            }
            print(Figure.single("kamailio_calls_per_second", "calls/s", theirs.perSecond()));
            print(Figure.single("calls_per_second_ratio_to_kamailio", "ratio", ours.perSecond() / theirs.perSecond()));
        }
    }

    private void flood(Centre centre, Sipp sipp) throws IOException, InterruptedException {
        var signedIn = Console.signIn(centre.address(), "ana");
        try (var console = Console.open(centre.address(), signedIn);
                var network = new CallerNetwork("127.0.0.1", new InetSocketAddress("127.0.0.1", centre.sipPort()), 3);
                var flood = sipp.flood(centre.sipPort(), FLOOD_PER_SECOND, FLOOD_CALLERS)) {
            var genuine = new Genuine(network, console);
            var figure = genuine.measure(FLOOD_TIME);
            flood.stop();
            print(figure);
            var outcome = flood.outcome();
            print(Figure.single("flood_calls_per_second", "calls/s", outcome.perSecond()));
            genuine.remark().ifPresent(remarks::println);
        }
    }

    /// A caller without a voice, from a landline nowhere.
    static Caller caller(PhoneNumber number, Duration talk) {
        return new Caller(number, "", "urn:service:sos", null, 0, Map.of(), "RESD", talk, Duration.ofMinutes(3), 1, "");
    }

    static void pause(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
