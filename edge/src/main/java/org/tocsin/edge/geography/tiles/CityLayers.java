package org.tocsin.edge.geography.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Ground;
import org.tocsin.core.places.CityPack.RoadClass;

/// What is on which layer, from which zoom, with which words: the layout that docs/map.md describes and the console's
/// style draws. Change [#LAYOUT] with it, since browsers keep tiles.
final class CityLayers {
    /// Counts layouts: part of every fingerprint.
    static final int LAYOUT = 2;

    /// Blocks with their identifiers, which streets are closed by, from here; whole streets before.
    private static final int BLOCKS_FROM = 13;

    /// Fields of each layer, for whoever reads the tiles (TileJSON 3.0, `vector_layers`).
    static final Map<String, Map<String, String>> FIELDS = Map.ofEntries(
            Map.entry("ground", Map.of("kind", "String")),
            Map.entry("rail", Map.of()),
            Map.entry(
                    "street",
                    Map.of(
                            "class", "String", "id", "String", "name", "String", "oneWay", "Number", "bridge",
                            "Boolean")),
            Map.entry("street_name", Map.of("class", "String", "name", "String")),
            Map.entry("border", Map.of("kind", "String")),
            Map.entry("district", Map.of("kind", "String", "name", "String", "meters", "Number")),
            Map.entry("place", Map.of("kind", "String", "name", "String", "rank", "Number")),
            Map.entry("door", Map.of("number", "String")),
            Map.entry("hydrant", Map.of("id", "String", "flowGpm", "Number", "inService", "Boolean")),
            Map.entry("box", Map.of("number", "String", "location", "String")),
            Map.entry("station", Map.of("id", "String", "name", "String", "agency", "String")),
            Map.entry("hospital", Map.of("id", "String", "name", "String", "abilities", "String")));

    private CityLayers() {}

    /// In the order they are drawn in.
    static List<Layer> of(CityPack pack) {
        var layers = new ArrayList<Layer>();
        layers.add(grounds(pack));
        layers.add(rails(pack));
        addStreets(pack, layers);
        layers.add(new ShapeLayer<>(
                "border",
                Zooms.from(CityTiles.LEAST_ZOOM),
                false,
                Borders.of(pack.boundaries()),
                CityLayers::fromZoom,
                (kind, to) -> to.put("kind", kind.name())));
        layers.add(new SpotLayer<>(
                "district",
                DistrictNames.of(pack.boundaries()),
                DistrictNames.Name::point,
                name -> fromZoom(name.kind()),
                (name, to) -> to.put("kind", name.kind().name())
                        .put("name", name.words())
                        .put("meters", Math.round(name.meters()))));
        layers.add(new SpotLayer<>(
                "place",
                PlaceNames.of(pack),
                PlaceNames.Name::point,
                PlaceNames.Name::fromZoom,
                (name, to) ->
                        to.put("kind", name.kind()).put("name", name.words()).put("rank", name.rank())));
        addMarks(pack, layers);
        return List.copyOf(layers);
    }

    private static Layer grounds(CityPack pack) {
        var rings = new ArrayList<ShapeLayer.Drawn<Ground>>();
        for (var ground : pack.grounds()) {
            if (!PlaceNames.isRail(ground)) {
                ground.rings().forEach(ring -> rings.add(new ShapeLayer.Drawn<>(ground, Shape.ring(ring))));
            }
        }
        return new ShapeLayer<>(
                "ground",
                Zooms.from(CityTiles.LEAST_ZOOM),
                true,
                rings,
                ground -> CityTiles.LEAST_ZOOM,
                (ground, to) -> to.put("kind", ground.kind()));
    }

    private static Layer rails(CityPack pack) {
        var lines = new ArrayList<ShapeLayer.Drawn<Ground>>();
        for (var ground : pack.grounds()) {
            if (PlaceNames.isRail(ground)) {
                ground.rings().forEach(line -> lines.add(new ShapeLayer.Drawn<>(ground, Shape.line(line))));
            }
        }
        return new ShapeLayer<>("rail", Zooms.from(11), false, lines, ground -> 11, (ground, to) -> {});
    }

