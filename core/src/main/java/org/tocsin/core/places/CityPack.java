package org.tocsin.core.places;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the centre knows about its streets before the first call: the contents of a pack file
/// (docs/pack-format.md). Built by an importer or the city generator, read by the geography adapter.
///
/// Identifiers are unique within their list and stable from one version of a pack to the next.
public record CityPack(
        Manifest manifest,
        List<Street> streets,
        List<Crossing> crossings,
        List<Door> doors,
        List<CommonPlace> commonPlaces,
        List<Boundary> boundaries,
        List<Station> stations,
        List<Apparatus> apparatus,
        List<Hydrant> hydrants,
        List<FireBox> fireBoxes,
        List<Pole> poles,
        List<Hospital> hospitals,
        List<Ground> grounds) {

    /// Format this code writes and reads.
    public static final int FORMAT = 1;

    /// Category of a [CommonPlace] that is the ground of a large property, called by its addresses.
    public static final String PREMISES = "premises";

    /// @param version  of the data: shown with every decision made from it
    /// @param timeZone IANA name, for the screens
    public record Manifest(
            int format, String name, String version, String licence, String origin, String timeZone, Point center) {}

    /// One piece of street centreline between two crossings.
    ///
    /// @param name         full name as signed, `North River Street`
    /// @param aliases      other names: former, numbered, local short forms
    /// @param leftLow      lowest house number on the left in the direction of the line, 0 for none
    /// @param oneWay       1 along the line, -1 against it, 0 both ways
    /// @param bridge       name of the bridge it is on, absent for none
    public record Street(
            String id,
            String name,
            List<String> aliases,
            String municipalityLeft,
            String municipalityRight,
            int leftLow,
            int leftHigh,
            int rightLow,
            int rightHigh,
            RoadClass roadClass,
            double speedKmh,
            int oneWay,
            @Nullable String bridge,
            List<Point> line) {}

    public enum RoadClass {
        MOTORWAY,
        TRUNK,
        PRIMARY,
        SECONDARY,
        TERTIARY,
        RESIDENTIAL,
        SERVICE,
        FOOTWAY
    }

    /// Where two or more named streets meet.
    public record Crossing(String id, List<String> streetNames, String municipality, Point point) {}

    /// A known address point.
    ///
    /// @param number   house number, with [#suffix] for what follows it: `A`, `1/2`, `-20`
    /// @param streetId the centreline piece it stands on, absent if unknown
    /// @param accuracyMeters how far the real door may be from the point: 0 for surveyed, more for one
    ///     placed by range or somewhere on a large property
    public record Door(
            String id,
            int number,
            String suffix,
            String street,
            String municipality,
            @Nullable String streetId,
            Point point,
            String use,
            List<String> units,
            double accuracyMeters) {

        /// A surveyed door.
        public Door(
                String id,
                int number,
                String suffix,
                String street,
                String municipality,
                @Nullable String streetId,
                Point point,
                String use,
                List<String> units) {
            this(id, number, suffix, street, municipality, streetId, point, use, units, 0);
        }
    }

    /// @param extentMeters from the point to the farthest part of it: a park is larger than a shop; 0 for a door
    public record CommonPlace(
            String id,
            String name,
            List<String> aliases,
            String category,
            String address,
            String municipality,
            Point point,
            double extentMeters) {

        /// Whether these are grounds that have no name but their addresses: nothing to read on a map.
        public boolean isPremises() {
            return category.equals(PREMISES);
        }

        /// A place of one door.
        public CommonPlace(
                String id,
                String name,
                List<String> aliases,
                String category,
                String address,
                String municipality,
                Point point) {
            this(id, name, aliases, category, address, municipality, point, 0);
        }
    }

    /// @param rings outer rings of one or more polygons; inside of any ring is inside
    public record Boundary(BoundaryKind kind, String name, List<List<Point>> rings) {}

    public record Station(String id, String name, String agency, String municipality, Point point) {}

    /// A unit that responds: a fire company, a patrol car, an ambulance.
    ///
    /// @param kind     as in `UnitKind` of the units room: ENGINE, LADDER, PATROL...
    /// @param beat     the district it belongs to: a sector or car route for police, a zone for EMS; may be empty
    /// @param abilities what it can do beyond its kind: `ALS`, `HAZMAT`, `BOAT`
    public record Apparatus(
            String id,
            String kind,
            String agency,
            String stationId,
            String municipality,
            String beat,
            List<String> abilities) {}

    /// @param flowGpm rated flow in gallons a minute, 0 unknown
    public record Hydrant(String id, Point point, int flowGpm, boolean inService) {}

    /// A fire-alarm box: number on the box, where it is, which run card answers it.
    public record FireBox(String number, String location, String municipality, Point point) {}

    /// A numbered street light or pole a caller can read out.
    public record Pole(String number, String street, Point point) {}

    public record Hospital(String id, String name, String municipality, Point point, List<String> abilities) {}

    /// Rivers, ponds and parks, for the map only.
    ///
    /// @param kind `river`, `pond`, `park`, `rail`
    public record Ground(String kind, String name, List<List<Point>> rings) {}

    /// Names for a count, in reports.
    public Map<String, Integer> counts() {
        return Map.ofEntries(
                Map.entry("streets", streets.size()),
                Map.entry("crossings", crossings.size()),
                Map.entry("doors", doors.size()),
                Map.entry("commonPlaces", commonPlaces.size()),
                Map.entry("boundaries", boundaries.size()),
                Map.entry("stations", stations.size()),
                Map.entry("apparatus", apparatus.size()),
                Map.entry("hydrants", hydrants.size()),
                Map.entry("fireBoxes", fireBoxes.size()),
                Map.entry("poles", poles.size()),
                Map.entry("hospitals", hospitals.size()));
    }
}
