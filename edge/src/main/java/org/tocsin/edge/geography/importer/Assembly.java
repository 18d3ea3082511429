package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.importer.MappedRow.LeftOut;
import org.tocsin.edge.geography.pack.Layer;

/// The pack while it is put together, record by record.
final class Assembly {
    private final Mapping mapping;
    private final List<CityPack.Street> streets = new ArrayList<>();
    private final List<CityPack.Crossing> crossings = new ArrayList<>();
    private final List<CityPack.Door> doors = new ArrayList<>();
    private final List<CityPack.CommonPlace> places = new ArrayList<>();
    /// Rings by kind and name: a district may come in several records.
    private final Map<String, List<List<Point>>> boundaries = new LinkedHashMap<>();

    private final List<CityPack.Station> stations = new ArrayList<>();
    private final List<CityPack.Apparatus> apparatus = new ArrayList<>();
    private final List<CityPack.Hydrant> hydrants = new ArrayList<>();
    private final List<CityPack.FireBox> boxes = new ArrayList<>();
    private final List<CityPack.Pole> poles = new ArrayList<>();
    private final List<CityPack.Hospital> hospitals = new ArrayList<>();
    private final List<CityPack.Ground> grounds = new ArrayList<>();
    private final Map<Layer, Set<String>> ids = new LinkedHashMap<>();

    Assembly(Mapping mapping) {
        this.mapping = mapping;
    }

    CityPack pack() {
        var list = new ArrayList<CityPack.Boundary>();
        boundaries.forEach((key, rings) -> {
            int bar = key.indexOf('|');
            list.add(new CityPack.Boundary(
                    BoundaryKind.valueOf(key.substring(0, bar)), key.substring(bar + 1), List.copyOf(rings)));
        });
        return new CityPack(
                mapping.manifest(),
                List.copyOf(streets),
                List.copyOf(crossings),
                List.copyOf(doors),
                List.copyOf(places),
                list,
                List.copyOf(stations),
                List.copyOf(apparatus),
                List.copyOf(hydrants),
                List.copyOf(boxes),
                List.copyOf(poles),
                List.copyOf(hospitals),
                List.copyOf(grounds));
    }

    /// @throws LeftOut          when this row cannot become a record
    /// @throws Outlines.Crossed when its polygon is none
    void add(Layer layer, String file, MappedRow record) throws LeftOut, Outlines.Crossed {
        switch (layer) {
            case STREETS ->
                StreetRecords.read(record, this::town).forEach(street -> {
                    if (fresh(Layer.STREETS, street.id())) {
                        streets.add(street);
                    }
                });
            case CROSSINGS -> addCrossing(record);
            case DOORS -> addDoor(record);
            case COMMON_PLACES -> addPlace(file, record);
            case BOUNDARIES -> addBoundary(record);
            case STATIONS ->
                stations.add(new CityPack.Station(
                        id(layer, record), record.need("name"), record.text("agency"), town(record), spot(record)));
            case APPARATUS ->
                apparatus.add(new CityPack.Apparatus(
                        id(layer, record),
                        record.need("kind"),
                        record.text("agency"),
                        record.text("stationId"),
                        town(record),
                        record.text("beat"),
                        record.texts("abilities")));
            case HYDRANTS ->
                hydrants.add(new CityPack.Hydrant(
                        id(layer, record),
                        spot(record),
                        Math.min(100_000, record.count("flowGpm")),
                        !record.text("inService").equals("false")));
            case FIRE_BOXES ->
                boxes.add(new CityPack.FireBox(id(layer, record), record.text("location"), town(record), spot(record)));
            case POLES -> poles.add(new CityPack.Pole(id(layer, record), record.text("street"), spot(record)));
            case HOSPITALS ->
                hospitals.add(new CityPack.Hospital(
                        id(layer, record), record.need("name"), town(record), spot(record), record.texts("abilities")));
            case GROUNDS -> addGround(record);
        }
    }

