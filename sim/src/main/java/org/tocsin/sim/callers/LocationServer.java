package org.tocsin.sim.callers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.emergency.HeldAnswer;
import org.tocsin.sip.emergency.HeldRequest;
import org.tocsin.sip.message.Bytes;

/// The location server of the simulated mobile network (HELD, RFC 5985, dereferenced as in RFC 6753): a call
/// brings a URI of it, and whoever asks there hears where the telephone is now. In haste it names the cell of a
/// mast; with time a circle that sharpens, moves with those who move, and for a few telephones nothing at first.
/// Safe from any thread.
public final class LocationServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocationServer.class.getName());
    private static final String PATH = "/held/";
    private static final int MAXIMUM_BYTES = 65_536;
    private static final double CELL_METERS = 700;
    /// Of so many telephones one is not found at first.
    private static final int SLOW_OF = 12;
    private static final long SLOW_NANOS = 12_000_000_000L;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Telephone> telephones = new ConcurrentHashMap<>();

    private record Telephone(Drift drift, long sinceNanos) {
        /// Which of the reports of [Drift] is due; the first at once.
        int report(long nowNanos) {
            long every = Math.max(1, drift.every().toNanos());
            return 1 + (int) Math.min(1_000, (nowNanos - sinceNanos) / every);
        }

        boolean isSlow(long nowNanos) {
            return drift.seed() % SLOW_OF == 1 && nowNanos - sinceNanos < SLOW_NANOS;
        }
    }

    /// @param host our own address
    public LocationServer(String host) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::handle);
        server.start();
    }

    /// Where it is asked; without a path.
    public URI address() {
        var at = server.getAddress();
        var host = at.getAddress().getHostAddress();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + at.getPort());
    }

    /// A location URI for a telephone, good until [#forget].
    String refer(Drift drift) {
        var token = UUID.randomUUID().toString();
        telephones.put(token, new Telephone(drift, System.nanoTime()));
        return address() + PATH + token;
    }

    void forget(String uri) {
        telephones.remove(uri.substring(uri.lastIndexOf('/') + 1));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var token = exchange.getRequestURI().getPath().substring(PATH.length());
            var telephone = Optional.ofNullable(telephones.get(token));
            byte[] question = exchange.getRequestBody().readNBytes(MAXIMUM_BYTES);
            if (telephone.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] answer = answer(telephone.get(), Bytes.of(question)).toArray();
            exchange.getResponseHeaders().set("Content-Type", HeldRequest.MEDIA_TYPE.text());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the simulated location server stumbled", e);
        }
    }

    private static Bytes answer(Telephone telephone, Bytes question) {
        HeldRequest request;
        try {
            request = HeldRequest.parse(question);
        } catch (MalformedException e) {
            return HeldAnswer.error(new HeldAnswer.Refused("xmlError", "not a locationRequest", List.of()));
        }
        long now = System.nanoTime();
        var drift = telephone.drift();
        if (request.responseTime().equals(HeldRequest.EMERGENCY_ROUTING)) {
            var cell = drift.cell(CELL_METERS);
            return HeldAnswer.response(
                    EmergencyInvite.location(cell.center(), cell.radiusMeters(), Map.of(), "Cell", Instant.now()));
        }
        if (telephone.isSlow(now)) {
            return HeldAnswer.error(new HeldAnswer.Refused("locationUnknown", "no fix yet", List.of()));
        }
        var where = drift.report(telephone.report(now));
        return HeldAnswer.response(
                EmergencyInvite.location(where.center(), where.radiusMeters(), Map.of(), "GPS", Instant.now()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
