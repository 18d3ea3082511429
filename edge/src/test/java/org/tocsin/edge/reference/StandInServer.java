package org.tocsin.edge.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Somebody else's HTTP server (the JDK's), who answers what a test laid out and remembers what he was asked.
public final class StandInServer implements AutoCloseable {
    /// What comes back.
    public interface Turn {
        void take(HttpExchange exchange) throws IOException;
    }

    /// @param method of the request
    public record Asked(String method, String path, String contentType, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Turn> turns = new ArrayDeque<>();
    private volatile @Nullable Turn last;

    public StandInServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    private StandInServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// One that demands a certificate.
    public static StandInServer demanding(SSLContext tls) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new StandInServer(server, "https");
    }

    public static Turn says(int status, String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    public static Turn held(String body) {
        return says(200, "application/held+xml", body);
    }

    public static Turn redirects(int status, String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /// Takes the question and says nothing while the test lasts.
    public static Turn silent() {
        return exchange -> {};
    }

    /// These answers one after the other, the last again and again.
    public synchronized StandInServer answers(Turn... script) {
        turns.addAll(List.of(script));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        asked.add(new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), type == null ? "" : type, body));
        next().take(exchange);
    }

    private synchronized Turn next() {
        var turn = turns.poll();
        if (turn != null) {
            last = turn;
        }
        var now = last;
        return now == null ? says(500, "text/plain", "nothing laid out") : now;
    }

    public List<Asked> asked() {
        return asked;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String uri(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    /// A list with this server alone.
    public TrustList trusted() {
        return TrustList.of(List.of(uri("")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
