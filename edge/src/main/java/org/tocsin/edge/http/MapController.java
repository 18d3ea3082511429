package org.tocsin.edge.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.edge.journal.Writer;

/// The layers of the map. A browser keeps them until the pack changes.
@RestController
class MapController {
    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

    private final MapLayers layers;
    private final Writer writer;

    MapController(MapLayers layers, Writer writer) {
        this.layers = layers;
        this.writer = writer;
    }

    /// Streets that are closed now.
    @GetMapping("/api/map/closures")
    ResponseEntity<byte[]> closures() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(GEO_JSON)
                .body(layers.closures(writer.state().closures()));
    }

    @GetMapping("/api/map/{layer}")
    ResponseEntity<byte[]> layer(
            @PathVariable("layer") String layer,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
            @RequestHeader(name = "Accept-Encoding", defaultValue = "") String encodings) {
        var tag = "\"" + Integer.toHexString(layers.version().hashCode()) + "-" + layer + "\"";
        var cache = CacheControl.maxAge(0, TimeUnit.SECONDS).cachePrivate().mustRevalidate();
        if (tag.equals(known)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(cache)
                    .eTag(tag)
                    .build();
        }
        var zipped = layers.find(layer).orElseThrow(() -> Refusal.notFound("map layer " + layer));
        var answer = ResponseEntity.ok().cacheControl(cache).eTag(tag).contentType(GEO_JSON);
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        .body(zipped)
                : answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).body(unzipped(zipped));
    }

    private static byte[] unzipped(byte[] zipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
