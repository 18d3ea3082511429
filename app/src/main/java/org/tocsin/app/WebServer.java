package org.tocsin.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.avl.Fleet;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.history.History;
import org.tocsin.edge.http.Archive;
import org.tocsin.edge.http.CurrentMap;
import org.tocsin.edge.http.Health;
import org.tocsin.edge.http.LostDesk;
import org.tocsin.edge.http.MachineTokens;
import org.tocsin.edge.http.PackDesk;
import org.tocsin.edge.http.Pages;
import org.tocsin.edge.http.PhraseBook;
import org.tocsin.edge.http.RateCap;
import org.tocsin.edge.interop.alarms.AlarmDesk;
import org.tocsin.edge.interop.lost.LostServer;
import org.tocsin.edge.journal.SpooledJournal;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.LiveSocket;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Accounts;
import org.tocsin.edge.people.AlarmSources;
import org.tocsin.edge.people.FrontDoor;
import org.tocsin.edge.people.Sessions;
import org.tocsin.edge.reports.JournalReports;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.vault.Vault;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// HTTP and the live connection, listening.
final class WebServer implements AutoCloseable {
    private final ConfigurableApplicationContext spring;

    private WebServer(ConfigurableApplicationContext spring) {
        this.spring = spring;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) spring).getWebServer())
                .getPort();
    }

    /// What is served.
    record Parts(
            CentrePart centre,
            PeoplePart people,
            City city,
            Archive archive,
            JournalReports reports,
            History history,
            Vault vault,
            LivePart live,
            Telephony telephony,
            MachineTokens tokens) {}

    /// Starts beside the rest of the centre: Spring has seconds of work before it needs what it serves. It listens when
    /// the parts are there; if they never come (the future is cancelled) nothing stays.
    static CompletableFuture<WebServer> begin(
            Configuration configuration, CompletableFuture<Parts> parts, JsonMapper json, Clock clock) {
        return CompletableFuture.supplyAsync(
                () -> start(configuration, parts, json, clock),
                start -> Thread.ofPlatform().daemon().name("web-start").start(start));
    }

    private static WebServer start(
            Configuration configuration, CompletableFuture<Parts> parts, JsonMapper json, Clock clock) {
        var started = clock.instant();
        var phrases = TextPart.phrases(configuration);
        var application = new SpringApplication(WebPart.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties(configuration));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(JsonMapper.class, () -> json);
            beans.registerBean(Clock.class, () -> clock);
            beans.registerBean(PhraseBook.class, () -> phrases);
            beans.registerBean(Pages.class, () -> new Pages(consoleLocation(configuration)));
            register(beans, parts);
            beans.registerBean(PackDesk.class, () -> packs(parts.join(), clock));
            beans.registerBean(
                    LostDesk.class, () -> lost(configuration, parts.join().city(), clock));
            beans.registerBean(AlarmDesk.class, () -> alarms(parts.join(), clock));
            beans.registerBean(Health.class, () -> new Health(health(parts.join(), started, clock)));
        });
        try {
            var context = application.run();
            context.getBean(CurrentMap.class).prepare();
            return new WebServer(context);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException taken) {
                    throw new StartFailure(
                            StartFailure.PORT_TAKEN,
                            "TCP port " + taken.getPort() + " is taken by another program. Choose another with --set"
                                    + " http.port=NUMBER.",
                            e);
                }
            }
            throw e;
        }
    }

    private static void register(GenericApplicationContext beans, CompletableFuture<Parts> parts) {
        beans.registerBean(
                Writer.class, () -> parts.join().centre().writer(), definition -> definition.setDestroyMethodName(""));
        beans.registerBean(
                Telephony.class, () -> parts.join().telephony(), definition -> definition.setDestroyMethodName(""));
        beans.registerBean(Gazetteer.class, () -> parts.join().city().gazetteer());
        beans.registerBean(Roads.class, () -> parts.join().city().roads());
        beans.registerBean(CurrentMap.class, () -> new CurrentMap(parts.join().city()::pack));
        beans.registerBean(Fleet.class, () -> parts.join().live().fleet());
        beans.registerBean(Travels.class, () -> parts.join().live().travels());
        beans.registerBean(ViewMaker.class, () -> parts.join().live().views());
        beans.registerBean(LiveSocket.class, () -> parts.join().live().socket());
        beans.registerBean(Archive.class, () -> parts.join().archive());
        beans.registerBean(JournalReports.class, () -> parts.join().reports());
        beans.registerBean(History.class, () -> parts.join().history());
        beans.registerBean(Vault.class, () -> parts.join().vault());
        beans.registerBean(MachineTokens.class, () -> parts.join().tokens());
        beans.registerBean(Accounts.class, () -> parts.join().people().accounts());
        beans.registerBean(AlarmSources.class, () -> parts.join().people().alarmSources());
        beans.registerBean(Sessions.class, () -> parts.join().people().sessions());
        beans.registerBean(FrontDoor.class, () -> parts.join().people().door());
    }

    private static PackDesk packs(Parts parts, Clock clock) {
        return new PackSwap(parts.city(), parts.centre().writer(), parts.live().hub(), clock);
    }

    /// The one way JSON is read and written on the wire.
    static JsonMapper json() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private static AlarmDesk alarms(Parts parts, Clock clock) {
        return new AlarmDesk(
                parts.centre().writer(),
                number -> parts.city().pack().fireBoxes().stream()
                        .filter(box -> box.number().equals(number))
                        .findFirst(),
                clock);
    }

    /// On when it is said where calls go; a city on this machine only answers for itself.
    private static LostDesk lost(Configuration configuration, City city, Clock clock) {
        var lost = configuration.lost();
        var services = lost.services().stream()
                .map(line -> line.split("=", 2))
                .map(pair -> new LostServer.Service(
                        pair[0].strip(), BoundaryKind.valueOf(pair[1].strip()), lost.uri(), lost.number()))
                .toList();
        return new LostDesk(
                lost.uri().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new LostServer(
                                lost.source(), services, () -> new LostServer.Map(city.pack(), city.gazetteer()))),
                new RateCap(lost.perSecond(), clock));
    }

    private static Supplier<Health.State> health(Parts parts, Instant started, Clock clock) {
        var centre = parts.centre();
        return () -> {
            var state = centre.writer().state();
            boolean up = centre.journal().mode() == SpooledJournal.Mode.DATABASE;
            return new Health.State(
                    up ? "up" : "degraded",
                    up ? "up" : "down",
                    state.sequence(),
                    state.calls().listWaiting().size(),
                    state.incidents().open().size(),
                    parts.city().gazetteer().packVersion(),
                    started,
                    clock.instant());
        };
    }

    private static String consoleLocation(Configuration configuration) {
        var set = configuration.http().console();
        var given = set.isEmpty() ? System.getProperty("tocsin.console", "") : set;
        return given.isEmpty() || !Files.isDirectory(Path.of(given))
                ? "classpath:/static/"
                : Path.of(given).toAbsolutePath().toUri().toString();
    }

    private static Map<String, Object> properties(Configuration configuration) {
        var http = configuration.http();
        var properties = new HashMap<String, Object>();
        properties.put("server.address", http.address());
        properties.put("server.port", http.port());
        properties.put("server.shutdown", "immediate");
        properties.put("server.server-header", "");
        properties.put("server.compression.enabled", true);
        properties.put(
                "server.compression.mime-types", "application/json,text/html,text/css,text/javascript,image/svg+xml");
        properties.put("server.max-http-request-header-size", "16KB");
        // Platform threads: a virtual thread that loads a class holds its carrier, and on two processors both carriers
        // can
        // wait for a lock whose owner waits for a carrier. A centre has tens of consoles, not tens of thousands.
        properties.put("spring.threads.virtual.enabled", false);
        properties.put("server.tomcat.threads.max", 64);
        properties.put("server.tomcat.threads.min-spare", 4);
        properties.put("spring.main.lazy-initialization", false);
        properties.put("spring.jmx.enabled", false);
        properties.put("spring.web.resources.add-mappings", false);
        if (!http.tlsCertificate().isEmpty()) {
            properties.put("server.ssl.enabled", true);
            properties.put("server.ssl.certificate", "file:" + http.tlsCertificate());
            properties.put("server.ssl.certificate-private-key", "file:" + http.tlsKey());
            properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        }
        return properties;
    }

    @Override
    public void close() {
        spring.close();
    }
}
