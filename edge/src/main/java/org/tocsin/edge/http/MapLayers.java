package org.tocsin.edge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.tocsin.core.closures.Closures;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.live.view.Geometry;
import tools.jackson.databind.json.JsonMapper;

/// The map as GeoJSON feature collections (RFC 7946), made from a pack once when first asked for and kept gzipped.
public final class MapLayers {
    private final Supplier<CityPack> current;
    private final JsonMapper json;
    private volatile Made made;

    /// What has been made of one pack so far.
    private record Made(CityPack pack, Map<String, byte[]> layers) {
        Made(CityPack pack) {
            this(pack, new ConcurrentHashMap<>());
        }
    }

    /// @param current the pack in force whenever a layer is asked for
    public MapLayers(Supplier<CityPack> current, JsonMapper json) {
        this.current = current;
        this.json = json;
        this.made = new Made(current.get());
    }

    /// The pack in force.
    CityPack pack() {
        return current.get();
    }

    public String version() {
        return current.get().manifest().version();
    }

    public static List<String> names() {
        return List.of("streets", "grounds", "boundaries", "stations", "hydrants", "boxes", "hospitals", "labels");
    }

    /// Gzipped GeoJSON of a layer.
    public Optional<byte[]> find(String layer) {
        if (!names().contains(layer)) {
            return Optional.empty();
        }
        var pack = current.get();
        var kept = made;
        if (kept.pack() != pack) {
            kept = new Made(pack);
            made = kept;
        }
        return Optional.of(kept.layers().computeIfAbsent(layer, name -> make(pack, name)));
    }

    /// Closed pieces of street, each with its closure; never kept, since they change from minute to minute.
    public byte[] closures(Closures closures) {
        var features = new ArrayList<Object>();
        for (var street : current.get().streets()) {
            for (var closure : closures.inForce().values()) {
                if (closure.streets().contains(street.id())) {
                    features.add(feature(
                            "LineString",
                            line(street.line()),
                            "closure",
                            closure.id(),
                            "street",
                            street.id(),
                            "label",
                            closure.label(),
                            "reason",
                            closure.reason()));
                }
            }
        }
        return json.writeValueAsBytes(Map.of("type", "FeatureCollection", "features", features));
    }

    private byte[] make(CityPack pack, String layer) {
        var features = switch (layer) {
            case "streets" -> streets(pack);
            case "grounds" -> grounds(pack);
            case "boundaries" -> boundaries(pack);
            case "stations" -> stations(pack);
            case "hydrants" -> hydrants(pack);
            case "boxes" -> boxes(pack);
            case "hospitals" -> hospitals(pack);
            case "labels" -> labels(pack);
            default -> throw new IllegalArgumentException("no layer " + layer);
        };
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            json.writeValue(zip, Map.of("type", "FeatureCollection", "features", features));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Object> streets(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var street : pack.streets()) {
            var bridge = street.bridge();
            features.add(feature(
                    "LineString",
                    line(street.line()),
                    "id",
                    street.id(),
                    "name",
                    street.name(),
                    "class",
                    street.roadClass().name(),
                    "oneWay",
                    street.oneWay(),
                    "bridge",
                    bridge == null ? "" : bridge));
        }
        return features;
    }

    private static List<Object> grounds(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var ground : pack.grounds()) {
            features.add(
                    feature("MultiPolygon", polygons(ground.rings()), "kind", ground.kind(), "name", ground.name()));
        }
        return features;
    }

    private static List<Object> boundaries(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var boundary : pack.boundaries()) {
            features.add(feature(
                    "MultiPolygon",
                    polygons(boundary.rings()),
                    "kind",
                    boundary.kind().name(),
                    "name",
                    boundary.name()));
        }
        return features;
    }

    private static List<Object> stations(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var station : pack.stations()) {
            features.add(spot(
                    station.point(),
                    "id",
                    station.id(),
                    "name",
                    station.name(),
                    "agency",
                    station.agency(),
                    "municipality",
                    station.municipality()));
        }
        return features;
    }

    private static List<Object> hydrants(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var hydrant : pack.hydrants()) {
            features.add(spot(
                    hydrant.point(),
                    "id",
                    hydrant.id(),
                    "flowGpm",
                    hydrant.flowGpm(),
                    "inService",
                    hydrant.inService()));
        }
        return features;
    }

    private static List<Object> boxes(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var box : pack.fireBoxes()) {
            features.add(spot(box.point(), "number", box.number(), "location", box.location()));
        }
        return features;
    }

    private static List<Object> hospitals(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var hospital : pack.hospitals()) {
            features.add(spot(
                    hospital.point(),
                    "id",
                    hospital.id(),
                    "name",
                    hospital.name(),
                    "abilities",
                    String.join(", ", hospital.abilities())));
        }
        return features;
    }

    /// House numbers, one a door, and the names of places.
    private static List<Object> labels(CityPack pack) {
        var features = new ArrayList<Object>();
        for (var door : pack.doors()) {
            features.add(spot(door.point(), "kind", "door", "text", door.number() + door.suffix()));
        }
        for (var place : pack.commonPlaces()) {
            if (!place.isPremises()) {
                features.add(spot(place.point(), "kind", place.category(), "text", place.name()));
            }
        }
        return features;
    }

    private static Object spot(Point point, Object... properties) {
        return feature("Point", Geometry.pair(point), properties);
    }

    private static Object feature(String type, Object coordinates, Object... properties) {
        var named = new LinkedHashMap<String, Object>();
        for (int i = 0; i < properties.length; i += 2) {
            named.put((String) properties[i], properties[i + 1]);
        }
        return Map.of(
                "type", "Feature", "geometry", Map.of("type", type, "coordinates", coordinates), "properties", named);
    }

    private static List<double[]> line(List<Point> points) {
        return points.stream().map(Geometry::pair).toList();
    }

    /// Each ring a polygon of its own, closed as GeoJSON wants it.
    private static List<List<List<double[]>>> polygons(List<List<Point>> rings) {
        var polygons = new ArrayList<List<List<double[]>>>();
        for (var ring : rings) {
            var closed = new ArrayList<>(line(ring));
            if (!ring.isEmpty() && !ring.getFirst().equals(ring.getLast())) {
                closed.add(closed.getFirst());
            }
            polygons.add(List.of(closed));
        }
        return polygons;
    }
}
