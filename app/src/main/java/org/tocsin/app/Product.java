package org.tocsin.app;

import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.Mode;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.maps.MapCommand;
import org.tocsin.core.queues.QueueCommand;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.edge.http.Archive;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.reports.JournalReports;
import org.tocsin.edge.vault.Vault;

/// The whole centre, running. Started in this order: database, journal, centre, HTTP, then calls and the made-up city's
/// life; closed in the other. The map is read and the web server made meanwhile.
public final class Product implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Product.class.getName());
    private static final Actor SELF = new Actor.Machine("start");
    private static final int PATIENCE_SECONDS = 30;

    private final Configuration configuration;
    private final Mode mode;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Clock clock = Clock.systemUTC();
    private @Nullable CentrePart centre;
    private @Nullable PeoplePart people;
    private @Nullable Vault vault;
    private int httpPort;
    private int sipPort;
    private final long began;
    private long startMillis;

    private Product(Configuration configuration, Mode mode, long began) {
        this.began = began;
        this.configuration = configuration;
        this.mode = mode;
    }

    /// @param began [System#nanoTime] when the process began, for the time it takes
    /// @throws StartFailure when it cannot start; whatever had been started is closed again
    public static Product start(Configuration configuration, Mode mode, long began) {
        Ports.check(configuration);
        var product = new Product(configuration, mode, began);
        try {
            Logs.toFile(configuration.files().dataFolder().resolve("logs"));
            product.build();
            product.startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            return product;
        } catch (RuntimeException | ExceptionInInitializerError e) {
            LOG.log(System.Logger.Level.INFO, "cannot start", e);
            product.close();
            throw e instanceof StartFailure failure
                    ? failure
                    : new StartFailure(StartFailure.CANNOT_START, "Cannot start: " + e.getMessage(), e);
        }
    }

    private void build() {
        // The streets take the processor, the database the disk: both at once.
        var streets = CompletableFuture.supplyAsync(() -> Streets.load(configuration));
        var json = WebServer.json();
        var served = new CompletableFuture<WebServer.Parts>();
        parts.push(() -> served.cancel(false)); // nobody waits for what does not come
        var listening = WebServer.begin(configuration, served, json, clock);
        var database = opened(Database.open(configuration));
        step("database");
        var centre = opened(CentrePart.open(configuration, database, clock, this::fenced));
        this.centre = centre;
        step("journal");
        var people = PeoplePart.open(database, clock);
        if (mode == Mode.RUN) {
            people.fillDemo();
        }
        this.people = people;
        step("people");
        var city = joined(streets);
        step("streets");
        var zone = ZoneId.of(
                configuration.centre().timeZone().isEmpty()
                        ? city.pack().manifest().timeZone()
                        : configuration.centre().timeZone());
        furnish(centre.writer(), city, zone);
        step("units and plans");
        var tokens = Secrets.machines(configuration);
        var archive = new Archive(JdbcClient.create(database.lookUps()));
        var live = opened(LivePart.open(configuration, mode, centre, people, city, json, clock, zone));
        var past = opened(PastPart.open(database, centre, archive, live.notes(), live.hub()));
        centre.writer()
                .subscribe(TextPart.watch(live.hub(), clock, centre.writer().state()));
        var vault = new Vault(database.lookUps(), configuration.files().dataFolder());
        this.vault = vault;
        var telephony = VoicePart.open(configuration, trunk(), centre.writer(), live.hub(), live.notes(), clock);
        parts.push(telephony);
        var locations = opened(LocationPart.open(configuration.location(), centre.writer(), telephony, clock));
        served.complete(new WebServer.Parts(
                centre,
                people,
                city,
                archive,
                new JournalReports(JdbcClient.create(database.lookUps())),
                past.history(),
                vault,
                live,
                telephony,
                tokens));
        var web = opened(joined(listening));
        httpPort = web.port();
        step("web");
        telephony.start();
        sipPort = telephony.sipUdpPort();
        if (mode == Mode.RUN) {
            Residents.fileOnce(
                    vault, centre.writer(), json, city, configuration.city().seed());
        }
        if (mode == Mode.RUN && configuration.simulator().enabled()) {
            opened(LifePart.start(
                    configuration,
                    city,
                    centre.writer().state(),
                    people,
                    tokens,
                    URI.create(address()),
                    sipPort,
                    locations));
        }
        step("telephony");
    }

    /// Where calls of the centre go; a made-up city has a made-up network.
    private String trunk() {
        var sip = configuration.sip();
        if (mode != Mode.RUN
                || !sip.trunk().isEmpty()
                || !configuration.simulator().enabled()) {
            return sip.trunk();
        }
        return opened(LifePart.peers(configuration)).uri();
    }

    private void step(String ready) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0} ready after {1} ms",
                ready,
                Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
    }

    private static <T> T joined(CompletableFuture<T> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /// Makes units and incident types known; a second time changes nothing. Which map answers is noted each time.
    private void furnish(Writer writer, City city, ZoneId zone) {
        submit(writer, Streets.plans(configuration));
        submit(writer, VoicePart.directory(configuration, mode, city.pack()));
        submit(writer, TextPart.policy(configuration));
        submit(writer, new QueueCommand.Load(Streets.queues(configuration, zone.getId())));
        submit(writer, new MapCommand.PutInForce(city.mapped(), "", ""));
        submit(writer, new UnitCommand.Commission(city.listUnits()));
    }

    private static void submit(Writer writer, Command command) {
        try {
            switch (writer.submit(command, SELF, "start-" + UUID.randomUUID())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case Result.Accepted _ -> {}
                case Result.Rejected rejected ->
                    throw new StartFailure(
                            StartFailure.CANNOT_START, rejected.rejection().message());
                case Result.Failed failed -> throw new StartFailure(StartFailure.CANNOT_START, failed.message());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(StartFailure.CANNOT_START, "Interrupted while starting.", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The journal does not answer.", e);
        }
    }

    /// Another server leads, or the disk failed: this process must not write any more.
    private void fenced(String why) {
        System.err.println("tocsin: out of service: " + why);
        Runtime.getRuntime().halt(StartFailure.CANNOT_START);
    }

    /// Where to go and how to sign in.
    void greet(PrintStream out) {
        out.printf("Tocsin is ready at %s (%.1f s)%n", address(), startMillis / 1000.0);
        if (mode == Mode.RUN) {
            out.println("  Sign in as ana (telecommunicator), ben (dispatcher) or sam (supervisor), password "
                    + PeoplePart.DEMO_PASSWORD + ".");
            out.println("  9-1-1 calls come in by SIP on " + configuration.sip().address() + ":" + sipPort
                    + ", UDP and TCP.");
            out.println("  Data in " + configuration.files().dataFolder() + ". Ctrl+C stops.");
        }
        out.flush();
    }

    /// The first page.
    public String address() {
        var http = configuration.http();
        var scheme = http.tlsCertificate().isEmpty() ? "http" : "https";
        return scheme + "://" + http.address() + ":" + httpPort + "/";
    }

    Writer writer() {
        return Objects.requireNonNull(centre).writer();
    }

    PeoplePart people() {
        return Objects.requireNonNull(people);
    }

    Vault vault() {
        return Objects.requireNonNull(vault);
    }

    int sipPort() {
        return sipPort;
    }

    void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops everything, last started first. Idempotent.
    @Override
    public synchronized void close() {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part did not stop cleanly", e);
            }
        }
        closed.countDown();
    }
}