    private static void addStreets(CityPack pack, List<Layer> layers) {
        var joined = JoinedStreets.of(pack.streets());
        layers.add(new ShapeLayer<>(
                "street",
                new Zooms(CityTiles.LEAST_ZOOM, BLOCKS_FROM - 1),
                false,
                joined,
                street -> drawnFrom(street.roadClass()),
                (street, to) -> to.put("class", street.roadClass().name())));
        layers.add(new ShapeLayer<>(
                "street",
                Zooms.from(BLOCKS_FROM),
                false,
                pack.streets().stream()
                        .map(block -> new ShapeLayer.Drawn<>(block, Shape.line(block.line())))
                        .toList(),
                block -> drawnFrom(block.roadClass()),
                CityLayers::tell));
        layers.add(new ShapeLayer<>(
                "street_name",
                Zooms.from(12),
                false,
                joined.stream().filter(each -> !each.record().name().isEmpty()).toList(),
                street -> namedFrom(street.roadClass()),
                (street, to) -> to.put("class", street.roadClass().name()).put("name", street.name())));
    }

    private static void tell(CityPack.Street block, Properties to) {
        to.put("class", block.roadClass().name()).put("id", block.id()).put("name", block.name());
        if (block.oneWay() != 0) {
            to.put("oneWay", block.oneWay());
        }
        if (block.bridge() != null) {
            to.put("bridge", true);
        }
    }

    private static int drawnFrom(RoadClass roadClass) {
        return switch (roadClass) {
            case MOTORWAY, TRUNK, PRIMARY -> CityTiles.LEAST_ZOOM;
            case SECONDARY -> 10;
            case TERTIARY -> 11;
            case RESIDENTIAL -> 12;
            case SERVICE, FOOTWAY -> 14;
        };
    }

    private static int namedFrom(RoadClass roadClass) {
        return switch (roadClass) {
            case MOTORWAY, TRUNK, PRIMARY -> 12;
            case SECONDARY, TERTIARY -> 13;
            case RESIDENTIAL -> 14;
            case SERVICE, FOOTWAY -> 15;
        };
    }

    private static int fromZoom(BoundaryKind kind) {
        return switch (kind) {
            case MUNICIPALITY, PSAP -> CityTiles.LEAST_ZOOM;
            case POLICE_SECTOR, FIRE_ENGINE, FIRE_LADDER, FIRE_RESCUE, EMS_ZONE, HOSPITAL -> 11;
            case CAR_ROUTE, NEIGHBORHOOD, WARD, ZIP, SCHOOL -> 12;
            case REPORTING_AREA -> 13;
        };
    }

    /// As it is painted on the door: `11A`, `12-20`, `6 1/2`.
    static String number(CityPack.Door door) {
        boolean fraction =
                !door.suffix().isEmpty() && Character.isDigit(door.suffix().charAt(0));
        return door.number() + (fraction ? " " : "") + door.suffix();
    }

    private static void addMarks(CityPack pack, List<Layer> layers) {
        layers.add(new SpotLayer<>(
                "door",
                pack.doors(),
                CityPack.Door::point,
                door -> CityTiles.DEEPEST_ZOOM,
                (door, to) -> to.put("number", number(door))));
        layers.add(new SpotLayer<>(
                "hydrant",
                pack.hydrants(),
                CityPack.Hydrant::point,
                hydrant -> 15,
                (hydrant, to) -> to.put("id", hydrant.id())
                        .put("flowGpm", hydrant.flowGpm())
                        .put("inService", hydrant.inService())));
        layers.add(new SpotLayer<>(
                "box",
                pack.fireBoxes(),
                CityPack.FireBox::point,
                box -> 15,
                (box, to) -> to.put("number", box.number()).put("location", box.location())));
        layers.add(new SpotLayer<>(
                "station",
                pack.stations(),
                CityPack.Station::point,
                station -> CityTiles.LEAST_ZOOM,
                (station, to) ->
                        to.put("id", station.id()).put("name", station.name()).put("agency", station.agency())));
        layers.add(new SpotLayer<>(
                "hospital",
                pack.hospitals(),
                CityPack.Hospital::point,
                hospital -> CityTiles.LEAST_ZOOM,
                (hospital, to) -> to.put("id", hospital.id())
                        .put("name", hospital.name())
                        .put("abilities", String.join(", ", hospital.abilities()))));
    }
}
