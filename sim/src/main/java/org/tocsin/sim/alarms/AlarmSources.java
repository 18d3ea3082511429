package org.tocsin.sim.alarms;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.CityPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fire-alarm boxes and one alarm company. Confined to one thread.
public final class AlarmSources {
    /// The names the sources have at the centre.
    public static final String BOXES = "fire-boxes";
    /// The made-up alarm company.
    public static final String COMPANY = "Keystone Alarms";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(45);
    private static final Duration CALLED_OFF_AFTER = Duration.ofSeconds(90);
    private static final int ACCEPTED_BELOW = 300;
    private static final List<List<String>> DETECTORS = List.of(
            List.of("FIRE", "Zone 3, smoke detector, 2nd floor"),
            List.of("FIRE", "Sprinkler flow, basement"),
            List.of("BURGLARY", "Front door, then motion in the hall"),
            List.of("MEDICAL", "Pendant, no answer on the intercom"),
            List.of("CARBON_MONOXIDE", "Detector at the boiler, 180 ppm"),
            List.of("HOLDUP", "Silent button at the till"));

    private final URI base;
    private final UnaryOperator<String> tokens;
    private final CityPack pack;
    private final Duration between;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private @Nullable Instant next;
    private @Nullable String toCallOff;
    private @Nullable Instant callOffAt;
    private long made;

    /// @param tokens  the bearer token of a source by its name
    /// @param between two alarms, on the average
    public AlarmSources(URI base, UnaryOperator<String> tokens, CityPack pack, Duration between, long seed) {
        this.base = base;
        this.tokens = tokens;
        this.pack = pack;
        this.between = between;
        this.random = new Random(seed);
    }

    /// Called about once a second.
    ///
    /// @throws IOException if the centre does not take an alarm
    public void step(Instant now) throws IOException, InterruptedException {
        if (next == null) {
            next = now.plus(FIRST_AFTER);
        }
        var reference = toCallOff;
        if (reference != null && callOffAt != null && now.isAfter(callOffAt)) {
            toCallOff = null;
            post(COMPANY, "/" + reference + "/updates", update());
        }
        if (now.isBefore(next)) {
            return;
        }
        next = now.plusMillis((long) (between.toMillis() * (0.5 + random.nextDouble())));
        if (made++ % 2 == 0 && !pack.fireBoxes().isEmpty()) {
            box(now);
        } else if (!pack.doors().isEmpty()) {
            detector(now);
        }
    }

    private void box(Instant now) throws IOException, InterruptedException {
        var box = pack.fireBoxes().get(random.nextInt(pack.fireBoxes().size()));
        post(
                BOXES,
                "",
                alarm(now, "FIRE", "Box pulled").put("box", box.number()).put("premises", box.location()));
    }

    private void detector(Instant now) throws IOException, InterruptedException {
        var detector = DETECTORS.get(random.nextInt(DETECTORS.size()));
        var door = pack.doors().get(random.nextInt(pack.doors().size()));
        var body = alarm(now, detector.get(0), detector.get(1))
                .put("number", "+16175550111")
                .put("premises", "Account " + (10_000 + random.nextInt(90_000)) + ", key holder listed")
                .put("lat", door.point().latitude())
                .put("lon", door.point().longitude());
        post(COMPANY, "", body);
        if (random.nextInt(3) == 0) {
            toCallOff = body.path("reference").asString("");
            callOffAt = now.plus(CALLED_OFF_AFTER);
        }
    }

    private ObjectNode alarm(Instant now, String kind, String device) {
        var reference = Long.toHexString(random.nextLong());
        return JSON.createObjectNode()
                .put("reference", reference)
                .put("message", reference)
                .put("kind", kind)
                .put("raisedAt", now.toString())
                .put("device", device);
    }

    private ObjectNode update() {
        return JSON.createObjectNode()
                .put("message", Long.toHexString(random.nextLong()))
                .put("kind", "CANCEL")
                .put("words", "customer on premises gave the right word, false alarm");
    }

    private void post(String source, String path, ObjectNode body) throws IOException, InterruptedException {
        var name = URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20");
        var request = HttpRequest.newBuilder(base.resolve("/api/alarms/" + name + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.apply(source))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= ACCEPTED_BELOW) {
            throw new IOException("an alarm was answered with " + status);
        }
    }
}
