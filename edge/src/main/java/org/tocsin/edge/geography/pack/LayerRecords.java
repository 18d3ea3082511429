package org.tocsin.edge.geography.pack;

import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.edge.geography.pack.Feature.Bad;

/// What a line of each layer means.
final class LayerRecords {
    private static final int MOST_NUMBER = 999_999;

    private LayerRecords() {}

    static CityPack.Street street(Feature f) throws Bad {
        String bridge = f.text("bridge");
        var street = new CityPack.Street(
                f.id(),
                f.name("name"),
                f.texts("aliases"),
                f.text("municipalityLeft"),
                f.text("municipalityRight"),
                f.integer("leftLow", 0, 0, MOST_NUMBER),
                f.integer("leftHigh", 0, 0, MOST_NUMBER),
                f.integer("rightLow", 0, 0, MOST_NUMBER),
                f.integer("rightHigh", 0, 0, MOST_NUMBER),
                f.oneOf("roadClass", RoadClass.class),
                f.number("speedKmh", 40, 1, 200),
                f.integer("oneWay", 0, -1, 1),
                bridge.isEmpty() ? null : bridge,
                f.line());
        if (street.leftLow() > street.leftHigh() || street.rightLow() > street.rightHigh()) {
            throw new Bad("a house-number range ends before it begins");
        }
        return street;
    }

    static CityPack.Crossing crossing(Feature f) throws Bad {
        if (f.texts("streetNames").isEmpty()) {
            throw new Bad("streetNames is missing");
        }
        return new CityPack.Crossing(f.id(), f.texts("streetNames"), f.text("municipality"), f.point());
    }

    static CityPack.Door door(Feature f) throws Bad {
        String streetId = f.text("streetId");
        return new CityPack.Door(
                f.id(),
                f.integer("number", 0, 0, MOST_NUMBER),
                f.text("suffix"),
                f.name("street"),
                f.text("municipality"),
                streetId.isEmpty() ? null : streetId,
                f.point(),
                f.text("use"),
                f.texts("units"),
                f.number("accuracyMeters", 0, 0, 100_000));
    }

    static CityPack.CommonPlace place(Feature f) throws Bad {
        return new CityPack.CommonPlace(
                f.id(),
                f.name("name"),
                f.texts("aliases"),
                f.text("category"),
                f.text("address"),
                f.text("municipality"),
                f.point(),
                f.number("extentMeters", 0, 0, 1_000_000));
    }

    static CityPack.Boundary boundary(Feature f) throws Bad {
        var boundary = new CityPack.Boundary(f.oneOf("kind", BoundaryKind.class), f.name("name"), f.rings());
        RingCheck.check(boundary.rings());
        return boundary;
    }

    static CityPack.Station station(Feature f) throws Bad {
        return new CityPack.Station(f.id(), f.name("name"), f.text("agency"), f.text("municipality"), f.point());
    }

    static CityPack.Apparatus apparatus(Feature f) throws Bad {
        return new CityPack.Apparatus(
                f.id(),
                f.name("kind"),
                f.text("agency"),
                f.text("stationId"),
                f.text("municipality"),
                f.text("beat"),
                f.texts("abilities"));
    }

    static CityPack.Hydrant hydrant(Feature f) throws Bad {
        return new CityPack.Hydrant(f.id(), f.point(), f.integer("flowGpm", 0, 0, 100_000), f.flag("inService", true));
    }

    static CityPack.FireBox fireBox(Feature f) throws Bad {
        return new CityPack.FireBox(f.id(), f.text("location"), f.text("municipality"), f.point());
    }

    static CityPack.Pole pole(Feature f) throws Bad {
        return new CityPack.Pole(f.id(), f.text("street"), f.point());
    }

    static CityPack.Hospital hospital(Feature f) throws Bad {
        return new CityPack.Hospital(f.id(), f.name("name"), f.text("municipality"), f.point(), f.texts("abilities"));
    }

    static CityPack.Ground ground(Feature f) throws Bad {
        String kind = f.name("kind");
        var ground = new CityPack.Ground(kind, f.text("name"), kind.equals("rail") ? f.lines() : f.rings());
        if (!kind.equals("rail")) {
            RingCheck.check(ground.rings());
        }
        return ground;
    }
}
