package org.tocsin.edge.geography;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A city pack of Cambridge's published layers, for tests that find them beside the repository.
public final class CambridgeLayers {
    private static final String TOWN = "Cambridge";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<CityPack.CommonPlace> places = new ArrayList<>();

    private CambridgeLayers(Path folder) {
        this.folder = folder;
    }

    /// Where the layers lie, if they do.
    public static Optional<Path> folder() {
        var folder = Path.of(System.getProperty("tocsin.root", "."))
                .resolve("../shared/data/cambridge")
                .normalize();
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    public static CityPack load(Path folder) {
        return new CambridgeLayers(folder).pack();
    }

    private CityPack pack() {
        gatherPlaces();
        return new CityPack(
                new CityPack.Manifest(
                        CityPack.FORMAT,
                        "Cambridge",
                        "layers",
                        "PDDL 1.0",
                        "City of Cambridge GIS",
                        "America/New_York",
                        new Point(42.3736, -71.1097)),
                streets(),
                crossings(),
                doors(),
                List.copyOf(places),
                boundaries(),
                List.of(),
                List.of(),
                hydrants(),
                List.of(),
                poles(),
                List.of(),
                List.of());
    }

    private List<CityPack.Street> streets() {
        var streets = new ArrayList<CityPack.Street>();
        for (var feature : features("streets.geojson.gz")) {
            var p = feature.get("properties");
            var name = text(p, "Street");
            if (name.isEmpty()) {
                continue;
            }
            var aliases = new ArrayList<String>();
            for (var alias : text(p, "Alias").split(",")) {
                if (!alias.isBlank()) {
                    aliases.add(alias.replace("?", "").strip());
                }
            }
            boolean footway = name.contains("Footbridge");
            double speed = name.contains("Pkwy") || name.contains("Hwy") || name.contains("Tpk") ? 56 : 40;
            int part = 0;
            for (var line : lines(feature.get("geometry"))) {
                streets.add(new CityPack.Street(
                        text(p, "ID") + (part++ == 0 ? "" : "_" + part),
                        name,
                        aliases,
                        TOWN,
                        TOWN,
                        range(p, "L_From"),
                        range(p, "L_To"),
                        range(p, "R_From"),
                        range(p, "R_To"),
                        footway
                                ? CityPack.RoadClass.FOOTWAY
                                : text(p, "MajorRoad").isEmpty()
                                        ? CityPack.RoadClass.RESIDENTIAL
                                        : CityPack.RoadClass.SECONDARY,
                        speed,
                        (int) number(p, "Direction"),
                        name.contains("Bridge") ? name : null,
                        line));
            }
        }
        return streets;
    }

    private List<CityPack.Crossing> crossings() {
        var crossings = new ArrayList<CityPack.Crossing>();
        for (var feature : features("intersections.geojson")) {
            var p = feature.get("properties");
            var names = text(p, "Intersection");
            if (!names.isEmpty()) {
                crossings.add(new CityPack.Crossing(
                        text(p, "NodeNumber"), List.of(names.split(" & ")), TOWN, point(feature.get("geometry"))));
            }
        }
        return crossings;
    }

    private List<CityPack.Door> doors() {
        var doors = new ArrayList<CityPack.Door>();
        var extents = propertyExtents();
        for (var feature : features("addresses.geojson.gz")) {
            var p = feature.get("properties");
            var segment = text(p, "seg");
            doors.add(new CityPack.Door(
                    text(p, "id"),
                    (int) number(p, "num"),
                    text(p, "suf").strip(),
                    text(p, "street"),
                    TOWN,
                    segment.isEmpty() ? null : segment,
                    point(feature.get("geometry")),
                    text(p, "use"),
                    List.of(),
                    accuracy(p, extents)));
        }
        return doors;
    }

    /// A door stands somewhere on its property: the larger that is, the less is known. Doors placed by range or only on
    /// their street are told so by the layer.
    private static double accuracy(JsonNode p, Map<String, Double> extents) {
        double property = 0;
        var lots = p.get("ml");
        if (lots != null && lots.isArray()) {
            for (var lot : lots) {
                property = Math.max(property, extents.getOrDefault(lot.asString(""), 0.0));
            }
        } else {
            property = extents.getOrDefault(text(p, "ml"), 0.0);
        }
        return switch (text(p, "loc")) {
            case "frontage" -> Math.min(property, 150);
            case "parcel" -> Math.max(30, property);
            case "range" -> Math.max(70, property);
            default -> 200;
        };
    }

    /// Half the diagonal of each property's box, in metres.
    private Map<String, Double> propertyExtents() {
        var extents = new HashMap<String, Double>();
        for (var feature : features("parcels_fy2014.geojson.gz")) {
            var geometry = feature.get("geometry");
            extents.merge(text(feature.get("properties"), "ML"), extent(geometry), Math::max);
        }
        return extents;
    }

    private List<CityPack.Pole> poles() {
        var poles = new ArrayList<CityPack.Pole>();
        for (var feature : features("street_lights.geojson.gz")) {
            var p = feature.get("properties");
            if (!text(p, "PoleID").isEmpty()) {
                poles.add(new CityPack.Pole(
                        text(p, "PoleID"),
                        text(p, "StreetName") + " " + text(p, "StreetSuffix"),
                        point(feature.get("geometry"))));
            }
        }
        return poles;
    }

    private List<CityPack.Hydrant> hydrants() {
        var hydrants = new ArrayList<CityPack.Hydrant>();
        for (var feature : features("hydrants.geojson")) {
            var p = feature.get("properties");
            if (!text(p, "HYDRANT_ID").isEmpty()) {
                hydrants.add(new CityPack.Hydrant(
                        text(p, "HYDRANT_ID"),
                        point(feature.get("geometry")),
                        (int) number(p, "HYDRANT_GPM"),
                        text(p, "LIFECYCLESTATUS").equals("ACT")));
            }
        }
        return hydrants;
    }

    private List<CityPack.Boundary> boundaries() {
        var boundaries = new ArrayList<CityPack.Boundary>();
        boundary(boundaries, BoundaryKind.MUNICIPALITY, "boundary", "");
        boundary(boundaries, BoundaryKind.MUNICIPALITY, "neighbor_towns", "TOWN");
        boundary(boundaries, BoundaryKind.POLICE_SECTOR, "police_sectors", "SECTOR");
        boundary(boundaries, BoundaryKind.CAR_ROUTE, "police_car_routes", "CAR_RTE");
        boundary(boundaries, BoundaryKind.REPORTING_AREA, "police_response_districts", "CADRA");
        boundary(boundaries, BoundaryKind.FIRE_ENGINE, "fire_engine_districts", "ENGINE");
        boundary(boundaries, BoundaryKind.FIRE_LADDER, "fire_ladder_districts", "LADDER");
        boundary(boundaries, BoundaryKind.FIRE_RESCUE, "fire_rescue_districts", "DIVISION");
        boundary(boundaries, BoundaryKind.NEIGHBORHOOD, "neighborhoods", "NAME");
        boundary(boundaries, BoundaryKind.WARD, "wards_precincts", "WardPrecinct");
        boundary(boundaries, BoundaryKind.ZIP, "zipcodes", "ZIP_CODE");
        return boundaries;
    }

    private void boundary(List<CityPack.Boundary> boundaries, BoundaryKind kind, String file, String key) {
        for (var feature : features(file + ".geojson")) {
            var name = key.isEmpty() ? TOWN : text(feature.get("properties"), key);
            boundaries.add(new CityPack.Boundary(kind, name, rings(feature.get("geometry"))));
        }
    }

    /// Each large property as a place of its own, called by the addresses on it: who calls from its yard is nearer to
    /// its
    /// middle than to its door.
    private void gatherPremises() {
        var addresses = new HashMap<String, TreeSet<String>>();
        for (var feature : features("addresses.geojson.gz")) {
            var p = feature.get("properties");
            var lots = p.get("ml");
            if (lots != null && lots.isArray()) {
                lots.forEach(lot -> addresses
                        .computeIfAbsent(lot.asString(""), unused -> new TreeSet<>())
                        .add(text(p, "addr")));
            } else {
                addresses
                        .computeIfAbsent(text(p, "ml"), unused -> new TreeSet<>())
                        .add(text(p, "addr"));
            }
        }
        for (var feature : features("parcels_fy2014.geojson.gz")) {
            var lot = text(feature.get("properties"), "ML");
            var geometry = feature.get("geometry");
            var called = addresses.get(lot);
            if (called != null && extent(geometry) > 40) {
                places.add(new CityPack.CommonPlace(
                        "premises-" + lot,
                        called.getFirst(),
                        List.copyOf(called.tailSet(called.getFirst(), false)),
                        CityPack.PREMISES,
                        called.getFirst(),
                        TOWN,
                        point(geometry),
                        extent(geometry)));
            }
        }
    }

    private void gatherPlaces() {
        gatherPremises();
        places("common_places", "name", "addr", "type");
        places("open_space", "NAME", "", "park");
        places("public_schools", "SITE_NAME", "ADDRESS", "school");
        places("private_schools", "SITE_NAME", "ADDRESS", "school");
        places("libraries", "SITE_NAME", "ADDRESS", "library");
        places("municipal_buildings", "SITE_NAME", "ADDRESS", "municipal");
        places("hospitals", "SITE_NAME", "ADDRESS", "hospital");
        places("health_clinics", "SITE_NAME", "ADDRESS", "clinic");
        places("fire_stations", "SITE_NAME", "ADDRESS", "fire station");
        places("police_station", "SITE_NAME", "ADDRESS", "police station");
        places("youth_centers", "Name", "ADDRESS", "youth center");
        places("elderly_facilities", "SITE_NAME", "ADDRESS", "elderly housing");
        places("community_assets", "Organization", "Address", "community");
        places("commercial_districts", "DistName", "", "district");
        places("subway_stations", "STATION", "", "subway station");
        places("playgrounds", "LOCATION", "", "playground");
        places("athletic_facilities", "NAME", "", "athletic");
        places("community_gardens", "PARK", "LOCATION", "garden");
        places("cemeteries", "NAME", "", "cemetery");
        places("day_care", "SITE_NAME", "ADDRESS", "day care");
        places("bridges", "BridgeDetails", "", "bridge");
        places("memorial_poles", "Name", "", "memorial");
        places("snow_emergency_parking", "Name", "Address", "parking");
        places("post_offices", "PONAME", "ADDRESS", "post office");
    }

    private void places(String file, String nameKey, String addressKey, String category) {
        int row = 0;
        for (var feature : features(file + ".geojson")) {
            var p = feature.get("properties");
            var name = text(p, nameKey);
            if (file.equals("post_offices")) {
                name += " Post Office";
            } else if (file.equals("subway_stations")) {
                name = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " Station";
            }
            if (!name.isBlank() && !name.startsWith("Delete")) {
                places.add(new CityPack.CommonPlace(
                        file + "-" + row++,
                        name.strip(),
                        List.of(),
                        category.equals("type") ? text(p, "type") : category,
                        addressKey.isEmpty() ? "" : text(p, addressKey),
                        TOWN,
                        point(feature.get("geometry")),
                        extent(feature.get("geometry"))));
            }
        }
    }

    /// From the middle of the box to its corner, 0 for a point.
    private static double extent(JsonNode geometry) {
        if (geometry.get("type").asString().equals("Point")) {
            return 0;
        }
        var corners = new ArrayList<Point>();
        collect(geometry.get("coordinates"), corners);
        var middle = point(geometry);
        return middle.metersTo(new Point(
                corners.stream().mapToDouble(Point::latitude).max().orElseThrow(),
                corners.stream().mapToDouble(Point::longitude).max().orElseThrow()));
    }

    private Iterable<JsonNode> features(String file) {
        try (var in = open(folder.resolve(file))) {
            return JSON.readTree(in).get("features");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static String text(JsonNode properties, String key) {
        var value = properties.get(key);
        return value == null || value.isNull() ? "" : value.asString("");
    }

    private static double number(JsonNode properties, String key) {
        var value = properties.get(key);
        return value == null || value.isNull() ? 0 : value.asDouble(0);
    }

    /// The layers write -1 for no range.
    private static int range(JsonNode properties, String key) {
        return Math.max(0, (int) number(properties, key));
    }

    private static Point at(JsonNode pair) {
        return new Point(pair.get(1).asDouble(), pair.get(0).asDouble());
    }

    /// The point itself, or the middle of the corners' box.
    private static Point point(JsonNode geometry) {
        if (geometry.get("type").asString().equals("Point")) {
            return at(geometry.get("coordinates"));
        }
        var corners = new ArrayList<Point>();
        collect(geometry.get("coordinates"), corners);
        double south = corners.stream().mapToDouble(Point::latitude).min().orElseThrow();
        double north = corners.stream().mapToDouble(Point::latitude).max().orElseThrow();
        double west = corners.stream().mapToDouble(Point::longitude).min().orElseThrow();
        double east = corners.stream().mapToDouble(Point::longitude).max().orElseThrow();
        return new Point((south + north) / 2, (west + east) / 2);
    }

    private static void collect(JsonNode node, List<Point> into) {
        if (node.get(0).isNumber()) {
            into.add(at(node));
        } else {
            node.forEach(child -> collect(child, into));
        }
    }

    private static List<List<Point>> lines(JsonNode geometry) {
        var lines = new ArrayList<List<Point>>();
        if (geometry.get("type").asString().equals("LineString")) {
            var line = new ArrayList<Point>();
            collect(geometry.get("coordinates"), line);
            lines.add(line);
        } else {
            geometry.get("coordinates").forEach(part -> {
                var line = new ArrayList<Point>();
                collect(part, line);
                lines.add(line);
            });
        }
        return lines;
    }

    private static List<List<Point>> rings(JsonNode geometry) {
        var rings = new ArrayList<List<Point>>();
        boolean single = geometry.get("type").asString().equals("Polygon");
        for (var polygon : single ? List.of(geometry.get("coordinates")) : geometry.get("coordinates")) {
            var ring = new ArrayList<Point>();
            collect(polygon.get(0), ring);
            rings.add(ring);
        }
        return rings;
    }
}
