package org.tocsin.app.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A console without a screen: signs in, follows the live connection, asks for things.
final class Console implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WELCOME_SECONDS = 6;
    private static final int PATIENCE_SECONDS = 20;

    private final URI base;
    private final HttpClient http;
    private final WebSocket socket;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile CompletableFuture<JsonNode> welcome = new CompletableFuture<>();
    private volatile BiConsumer<JsonNode, Long> taker = NOBODY;
    private volatile BiConsumer<String, Long> rawTaker = (_, _) -> {};

    private Console(URI base, HttpClient http) throws IOException, InterruptedException {
        this.base = base;
        this.http = http;
        try {
            socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(base.toString().replaceFirst("^http", "ws"))
                                    .resolve("/live"),
                            new Ear())
                    .get(WELCOME_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no live connection", e);
        }
    }

    /// An HTTP client that is signed in; several consoles may share it.
    static HttpClient signIn(URI base, String login) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var body = JSON.createObjectNode().put("login", login).put("password", "riverbend");
        var response = http.send(
                HttpRequest.newBuilder(base.resolve("/api/session"))
                        .header("Content-Type", "application/json")
                        .header("X-Tocsin", "1")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("sign-in answered " + response.statusCode());
        }
        return http;
    }

    /// Connects and waits for the welcome.
    static Console open(URI base, HttpClient signedIn) throws IOException, InterruptedException {
        var console = new Console(base, signedIn);
        console.hello();
        return console;
    }

    /// Asks for the whole board and waits for it.
    JsonNode hello() throws IOException, InterruptedException {
        welcome = new CompletableFuture<>();
        socket.sendText("{\"t\":\"hello\"}", true);
        var answer = await(welcome, WELCOME_SECONDS);
        // A hundred boards kept would be more than this process has room for.
        welcome = new CompletableFuture<>();
        return answer;
    }

    /// Called on the socket's thread with each delta and the nanosecond it arrived.
    void onDelta(BiConsumer<JsonNode, Long> newTaker) {
        taker = newTaker;
    }

    /// Called with each delta as text: a crowd of consoles on one machine cannot all afford to parse.
    void onDeltaText(BiConsumer<String, Long> newTaker) {
        rawTaker = newTaker;
    }

    static ObjectNode request(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /// Sends a request.
    ///
    /// @return the acknowledgement or refusal
    CompletableFuture<JsonNode> send(ObjectNode command) {
        var key = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(key, answer);
        var message = JSON.createObjectNode()
                .put("t", "cmd")
                .put("key", key)
                .put("typedAt", Instant.now().toString());
        message.set("command", command);
        synchronized (waiting) { // one at a time, from whatever thread
            socket.sendText(message.toString(), true).join();
        }
        return answer;
    }

    /// Asks for many things at once.
    ///
    /// @throws IOException if one was refused or not answered in time
    void askAll(List<ObjectNode> commands) throws IOException, InterruptedException {
        for (var answer : commands.stream().map(this::send).toList()) {
            if (!await(answer, PATIENCE_SECONDS).path("t").asString("").equals("ack")) {
                throw new IOException("refused: " + answer.join());
            }
        }
    }

    /// @throws IOException if the request was refused or not answered in time
    JsonNode ask(ObjectNode command) throws IOException, InterruptedException {
        var answer = await(send(command), PATIENCE_SECONDS);
        if (!answer.path("t").asString("").equals("ack")) {
            throw new IOException("refused: " + answer);
        }
        return answer;
    }

    /// One look-up over HTTP.
    JsonNode get(String path) throws IOException, InterruptedException {
        var response =
                http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    /// Sends a text of a type of its own.
    ///
    /// @return the answer's text
    String post(String path, String type, String text) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", type)
                        .header("X-Tocsin", "1")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static JsonNode await(CompletableFuture<JsonNode> future, int seconds)
            throws IOException, InterruptedException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer from the centre", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString(), System.nanoTime());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            welcome.completeExceptionally(error);
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }

    private void hear(String text, long at) {
        if (text.startsWith("{\"t\":\"avl\"") || text.startsWith("{\"t\":\"mode\"")) {
            return;
        }
        if (text.startsWith("{\"t\":\"delta\"")) {
            rawTaker.accept(text, at);
            if (taker == NOBODY) {
                return;
            }
        }
        var message = JSON.readTree(text);
        switch (message.path("t").asString("")) {
            case "welcome" -> welcome.complete(message);
            case "delta" -> taker.accept(message, at);
            case "ack", "refused" -> {
                var answer = waiting.remove(message.path("key").asString(""));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            default -> {}
        }
    }

    /// For consoles that only count.
    static final BiConsumer<JsonNode, Long> NOBODY = (_, _) -> {};
}
