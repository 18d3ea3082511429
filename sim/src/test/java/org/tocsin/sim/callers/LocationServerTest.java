package org.tocsin.sim.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Point;
import org.tocsin.sip.emergency.HeldAnswer;
import org.tocsin.sip.emergency.HeldRequest;
import org.tocsin.sip.emergency.Shape;
import org.tocsin.sip.message.Bytes;

/// The made-up mobile network says where its telephones are.
class LocationServerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    private static Drift drift(long seed) {
        return new Drift(new Point(42.1, -72.5), 40, 0, 0, Duration.ofMillis(1), seed);
    }

    private HttpResponse<byte[]> ask(String uri, Bytes question) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question.toArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private Shape.Circle circle(String uri, String responseTime) throws Exception {
        var answer = HeldAnswer.parse(
                Bytes.of(ask(uri, HeldRequest.dereference(responseTime).toXml()).body()));
        return (Shape.Circle)
                ((HeldAnswer.Located) answer).locations().getFirst().shape();
    }

    @Test
    void inHasteItNamesACellWithTimeACircle() throws Exception {
        try (var server = new LocationServer("127.0.0.1")) {
            var uri = server.refer(drift(2));
            assertThat(circle(uri, HeldRequest.EMERGENCY_ROUTING).radiusMeters())
                    .isEqualTo(700);
            assertThat(circle(uri, HeldRequest.EMERGENCY_DISPATCH).radiusMeters())
                    .isLessThan(40);
        }
    }

    @Test
    void whoIsNotFoundAtFirstIsUnknown() throws Exception {
        try (var server = new LocationServer("127.0.0.1")) {
            var answer = ask(
                    server.refer(drift(13)),
                    HeldRequest.dereference(HeldRequest.EMERGENCY_DISPATCH).toXml());
            assertThat(HeldAnswer.parse(Bytes.of(answer.body())))
                    .isInstanceOfSatisfying(
                            HeldAnswer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("locationUnknown"));
        }
    }

    @Test
    void strangersAndNonsenseAreRefused() throws Exception {
        try (var server = new LocationServer("127.0.0.1")) {
            var uri = server.refer(drift(2));
            assertThat(HeldAnswer.parse(Bytes.of(ask(uri, Bytes.utf8("hello")).body())))
                    .isInstanceOf(HeldAnswer.Refused.class);
            server.forget(uri);
            assertThat(ask(uri, HeldRequest.dereference("").toXml()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void networksTellInThreeWays() {
        assertThat(drift(3).telling()).isEqualTo(Drift.Telling.VALUE);
        assertThat(drift(1).telling()).isEqualTo(Drift.Telling.REFERENCE);
        assertThat(drift(2).telling()).isEqualTo(Drift.Telling.BOTH);
    }
}
