package org.tocsin.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A console's live connection, with the mirror of the boards it keeps.
final class Console implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    /// Boards by kind, entities by id: what the person would see.
    final TreeMap<String, TreeMap<String, JsonNode>> boards = new TreeMap<>();

    final List<JsonNode> heard = new ArrayList<>();
    private final LinkedBlockingQueue<JsonNode> incoming = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    String epoch = "";
    long seq;

    Console(HttpClient http, URI base) {
        var address = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("/live");
        socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    /// Says hello and waits for the answer.
    JsonNode hello() {
        send(Browser.JSON.createObjectNode().put("t", "hello"));
        return await("welcome", _ -> true);
    }

    /// Says hello after a loss, with what was seen last.
    JsonNode helloAgain(Console before) {
        boards.putAll(before.boards);
        epoch = before.epoch;
        seq = before.seq;
        send(Browser.JSON
                .createObjectNode()
                .put("t", "hello")
                .put("epoch", epoch)
                .put("seq", seq));
        return await("welcome", _ -> true);
    }

    /// Asks and waits for the answer: an ack or a refusal.
    JsonNode ask(ObjectNode command) {
        return ask(UUID.randomUUID().toString(), command);
    }

    JsonNode ask(String key, ObjectNode command) {
        var message = Browser.JSON
                .createObjectNode()
                .put("t", "cmd")
                .put("key", key)
                .put("typedAt", Instant.now().toString());
        message.set("command", command);
        return askRaw(key, message);
    }

    JsonNode line(String text) {
        var key = UUID.randomUUID().toString();
        return askRaw(
                key,
                Browser.JSON
                        .createObjectNode()
                        .put("t", "line")
                        .put("key", key)
                        .put("typedAt", Instant.now().toString())
                        .put("text", text));
    }

    private JsonNode askRaw(String key, ObjectNode message) {
        send(message);
        var answer = await(m ->
                (is(m, "ack") || is(m, "refused")) && m.path("key").asString("").equals(key));
        if (is(answer, "ack")) {
            reach(answer.path("seq").asLong(0));
        }
        return answer;
    }

    static ObjectNode request(String type) {
        return Browser.JSON.createObjectNode().put("type", type);
    }

    /// Waits until the mirror has everything up to a sequence.
    void reach(long wanted) {
        while (seq < wanted) {
            next();
        }
    }

    /// Waits until somebody on a board is as wanted.
    JsonNode see(String board, Predicate<JsonNode> wanted) {
        while (true) {
            for (var entity : boards.getOrDefault(board, new TreeMap<>()).values()) {
                if (wanted.test(entity)) {
                    return entity;
                }
            }
            next();
        }
    }

    JsonNode await(String type, Predicate<JsonNode> wanted) {
        return await(m -> is(m, type) && wanted.test(m));
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        while (true) {
            var message = next();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    static boolean is(JsonNode message, String type) {
        return message.path("t").asString("").equals(type);
    }

    private JsonNode next() {
        try {
            var message = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came; heard so far: " + heard.size() + " messages, seq " + seq);
            }
            heard.add(message);
            take(message);
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void take(JsonNode message) {
        switch (message.path("t").asString("")) {
            case "welcome" -> {
                if (message.has("snapshot")) {
                    boards.clear();
                    replace(message.path("snapshot"));
                    seq = message.path("seq").asLong(0);
                }
                epoch = message.path("epoch").asString("");
            }
            case "delta" -> {
                long next = message.path("seq").asLong(0);
                if (next < seq) {
                    throw new AssertionError("delta " + next + " after " + seq);
                }
                seq = next;
                replace(message);
                var gone = message.path("gone");
                for (var board : List.of("calls", "incidents", "positions", "closures")) {
                    for (var id : gone.path(board)) {
                        boards.getOrDefault(board, new TreeMap<>()).remove(id.asString(""));
                    }
                }
            }
            default -> {}
        }
    }

    private void replace(JsonNode news) {
        for (var board : List.of("calls", "incidents", "units", "positions", "closures")) {
            var entities = boards.computeIfAbsent(board, _ -> new TreeMap<>());
            for (var entity : news.path(board)) {
                entities.put(entity.path("id").asString(""), entity);
            }
        }
    }

    void send(JsonNode message) {
        socket.sendText(message.toString(), true).join();
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                incoming.add(Browser.JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
