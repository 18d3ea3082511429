package org.tocsin.sim.crews;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.units.UnitStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Terminals and AVL gateway over the server's own HTTP interfaces (docs/wire.md).
public final class HttpCrewLink implements CrewLink {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int ACCEPTED_BELOW = 300;

    private final URI base;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /// @param token of the mobile gateway
    public HttpCrewLink(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    @Override
    public List<Assignment> listAssignments() throws IOException {
        var response = exchange(request("/api/terminal/assignments").GET());
        if (response.statusCode() != 200) {
            throw new IOException("assignments: " + response.statusCode());
        }
        var assignments = new ArrayList<Assignment>();
        for (var node : JSON.readTree(response.body())) {
            UnitStatus.find(node.path("status").asString(""))
                    .ifPresent(status -> assignments.add(new Assignment(
                            new UnitId(node.path("unit").asString("")),
                            status,
                            node.path("incident").asLong(0),
                            point(node),
                            node.path("priority").asInt(0))));
        }
        return assignments;
    }

    private static @Nullable Point point(JsonNode node) {
        return node.has("lat") && node.has("lon")
                ? new Point(node.path("lat").asDouble(0), node.path("lon").asDouble(0))
                : null;
    }

    @Override
    public boolean report(UnitId unit, UnitStatus status, String detail) throws IOException {
        var body = JSON.createObjectNode()
                .put("status", status.name())
                .put("detail", detail)
                .put("key", UUID.randomUUID().toString());
        return exchange(post("/api/units/" + unit.value() + "/status", body)).statusCode() < ACCEPTED_BELOW;
    }

    @Override
    public void send(List<VehiclePosition> positions) throws IOException {
        var body = JSON.createArrayNode();
        for (var position : positions) {
            body.addObject()
                    .put("unit", position.unit().value())
                    .put("lat", position.point().latitude())
                    .put("lon", position.point().longitude())
                    .put("headingDegrees", position.headingDegrees())
                    .put("speedKmh", position.speedKmh())
                    .put("at", position.at().toString());
        }
        var status = exchange(post("/api/avl/positions", body)).statusCode();
        if (status >= ACCEPTED_BELOW) {
            throw new IOException("positions: " + status);
        }
    }

    private HttpRequest.Builder post(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("X-Tocsin", "1");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
