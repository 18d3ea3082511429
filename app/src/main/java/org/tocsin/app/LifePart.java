package org.tocsin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.http.MachineTokens;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.edge.telephony.LocationSource;
import org.tocsin.sim.alarms.AlarmSources;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.callers.CallerPool;
import org.tocsin.sim.callers.LocationServer;
import org.tocsin.sim.crews.Crews;
import org.tocsin.sim.crews.HttpCrewLink;
import org.tocsin.sim.desk.LiveDesk;
import org.tocsin.sim.happenings.Happenings;
import org.tocsin.sim.peers.Peer;
import org.tocsin.sim.peers.PeerNetwork;

/// The made-up city's life: callers with telephones, crews in their vehicles, and an automatic desk for the calls
/// that no person takes. It uses the doors anybody would: SIP, HTTP and the live connection.
final class LifePart implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LifePart.class.getName());
    private static final int MOST_CALLS_AT_ONCE = 6;
    private static final int CALLS_FOR_EACH_ALARM = 6;
    private static final String DESK_LOGIN = "robot";

    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("life-", 0).factory());
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private LifePart() {}

    static LifePart start(
            Configuration configuration,
            City city,
            Centre centre,
            PeoplePart people,
            MachineTokens tokens,
            URI address,
            int sipPort,
            LocationPart locations) {
        var life = new LifePart();
        var settings = configuration.simulator();
        long seed = configuration.city().seed();
        var link = new HttpCrewLink(address, tokens.ofMobileGateway());
        var crews = new Crews(centre.units().list(), city.roads(), city.pack().hospitals(), link, seed);
        life.everySecond("crews", () -> crews.step(Instant.now()));
        if (settings.callsPerHour() == 0) {
            return life;
        }
        var alarms = new AlarmSources(
                address,
                tokens::ofAlarmSource,
                city.pack(),
                Duration.ofHours(CALLS_FOR_EACH_ALARM).dividedBy(settings.callsPerHour()),
                seed);
        life.everySecond("alarms", () -> alarms.step(Instant.now()));
        try {
            var happenings = new Happenings(city.pack(), centre.plans().list(), settings.callsPerHour(), seed);
            var telephones = InetAddress.getByName(configuration.sip().address());
            var network = life.opened(
                    new CallerNetwork(telephones.getHostAddress(), new InetSocketAddress(telephones, sipPort), seed));
            locations.desk().add(new Telephones(network));
            var server = life.opened(new LocationServer(telephones.getHostAddress()));
            network.locateBy(server);
            locations.trust(server.address());
            var callers = life.opened(new CallerPool(network, MOST_CALLS_AT_ONCE));
            if (settings.desk()) {
                life.startDesk(configuration, people, address, happenings);
            }
            callers.start(happenings);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the made-up callers have no telephone", e);
        }
        return life;
    }

    /// The people a centre calls: 988, interpreters, whoever hung up. Horn of Africa never picks up, so that the
    /// next provider is tried.
    static PeerNetwork peers(Configuration configuration) {
        try {
            var address = InetAddress.getByName(configuration.sip().address()).getHostAddress();
            return new PeerNetwork(
                    address,
                    Map.of(
                            "+18005550111", Peer.silent(),
                            "+18005550112", new Peer(Duration.ofSeconds(4), Duration.ofSeconds(3), 0, 3),
                            "+18005550113", Peer.willing(5),
                            "988", new Peer(Duration.ofSeconds(5), Duration.ofSeconds(1), 0, 6),
                            "+16175550162", Peer.busy()),
                    configuration.city().seed());
        } catch (IOException e) {
            throw new StartFailure(
                    StartFailure.CANNOT_START, "The simulated network of those the centre calls has no port.", e);
        }
    }

    /// Simulated telephones answer in the call's own signalling, as some networks do.
    private record Telephones(CallerNetwork network) implements LocationSource {
        @Override
        public boolean knows(Call call) {
            var number = call.number();
            return number != null && network.knowsWhere(number);
        }

        @Override
        public List<Fix> ask(Call call, Haste haste) throws NotGiven {
            var number = call.number();
            if (number == null || !network.askWhere(number)) {
                throw new NotGiven("the telephone is not reached", false);
            }
            return List.of();
        }
    }

    private void startDesk(Configuration configuration, PeoplePart people, URI address, Happenings happenings) {
        var password = Secrets.random();
        people.accounts()
                .put(
                        new Account(DESK_LOGIN, "Automatic desk", Set.of(Role.TELECOMMUNICATOR, Role.DISPATCHER), true),
                        password,
                        "simulator");
        var seat = List.copyOf(configuration.centre().positions()).getLast();
        var desk = opened(new LiveDesk(address, DESK_LOGIN, password, seat, Set.of(seat), happenings::find));
        everySecond("automatic desk", () -> desk.step(Instant.now()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void everySecond(String who, Step step) {
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        step.take();
                    } catch (IOException e) {
                        LOG.log(System.Logger.Level.INFO, "{0}: {1}", who, String.valueOf(e.getMessage()));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, who + " failed", e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        clockwork.shutdownNow();
        for (var part : parts) {
            part.close();
        }
    }
}