    private void addCrossing(MappedRow record) throws LeftOut {
        var names = record.texts("streetNames");
        if (names.size() < 2) {
            throw new LeftOut("names fewer than two streets");
        }
        crossings.add(new CityPack.Crossing(id(Layer.CROSSINGS, record), names, town(record), spot(record)));
    }

    private void addDoor(MappedRow record) throws LeftOut {
        String streetId = record.text("streetId");
        doors.add(new CityPack.Door(
                id(Layer.DOORS, record),
                record.count("number"),
                record.text("suffix"),
                record.need("street"),
                town(record),
                streetId.isEmpty() ? null : streetId,
                record.onPremises(spot(record)),
                record.text("use"),
                record.texts("units"),
                Math.rint(Math.min(100_000, record.number("accuracyMeters", 0)))));
    }

    private void addPlace(String file, MappedRow record) throws LeftOut {
        String given = record.text("id");
        String name = record.need("name");
        String id = given.isEmpty() ? file.replaceAll("\\..*", "") + "-" + record.row.number() : given;
        if (!fresh(Layer.COMMON_PLACES, id)) {
            throw new LeftOut("has an id that stands already");
        }
        places.add(new CityPack.CommonPlace(
                id,
                name,
                record.texts("aliases"),
                record.text("category"),
                record.text("address"),
                town(record),
                spot(record),
                Extent.of(record.row.where()).meters()));
    }

    /// @param calls the addresses on it, the first as its name
    void addPremises(String lot, List<String> calls, Extent shape) {
        String id = "premises-" + lot;
        if (fresh(Layer.COMMON_PLACES, id)) {
            places.add(new CityPack.CommonPlace(
                    id,
                    calls.getFirst(),
                    calls.subList(1, calls.size()),
                    CityPack.PREMISES,
                    calls.getFirst(),
                    mapping.municipality(),
                    shape.middle(),
                    shape.meters()));
        }
    }

    private void addBoundary(MappedRow record) throws LeftOut, Outlines.Crossed {
        if (!(record.row.where() instanceof Row.Polygons polygons)) {
            throw new LeftOut("is no polygon");
        }
        record.need("kind");
        var kind = record.oneOf("kind", BoundaryKind.class, BoundaryKind.MUNICIPALITY);
        boundaries
                .computeIfAbsent(kind + "|" + record.need("name"), any -> new ArrayList<>())
                .addAll(Outlines.rings(polygons));
    }

    private void addGround(MappedRow record) throws LeftOut {
        String kind = record.need("kind");
        List<List<Point>> shapes = switch (record.row.where()) {
            case Row.Lines(var lines) when kind.equals("rail") -> lines;
            case Row.Polygons polygons when !kind.equals("rail") -> ringsOfGround(polygons);
            default -> throw new LeftOut("has no shape for a " + kind);
        };
        grounds.add(new CityPack.Ground(kind, record.text("name"), shapes));
    }

    /// A pond drawn badly is left out; only districts are worth refusing a city for.
    private static List<List<Point>> ringsOfGround(Row.Polygons polygons) throws LeftOut {
        try {
            return Outlines.rings(polygons);
        } catch (Outlines.Crossed e) {
            throw new LeftOut("has a shape that crosses itself");
        }
    }

    private String town(MappedRow record) {
        String town = record.text("municipality");
        return town.isEmpty() ? mapping.municipality() : town;
    }

    private String id(Layer layer, MappedRow record) throws LeftOut {
        String id = record.need("id");
        if (!fresh(layer, id)) {
            throw new LeftOut("has an id that stands already");
        }
        return id;
    }

    private boolean fresh(Layer layer, String id) {
        return ids.computeIfAbsent(layer, any -> new HashSet<>()).add(id);
    }

    private static Point spot(MappedRow record) throws LeftOut {
        if (record.row.where() instanceof Row.Nowhere) {
            throw new LeftOut("lies nowhere");
        }
        return Extent.of(record.row.where()).middle();
    }
}
