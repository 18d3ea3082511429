package org.tocsin.sim.city;

import java.util.List;
import org.tocsin.core.places.CityPack.Door;
import org.tocsin.core.places.Point;
import org.tocsin.sim.city.Lots.Lot;

/// A numbered door while the city is being furnished: it gets a use and perhaps apartments.
final class House {
    final Lot lot;
    final Run run;
    final int number;
    final String suffix;
    final String streetId;
    /// Where its land lies; across a town line from the street's other side.
    final int town;
    String id = "";
    String use = "";
    List<String> units = List.of();

    House(Lot lot, Run run, int number, String suffix, String streetId, int town) {
        this.town = town;
        this.lot = lot;
        this.run = run;
        this.number = number;
        this.suffix = suffix;
        this.streetId = streetId;
    }

    Point point() {
        return Plane.point(lot.unitX(), lot.unitY());
    }

    double x() {
        return Plane.metersX(lot.unitX());
    }

    double y() {
        return Plane.metersY(lot.unitY());
    }

    /// `12A North River Street`, as it is written on an envelope.
    String address() {
        String gap = suffix.isEmpty() || suffix.startsWith("-") || Character.isLetter(suffix.charAt(0)) ? "" : "-";
        return number + gap + suffix + " " + run.name;
    }

    Door door(List<String> towns) {
        return new Door(id, number, suffix, run.name, towns.get(town), streetId, point(), use, units);
    }
}
