package org.tocsin.edge.interop.lost;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.places.Point;

/// Asks another LoST server, for calls that belong to somebody else.
public final class LostClient {
    private static final String MEDIA_TYPE = "application/lost+xml;charset=utf-8";

    private final HttpClient http;
    private final Duration timeout;

    public LostClient(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /// Who answers for a service at a point; empty when the server knows nobody.
    ///
    /// @throws IOException            if the server cannot be reached in time
    /// @throws MalformedLostException if its answer is no LoST
    public Optional<LostAnswer.Mapping> find(URI server, Point point, String service)
            throws IOException, InterruptedException, MalformedLostException {
        var request = HttpRequest.newBuilder(server)
                .timeout(timeout)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(LostWriter.ask(point, service)))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the LoST server answered " + response.statusCode());
        }
        return read(response.body());
    }

    /// Reads an answer to findService.
    static Optional<LostAnswer.Mapping> read(byte[] answer) throws MalformedLostException {
        var root = LostXml.parse(answer).getDocumentElement();
        if (!LostXml.LOST.equals(root.getNamespaceURI()) || !root.getLocalName().equals("findServiceResponse")) {
            return Optional.empty();
        }
        var mappings = LostXml.children(root, LostXml.LOST, "mapping");
        if (mappings.isEmpty()) {
            return Optional.empty();
        }
        var mapping = mappings.getFirst();
        var rings = LostXml.children(mapping, LostXml.LOST, "serviceBoundary").stream()
                .map(LostXml::points)
                .toList();
        var uris = LostXml.children(mapping, LostXml.LOST, "uri").stream()
                .map(uri -> uri.getTextContent().strip())
                .toList();
        return Optional.of(new LostAnswer.Mapping(
                mapping.getAttribute("source"),
                mapping.getAttribute("sourceId"),
                time(mapping.getAttribute("lastUpdated")),
                time(mapping.getAttribute("expires")),
                LostXml.text(mapping, LostXml.LOST, "displayName").orElse(""),
                LostXml.text(mapping, LostXml.LOST, "service").orElse(""),
                rings,
                LostXml.children(mapping, LostXml.LOST, "serviceBoundaryReference").stream()
                        .map(reference -> reference.getAttribute("key"))
                        .findFirst()
                        .orElse(""),
                List.copyOf(uris),
                LostXml.text(mapping, LostXml.LOST, "serviceNumber").orElse("")));
    }

    /// `NO-CACHE` and `NO-EXPIRATION` are allowed in place of a time (RFC 5222 section 5.2).
    private static Instant time(String text) {
        try {
            return text.equals("NO-EXPIRATION")
                    ? Instant.MAX
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
