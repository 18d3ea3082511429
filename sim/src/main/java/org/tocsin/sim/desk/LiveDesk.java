package org.tocsin.sim.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sim.happenings.Happening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The automatic desk at its console: signs in over HTTP, follows `/live`, asks by the requests of
/// docs/wire.md.
///
/// [#step] is called about once a second by one thread; the socket's callbacks come on others.
public final class LiveDesk implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI base;
    private final String login;
    private final String password;
    private final String position;
    private final DeskMind mind;
    private final HttpClient http;

    private final Map<Long, Seen.SeenCall> calls = new HashMap<>();
    private final Map<Long, Seen.SeenIncident> incidents = new HashMap<>();
    private final Map<String, Boolean> readyPositions = new HashMap<>();
    private final Set<String> desks = new HashSet<>();
    private @Nullable WebSocket socket;
    private volatile boolean open;

    /// @param base    the server's address, `http://127.0.0.1:8911`
    /// @param desks   positions of automatic desks, this one's included: whoever sits elsewhere is a person
    /// @param hearing what the caller with a number says
    public LiveDesk(
            URI base,
            String login,
            String password,
            String position,
            Set<String> desks,
            Function<PhoneNumber, Optional<Happening>> hearing) {
        this.base = base;
        this.login = login;
        this.password = password;
        this.position = position;
        this.desks.addAll(desks);
        this.mind = new DeskMind(login, hearing);
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(TIMEOUT)
                .build();
    }

    /// Signs in if need be, then does what there is to do.
    ///
    /// @throws IOException if the server cannot be reached; call again later
    public void step(Instant now) throws IOException, InterruptedException {
        if (!open) {
            connect();
        }
        List<Wish> wishes;
        synchronized (this) {
            boolean person = readyPositions.entrySet().stream()
                    .anyMatch(entry -> entry.getValue() && !desks.contains(entry.getKey()));
            wishes = mind.think(new Seen(Map.copyOf(calls), Map.copyOf(incidents), person), now);
        }
        for (var wish : wishes) {
            send(message(wish, now));
        }
    }

    @Override
    public void close() {
        var current = socket;
        if (current != null) {
            current.abort();
        }
        http.close();
    }

    private void connect() throws IOException, InterruptedException {
        var credentials = JSON.createObjectNode().put("login", login).put("password", password);
        var response = http.send(
                HttpRequest.newBuilder(base.resolve("/api/session"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("X-Tocsin", "1")
                        .POST(HttpRequest.BodyPublishers.ofString(credentials.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the desk could not sign in: " + response.statusCode());
        }
        var live = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("/live");
        try {
            socket = http.newWebSocketBuilder()
                    .connectTimeout(TIMEOUT)
                    .buildAsync(live, new Ear())
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no live connection", e);
        }
        open = true;
        send(JSON.createObjectNode().put("t", "hello"));
        var sit = JSON.createObjectNode()
                .put("type", "positions.SignOn")
                .put("position", position)
                .put("takeOver", true);
        send(command(sit, Instant.now()));
    }

    private void send(ObjectNode message) throws IOException {
        var current = socket;
        if (current == null) {
            throw new IOException("not connected");
        }
        try {
            current.sendText(message.toString(), true).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            open = false;
            throw new IOException("the live connection broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ObjectNode message(Wish wish, Instant now) {
        return switch (wish) {
            case Wish.Line line ->
                JSON.createObjectNode()
                        .put("t", "line")
                        .put("key", UUID.randomUUID().toString())
                        .put("typedAt", now.toString())
                        .put("text", line.text());
            case Wish.Answer w -> command(request("calls.Answer").put("call", w.call()), now);
            case Wish.Release w -> command(request("calls.Release").put("call", w.call()), now);
            case Wish.CloseAbandoned w ->
                command(request("calls.CloseAbandoned").put("call", w.call()).put("outcome", w.outcome()), now);
            case Wish.Open w -> {
                var open = request("incidents.Open")
                        .put("call", w.call())
                        .put("incidentType", w.type())
                        .put("note", w.note());
                open.putObject("place").put("typed", w.place()).put("force", true);
                yield command(open, now);
            }
        };
    }

    private static ObjectNode request(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode command(ObjectNode request, Instant now) {
        var message = JSON.createObjectNode()
                .put("t", "cmd")
                .put("key", UUID.randomUUID().toString())
                .put("typedAt", now.toString());
        message.set("command", request);
        return message;
    }

    /// Takes up what the server tells.
    private synchronized void hear(JsonNode message) {
        switch (message.path("t").asString("")) {
            case "welcome" -> {
                if (message.has("snapshot")) {
                    calls.clear();
                    incidents.clear();
                    readyPositions.clear();
                    take(message.path("snapshot"));
                }
            }
            case "delta" -> take(message);
            default -> {}
        }
    }

    private void take(JsonNode news) {
        for (var call : news.path("calls")) {
            calls.put(call.path("id").asLong(0), seenCall(call));
        }
        for (var incident : news.path("incidents")) {
            incidents.put(incident.path("id").asLong(0), seenIncident(incident));
        }
        for (var seat : news.path("positions")) {
            readyPositions.put(
                    seat.path("id").asString(""),
                    seat.path("ready").asBoolean(false)
                            && seat.path("connected").asBoolean(true));
        }
        var gone = news.path("gone");
        gone.path("calls").forEach(id -> calls.remove(id.asLong(0)));
        gone.path("incidents").forEach(id -> incidents.remove(id.asLong(0)));
        gone.path("positions").forEach(id -> readyPositions.remove(id.asString("")));
    }

    private static Seen.SeenCall seenCall(JsonNode call) {
        PhoneNumber number;
        try {
            number = PhoneNumber.of(call.path("number").asString(""));
        } catch (IllegalArgumentException e) {
            number = null;
        }
        return new Seen.SeenCall(
                call.path("id").asLong(0),
                call.path("status").asString(""),
                Instant.parse(call.path("arrivedAt").asString("")),
                number,
                call.path("handler").asString(""),
                call.path("incident").asLong(0),
                call.has("alarm") ? seenAlarm(call) : null);
    }

    private static Seen.SeenAlarm seenAlarm(JsonNode call) {
        var alarm = call.path("alarm");
        var place = call.path("place").path("text").asString("");
        return new Seen.SeenAlarm(
                alarm.path("kind").asString(""),
                place.startsWith("near ") ? place.substring(5) : place,
                alarm.path("device").asString(""));
    }

    private static Seen.SeenIncident seenIncident(JsonNode incident) {
        var units = new ArrayList<String>();
        incident.path("units").forEach(unit -> units.add(unit.asString("")));
        boolean recommended = false;
        for (var row : incident.path("recommendation").path("rows")) {
            recommended |= row.path("send").asBoolean(false);
        }
        var dispatched = incident.path("dispatchedAt").asString("");
        return new Seen.SeenIncident(
                incident.path("id").asLong(0),
                incident.path("status").asString(""),
                incident.path("openedBy").asString(""),
                Instant.parse(incident.path("openedAt").asString("")),
                dispatched.isEmpty() ? null : Instant.parse(dispatched),
                List.copyOf(units),
                recommended);
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            open = false;
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            open = false;
        }
    }
}
