package org.tocsin.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.tocsin.core.closures.Closures;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.maps.Pack;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Point;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitSpec;
import org.tocsin.edge.geography.Atlas;
import org.tocsin.edge.geography.Geography;
import org.tocsin.edge.geography.pack.PackReport;

/// The streets with everything that answers questions about them.
record City(Atlas atlas, Gazetteer gazetteer, Roads roads) {
    static City of(CityPack pack) {
        var atlas = new Atlas(Geography.of(pack));
        return new City(atlas, new CurrentGazetteer(atlas), new CurrentRoads(atlas));
    }

    CityPack pack() {
        return atlas.current().pack();
    }

    /// Puts the closures of the centre's state in force on the roads.
    void close(Closures closures, Instant now) {
        var pieces = pieces(closures);
        atlas.change(geography -> geography.withClosures(pieces, now));
    }

    /// Puts another map in force with the closures of that moment, and returns the one it replaces. A street closed
    /// while this happens is closed on whichever map comes last.
    Geography replace(Geography next, Supplier<Closures> closures, Instant now) {
        return atlas.replace(() -> next.withClosures(pieces(closures.get()), now));
    }

    private static List<Roads.Closure> pieces(Closures closures) {
        var pieces = new ArrayList<Roads.Closure>();
        for (var entry : closures.inForce()) {
            var closure = entry.getValue();
            closure.streets().forEach(street -> pieces.add(new Roads.Closure(street, closure.until())));
        }
        return pieces;
    }

    /// The map in force, for the record.
    Pack mapped() {
        var pack = pack();
        var manifest = pack.manifest();
        return new Pack(
                manifest.name(),
                manifest.version(),
                manifest.licence(),
                manifest.origin(),
                pack.doors().size(),
                pack.streets().size(),
                String.join("; ", PackReport.unable(pack)));
    }

    /// The units of the pack, each at home in its station.
    List<UnitSpec> listUnits() {
        Map<String, CityPack.Station> stations = new HashMap<>();
        pack().stations().forEach(station -> stations.put(station.id(), station));
        var units = new ArrayList<UnitSpec>();
        for (var apparatus : pack().apparatus()) {
            var station = stations.get(apparatus.stationId());
            Point home = station == null ? pack().manifest().center() : station.point();
            units.add(new UnitSpec(
                    new UnitId(apparatus.id()),
                    apparatus.kind(),
                    agency(apparatus),
                    station == null ? "" : station.name(),
                    apparatus.municipality(),
                    apparatus.beat(),
                    apparatus.abilities(),
                    home));
        }
        return units;
    }

    /// By the agency's name, else by the kind of unit.
    static Agency agency(CityPack.Apparatus apparatus) {
        var name = apparatus.agency().toUpperCase(Locale.ROOT);
        if (name.contains("POLICE") || name.contains("SHERIFF")) {
            return Agency.POLICE;
        }
        if (name.contains("EMS") || name.contains("AMBULANCE")) {
            return Agency.EMS;
        }
        if (name.contains("FIRE")) {
            return Agency.FIRE;
        }
        return switch (apparatus.kind()) {
            case "ENGINE", "LADDER", "RESCUE", "SQUAD", "CHIEF", "TANKER", "HAZMAT", "BOAT" -> Agency.FIRE;
            case "PATROL", "K9", "SUPERVISOR" -> Agency.POLICE;
            case "AMBULANCE" -> Agency.EMS;
            default -> Agency.OTHER;
        };
    }
}
