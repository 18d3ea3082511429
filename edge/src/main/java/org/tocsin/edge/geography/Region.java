package org.tocsin.edge.geography;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Apparatus;
import org.tocsin.core.places.CityPack.Boundary;

/// Several packs as the one map of a regional centre. The first is home: its middle and time zone hold. What another
/// pack calls by a name that is taken is called by its own name too: `Engine 1` of Worcester is `Worcester Engine 1`.
/// A town whose border two packs draw keeps the first.
public final class Region {
    private final List<CityPack> packs;

    private Region(List<CityPack> packs) {
        this.packs = packs;
    }

    /// @throws IllegalArgumentException for no packs at all
    public static CityPack of(List<CityPack> packs) {
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("a region has at least one pack");
        }
        return packs.size() == 1 ? packs.getFirst() : new Region(packs).pack();
    }

    private CityPack pack() {
        return new CityPack(
                manifest(),
                gather(CityPack::streets, CityPack.Street::id, Region::called),
                gather(CityPack::crossings, CityPack.Crossing::id, Region::called),
                gather(this::doors, CityPack.Door::id, Region::called),
                gather(CityPack::commonPlaces, CityPack.CommonPlace::id, Region::called),
                boundaries(),
                gather(CityPack::stations, CityPack.Station::id, Region::called),
                apparatus(),
                gather(CityPack::hydrants, CityPack.Hydrant::id, Region::called),
                gather(CityPack::fireBoxes, CityPack.FireBox::number, Region::called),
                gather(CityPack::poles, CityPack.Pole::number, Region::called),
                gather(CityPack::hospitals, CityPack.Hospital::id, Region::called),
                packs.stream().flatMap(pack -> pack.grounds().stream()).toList());
    }

    private CityPack.Manifest manifest() {
        var home = packs.getFirst().manifest();
        return new CityPack.Manifest(
                home.format(),
                joined(CityPack.Manifest::name, " and "),
                joined(CityPack.Manifest::version, "+"),
                joined(CityPack.Manifest::licence, "; "),
                joined(CityPack.Manifest::origin, "; "),
                home.timeZone(),
                home.center());
    }

    private String joined(Function<CityPack.Manifest, String> text, String between) {
        return packs.stream().map(pack -> text.apply(pack.manifest())).collect(Collectors.joining(between));
    }

    /// All records of a layer; one whose id is taken gets its pack's name in front.
    private <T> List<T> gather(
            Function<CityPack, List<T>> layer, Function<T, String> id, BiFunction<T, String, T> called) {
        var all = new ArrayList<T>();
        Set<String> taken = new HashSet<>();
        for (var pack : packs) {
            for (var record : layer.apply(pack)) {
                var own = id.apply(record);
                var free = taken.add(own) ? own : name(pack) + " " + own;
                taken.add(free);
                all.add(free.equals(own) ? record : called.apply(record, free));
            }
        }
        return all;
    }

    /// `Worcester` of `Worcester, Massachusetts`.
    private static String name(CityPack pack) {
        return pack.manifest().name().split(",", 2)[0].strip();
    }

    private List<Boundary> boundaries() {
        var all = new ArrayList<Boundary>();
        Set<String> taken = new HashSet<>();
        for (var pack : packs) {
            var mine = taken(pack, taken);
            for (var boundary : pack.boundaries()) {
                boolean again = mine.contains(boundary.kind() + boundary.name());
                if (!again) {
                    all.add(boundary);
                } else if (boundary.kind() != BoundaryKind.MUNICIPALITY) {
                    all.add(new Boundary(boundary.kind(), name(pack) + " " + boundary.name(), boundary.rings()));
                }
            }
        }
        return all;
    }

    /// Names of this pack that an earlier one has, and from now on its own too.
    private static Set<String> taken(CityPack pack, Set<String> before) {
        var again = pack.boundaries().stream()
                .map(boundary -> boundary.kind() + boundary.name())
                .filter(before::contains)
                .collect(Collectors.toSet());
        pack.boundaries().forEach(boundary -> before.add(boundary.kind() + boundary.name()));
        return again;
    }

    /// Units keep their station and beat, which may have got their pack's name in front.
    private List<Apparatus> apparatus() {
        var all = new ArrayList<Apparatus>();
        Set<String> ids = new HashSet<>();
        Set<String> stations = new HashSet<>();
        Set<String> districts = new HashSet<>();
        for (var pack : packs) {
            var front = name(pack) + " ";
            for (var unit : pack.apparatus()) {
                boolean known = !ids.add(unit.id());
                all.add(new Apparatus(
                        known ? front + unit.id() : unit.id(),
                        unit.kind(),
                        unit.agency(),
                        stations.contains(unit.stationId()) ? front + unit.stationId() : unit.stationId(),
                        unit.municipality(),
                        districts.contains(unit.beat()) ? front + unit.beat() : unit.beat(),
                        unit.abilities()));
            }
            pack.stations().forEach(station -> stations.add(station.id()));
            pack.boundaries().stream()
                    .filter(boundary -> boundary.kind() != BoundaryKind.MUNICIPALITY)
                    .forEach(boundary -> districts.add(boundary.name()));
        }
        return all;
    }

    /// Doors keep their piece of street, which may have got its pack's name in front.
    private List<CityPack.Door> doors(CityPack pack) {
        Set<String> before = packs.subList(0, packs.indexOf(pack)).stream()
                .flatMap(earlier -> earlier.streets().stream())
                .map(CityPack.Street::id)
                .collect(Collectors.toSet());
        return pack.doors().stream()
                .map(door -> {
                    var piece = door.streetId();
                    return piece == null || !before.contains(piece) ? door : on(door, name(pack) + " " + piece);
                })
                .toList();
    }

    private static CityPack.Door on(CityPack.Door d, String streetId) {
        return new CityPack.Door(
                d.id(),
                d.number(),
                d.suffix(),
                d.street(),
                d.municipality(),
                streetId,
                d.point(),
                d.use(),
                d.units(),
                d.accuracyMeters());
    }

    private static CityPack.Street called(CityPack.Street s, String id) {
        return new CityPack.Street(
                id,
                s.name(),
                s.aliases(),
                s.municipalityLeft(),
                s.municipalityRight(),
                s.leftLow(),
                s.leftHigh(),
                s.rightLow(),
                s.rightHigh(),
                s.roadClass(),
                s.speedKmh(),
                s.oneWay(),
                s.bridge(),
                s.line());
    }

    private static CityPack.Crossing called(CityPack.Crossing c, String id) {
        return new CityPack.Crossing(id, c.streetNames(), c.municipality(), c.point());
    }

    private static CityPack.Door called(CityPack.Door d, String id) {
        return new CityPack.Door(
                id,
                d.number(),
                d.suffix(),
                d.street(),
                d.municipality(),
                d.streetId(),
                d.point(),
                d.use(),
                d.units(),
                d.accuracyMeters());
    }

    private static CityPack.CommonPlace called(CityPack.CommonPlace p, String id) {
        return new CityPack.CommonPlace(
                id, p.name(), p.aliases(), p.category(), p.address(), p.municipality(), p.point(), p.extentMeters());
    }

    private static CityPack.Station called(CityPack.Station s, String id) {
        return new CityPack.Station(id, s.name(), s.agency(), s.municipality(), s.point());
    }

    private static CityPack.Hydrant called(CityPack.Hydrant h, String id) {
        return new CityPack.Hydrant(id, h.point(), h.flowGpm(), h.inService());
    }

    private static CityPack.FireBox called(CityPack.FireBox b, String number) {
        return new CityPack.FireBox(number, b.location(), b.municipality(), b.point());
    }

    private static CityPack.Pole called(CityPack.Pole p, String number) {
        return new CityPack.Pole(number, p.street(), p.point());
    }

    private static CityPack.Hospital called(CityPack.Hospital h, String id) {
        return new CityPack.Hospital(id, h.name(), h.municipality(), h.point(), h.abilities());
    }
}
