package org.tocsin.edge.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.edge.geography.tiles.CityTiles;
import org.tocsin.edge.geography.tiles.TileId;
import org.tocsin.edge.journal.Writer;

/// The map for browsers: tiles they may keep for ever, since another pack has other addresses, and what is closed now.
@RestController
class MapController {
    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final MediaType TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
    private static final Duration EVER = Duration.ofDays(365);

    private final CurrentMap map;
    private final Writer writer;

    MapController(CurrentMap map, Writer writer) {
        this.map = map;
        this.writer = writer;
    }

    /// Streets that are closed now.
    @GetMapping("/api/map/closures")
    ResponseEntity<CurrentMap.FeatureCollection> closures() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(GEO_JSON)
                .body(map.closed(writer.state().closures()));
    }

    /// What is to be known of the tiles (TileJSON 3.0.0).
    ///
    /// @param tiles   the address of a tile
    /// @param bounds  west, south, east, north
    /// @param version of the pack
    /// @param districts kinds of district there are borders of; not of the standard
    record TileJson(
            String tilejson,
            List<String> tiles,
            int minzoom,
            int maxzoom,
            double[] bounds,
            String name,
            String version,
            String attribution,
            List<BoundaryKind> districts,
            @JsonProperty("vector_layers") List<VectorLayer> vectorLayers) {}

    record VectorLayer(String id, Map<String, String> fields) {}

    @GetMapping("/api/map/tiles.json")
    ResponseEntity<TileJson> tiles() {
        var tiles = map.tiles();
        var manifest = map.pack().manifest();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TileJson(
                        "3.0.0",
                        List.of("/api/map/tiles/" + tiles.fingerprint() + "/{z}/{x}/{y}"),
                        CityTiles.LEAST_ZOOM,
                        CityTiles.DEEPEST_ZOOM,
                        tiles.bounds(),
                        manifest.name(),
                        manifest.version(),
                        manifest.licence(),
                        tiles.districts(),
                        tiles.fields().entrySet().stream()
                                .map(layer -> new VectorLayer(layer.getKey(), layer.getValue()))
                                .toList()));
    }

    /// A tile; 204 where nothing is drawn. Tiles of a pack that is no longer in force are not found: a browser
    /// that asks for one has not yet heard of the new one.
    @GetMapping("/api/map/tiles/{fingerprint}/{z}/{x}/{y}")
    ResponseEntity<byte[]> tile(
            @PathVariable("fingerprint") String fingerprint,
            @PathVariable("z") int zoom,
            @PathVariable("x") int x,
            @PathVariable("y") int y,
            @RequestHeader(name = "Accept-Encoding", defaultValue = "") String encodings) {
        var tiles = map.tiles();
        if (!tiles.fingerprint().equals(fingerprint)) {
            throw Refusal.notFound("map " + fingerprint);
        }
        var zipped = tiles.find(id(zoom, x, y)).orElseThrow(() -> Refusal.notFound("tile of zoom " + zoom));
        var answer = ResponseEntity.status(zipped.length == 0 ? 204 : 200)
                .cacheControl(CacheControl.maxAge(EVER).cachePrivate().immutable())
                .eTag("\"" + fingerprint + "-" + zoom + "-" + x + "-" + y + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .contentType(TILE);
        if (zipped.length == 0) {
            return answer.build();
        }
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped)
                : answer.body(CityTiles.unzipped(zipped));
    }

    private static TileId id(int zoom, int x, int y) {
        try {
            return new TileId(zoom, x, y);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("tile " + zoom + "/" + x + "/" + y);
        }
    }
}
