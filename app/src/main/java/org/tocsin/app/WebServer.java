package org.tocsin.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.Mode;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.avl.Fleet;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.http.Health;
import org.tocsin.edge.http.MachineTokens;
import org.tocsin.edge.http.MapLayers;
import org.tocsin.edge.http.Pages;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.SpooledJournal;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Attendance;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.LiveSocket;
import org.tocsin.edge.live.ToClient;
import org.tocsin.edge.live.request.Advisor;
import org.tocsin.edge.live.request.Desk;
import org.tocsin.edge.live.request.PlaceReader;
import org.tocsin.edge.live.view.CentreInfo;
import org.tocsin.edge.live.view.DatabaseState;
import org.tocsin.edge.live.view.Geometry;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Accounts;
import org.tocsin.edge.people.FrontDoor;
import org.tocsin.edge.people.Sessions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// HTTP and the live connection, listening.
final class WebServer implements AutoCloseable {
    private final ConfigurableApplicationContext spring;
    private final List<AutoCloseable> parts;

    private WebServer(ConfigurableApplicationContext spring, List<AutoCloseable> parts) {
        this.spring = spring;
        this.parts = parts;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) spring).getWebServer())
                .getPort();
    }

    static WebServer start(
            Configuration configuration,
            Mode mode,
            CentrePart centre,
            PeoplePart people,
            City city,
            MachineTokens tokens,
            Clock clock,
            ZoneId zone) {
        var writer = centre.writer();
        var json = json();
        var fleet = new Fleet(clock);
        var travels = new Travels(city.roads(), fleet);
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var advisor = new Advisor(writer, travels, city.gazetteer()::packVersion, workers);
        var views = new ViewMaker(city.gazetteer(), people.accounts()::nameOf, _ -> 0);
        var hub = new Hub(json, views, fleet, clock, info(configuration, mode, city, zone), writer.state());
        writer.subscribe(new Announcer(hub, advisor, city));
        city.close(writer.state().closures(), clock.instant());
        advisor.catchUp(writer.state());
        var desk = new Desk(writer, new PlaceReader(city.gazetteer()), advisor, clock, zone);
        var attendance = new Attendance(writer, configuration.centre().awayGrace());
        var socket = new LiveSocket(hub, desk, attendance, clock);
        var started = clock.instant();
        var application = new SpringApplication(WebPart.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties(configuration));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(JsonMapper.class, () -> json);
            beans.registerBean(Writer.class, () -> writer, definition -> definition.setDestroyMethodName(""));
            beans.registerBean(Gazetteer.class, city::gazetteer);
            beans.registerBean(Roads.class, city::roads);
            beans.registerBean(Fleet.class, () -> fleet);
            beans.registerBean(Travels.class, () -> travels);
            beans.registerBean(MachineTokens.class, () -> tokens);
            beans.registerBean(MapLayers.class, () -> new MapLayers(city.pack(), json));
            beans.registerBean(Accounts.class, people::accounts);
            beans.registerBean(Sessions.class, people::sessions);
            beans.registerBean(FrontDoor.class, people::door);
            beans.registerBean(LiveSocket.class, () -> socket);
            beans.registerBean(Health.class, () -> new Health(health(centre, city, started, clock)));
            beans.registerBean(Pages.class, () -> new Pages(consoleLocation(configuration)));
        });
        try {
            var context = application.run();
            return new WebServer(context, List.of(attendance, hub, (ExecutorService) workers));
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

    /// The one way JSON is read and written on the wire.
    static JsonMapper json() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private static CentreInfo info(Configuration configuration, Mode mode, City city, ZoneId zone) {
        var manifest = city.pack().manifest();
        return new CentreInfo(
                configuration.centre().name(),
                zone.getId(),
                manifest.name(),
                manifest.version(),
                Geometry.pair(manifest.center()),
                DatabaseState.UP,
                configuration.centre().positions().stream()
                        .map(name -> new PositionId(name).value())
                        .toList(),
                mode == Mode.RUN);
    }

    private static Supplier<Health.State> health(CentrePart centre, City city, Instant started, Clock clock) {
        return () -> {
            var state = centre.writer().state();
            boolean up = centre.journal().mode() == SpooledJournal.Mode.DATABASE;
            return new Health.State(
                    up ? "up" : "degraded",
                    up ? "up" : "down",
                    state.sequence(),
                    state.calls().listWaiting().size(),
                    state.incidents().open().size(),
                    city.gazetteer().packVersion(),
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
        properties.put("spring.threads.virtual.enabled", true);
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

    /// Passes on what the writer tells.
    private record Announcer(Hub hub, Advisor advisor, City city) implements WriterListener {
        @Override
        public void committed(Commit commit) {
            hub.onCommitted(commit.state(), commit.events(), commit.at());
            if (commit.events().stream().anyMatch(ClosureEvent.class::isInstance)) {
                city.close(commit.state().closures(), commit.at());
            }
            advisor.onCommitted(commit.state(), commit.events());
        }

        @Override
        public void modeChanged(SpooledJournal.Mode mode) {
            switch (mode) {
                case DATABASE -> hub.tellMode(DatabaseState.UP, "The database is back; everything is in it.");
                case SPOOL ->
                    hub.tellMode(
                            DatabaseState.DOWN,
                            "The database is away. Calls and dispatch go on and are kept; look-ups of the past wait.");
                case FENCED -> hub.tellMode(DatabaseState.DOWN, "This server has been taken out of service.");
            }
        }

        @Override
        public void alarmed(Alarm alarm) {
            boolean over = alarm.code().endsWith("-over");
            hub.tellAlarm(new ToClient.Alarm(
                    over ? alarm.code().substring(0, alarm.code().length() - "-over".length()) : alarm.code(),
                    ToClient.AlarmLevel.CRITICAL,
                    alarm.message(),
                    alarm.at(),
                    over ? true : null));
        }
    }

    @Override
    public void close() throws Exception {
        spring.close();
        for (var part : parts) {
            part.close();
        }
    }
}
