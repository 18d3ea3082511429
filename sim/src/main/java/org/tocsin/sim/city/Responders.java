package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Apparatus;
import org.tocsin.core.places.CityPack.Hospital;
import org.tocsin.core.places.CityPack.Station;
import org.tocsin.sim.city.DistrictBook.District;

/// Stations, hospitals, and the companies, cars and ambulances that answer. Unit names are unique across the towns:
/// the region shares one radio plan.
final class Responders {
    private static final int NAMED_STATIONS = 3;

    private final CityPlan plan;
    private final Blocks blocks;
    private final DistrictBook districts;
    private final Places places;
    private final List<String> towns;
    private final WordLists words;
    private final List<Station> stations = new ArrayList<>();
    private final List<Apparatus> apparatus = new ArrayList<>();
    private final List<Hospital> hospitals = new ArrayList<>();
    private final List<String> fireStationOf = new ArrayList<>();

    Responders(
            CityPlan plan, Blocks blocks, DistrictBook districts, Places places, List<String> towns, WordLists words) {
        this.plan = plan;
        this.blocks = blocks;
        this.districts = districts;
        this.places = places;
        this.towns = towns;
        this.words = words;
        fire();
        police();
        openHospitals();
        ambulances();
    }

    List<Station> stations() {
        return stations;
    }

    List<Apparatus> apparatus() {
        return apparatus;
    }

    List<Hospital> hospitals() {
        return hospitals;
    }

    private String station(String id, String name, String agency, House house, List<String> aliases) {
        stations.add(new Station(id, name, agency, towns.get(house.town), house.point()));
        places.add(name, aliases, house.use, house);
        return id;
    }

    private void unit(String id, String kind, String agency, String station, int town, String beat, String... can) {
        apparatus.add(new Apparatus(id, kind, agency, station, towns.get(town), beat, List.of(can)));
    }

    private String fireAgency(int town) {
        return towns.get(town) + " Fire";
    }

    private void fire() {
        var engines = districts.list(BoundaryKind.FIRE_ENGINE);
        for (int e = 0; e < engines.size(); e++) {
            var district = engines.get(e);
            var house = places.take(
                    district.town(),
                    blocks.x[district.seed()],
                    blocks.y[district.seed()],
                    Course.Role.COLLECTOR,
                    "fire station");
            String town = towns.get(district.town());
            String id = station(
                    "FS" + (e + 1),
                    town + " Fire Station " + (e + 1),
                    fireAgency(district.town()),
                    house,
                    List.of("Firehouse " + (e + 1), "Engine " + (e + 1) + " quarters"));
            fireStationOf.add(id);
            boolean paramedics = e % 2 == 0;
            unit(
                    "E" + (e + 1),
                    "ENGINE",
                    fireAgency(district.town()),
                    id,
                    district.town(),
                    district.name(),
                    paramedics ? new String[] {"PUMP", "BLS", "ALS"} : new String[] {"PUMP", "BLS"});
        }
        companies("L", "LADDER", BoundaryKind.FIRE_LADDER, "AERIAL", "BLS");
        companies("R", "RESCUE", BoundaryKind.FIRE_RESCUE, "EXTRICATION", "CONFINED_SPACE", "HIGH_ANGLE", "BLS");
        specials(engines);
    }

    private void companies(String letter, String kind, BoundaryKind boundary, String... can) {
        var list = districts.list(boundary);
        for (int i = 0; i < list.size(); i++) {
            var home = list.get(i);
            unit(letter + (i + 1), kind, fireAgency(home.town()), fireStationAt(home), home.town(), home.name(), can);
        }
    }

    private String fireStationAt(District home) {
        var engines = districts.list(BoundaryKind.FIRE_ENGINE);
        for (int e = 0; e < engines.size(); e++) {
            if (engines.get(e).seed() == home.seed()) {
                return fireStationOf.get(e);
            }
        }
        return fireStationOf.getFirst();
    }

    /// Squads, chiefs, and what a river city needs besides.
    private void specials(List<District> engines) {
        int n = engines.size();
        int chiefs = Math.max(1, n / 4);
        for (int c = 0; c < chiefs; c++) {
            int at = Math.min(n - 1, c * 4);
            int town = engines.get(at).town();
            unit(
                    "C" + (c + 1),
                    "CHIEF",
                    fireAgency(town),
                    fireStationOf.get(at),
                    town,
                    "",
                    c == 0 ? new String[] {"COMMAND", "DIVISION"} : new String[] {"COMMAND", "BATTALION"});
        }
        for (int s = 0; s < Math.max(1, n / 4); s++) {
            int at = Math.min(n - 1, s * 4 + 1);
            int town = engines.get(at).town();
            unit("SQ" + (s + 1), "SQUAD", fireAgency(town), fireStationOf.get(at), town, "", "BLS", "ALS", "PUMP");
        }
        if (n >= 8) {
            unit("M1", "BOAT", fireAgency(0), fireStationOf.getFirst(), 0, "", "BOAT", "DIVE");
            unit("HM1", "HAZMAT", fireAgency(0), fireStationOf.get(1), 0, "", "HAZMAT", "DECON");
            int last = engines.get(n - 1).town();
            unit("T1", "TANKER", fireAgency(last), fireStationOf.get(n - 1), last, "", "WATER_2500_GAL");
        }
    }

    private void police() {
        var headquarters = new ArrayList<String>();
        for (var site : plan.towns.list()) {
            int t = site.index();
            var house = places.take(t, site.x(), site.y(), Course.Role.COLLECTOR, "police station");
            headquarters.add(station(
                    "PS" + (t + 1),
                    towns.get(t) + " Police Headquarters",
                    towns.get(t) + " Police",
                    house,
                    List.of(towns.get(t) + " Police Station", towns.get(t) + " PD")));
        }
        var sectors = districts.list(BoundaryKind.POLICE_SECTOR);
        var routes = districts.list(BoundaryKind.CAR_ROUTE);
        for (int s = 0; s < sectors.size(); s++) {
            int car = 0;
            for (var route : routes) {
                if (sectorOf(route) == s + 1) {
                    car++;
                    String[] can = car == 1 && s % 3 == 0
                            ? new String[] {"AED", "NARCAN", "CRISIS"}
                            : new String[] {"AED", "NARCAN"};
                    unit(
                            "P" + (10 * (s + 1) + car),
                            "PATROL",
                            towns.get(route.town()) + " Police",
                            headquarters.get(route.town()),
                            route.town(),
                            route.name(),
                            can);
                }
            }
        }
        supervisors(sectors, routes.size(), headquarters);
    }

    private static int sectorOf(District route) {
        return Integer.parseInt(route.name().substring(0, route.name().length() - 1));
    }

    /// Sergeants over sectors until the wanted number of cars is reached, and a dog.
    private void supervisors(List<District> sectors, int routes, List<String> headquarters) {
        int left = Math.max(1, plan.scale.patrolCars() - routes);
        unit("K1", "K9", towns.getFirst() + " Police", headquarters.getFirst(), 0, "", "DOG");
        for (int i = 0; i < left - 1; i++) {
            var sector = sectors.get(i % sectors.size());
            int number = i / sectors.size();
            if (number < 1) {
                unit(
                        "S" + (i + 1),
                        "SUPERVISOR",
                        towns.get(sector.town()) + " Police",
                        headquarters.get(sector.town()),
                        sector.town(),
                        sector.name(),
                        "AED",
                        "COMMAND");
            }
        }
    }

    private void openHospitals() {
        int wanted = plan.scale.hospitals();
        var kinds = WordLists.read("places.txt").get("hospitals");
        String river = Naming.riverName(words, plan);
        var zones = districts.list(BoundaryKind.EMS_ZONE);
        int[] seeds = new int[wanted];
        var names = new ArrayList<String>();
        var index = new BlockIndex(blocks);
        for (int h = 0; h < wanted; h++) {
            var zone = zones.get(h * zones.size() / wanted);
            int town = h == 0 ? 0 : townOfZone(zone);
            var site = plan.towns.list().get(town);
            double x = h == 0 ? site.x() + 0.6 * site.coreMeters() : blocks.x[zone.seed()];
            double y = h == 0 ? site.y() : blocks.y[zone.seed()];
            var house = places.take(town, x, y, Course.Role.COLLECTOR, "hospital");
            String stem = h == 0
                    ? river.substring(0, river.lastIndexOf(' '))
                    : plan.dice("hospital " + h).pick(words.get("families"));
            String name = stem + " " + kinds.get(h % kinds.size());
            hospitals.add(new Hospital("HOSP" + (h + 1), name, towns.get(town), house.point(), abilities(h)));
            places.add(name, List.of(stem + " Hospital"), "hospital", house);
            names.add(name);
            seeds[h] = Math.max(0, index.at(house.x(), house.y()));
        }
        districts.add(BoundaryKind.HOSPITAL, names, seeds);
    }

    private int townOfZone(District zone) {
        double nearest = Double.MAX_VALUE;
        int best = 0;
        for (var site : plan.towns.list()) {
            double d = Plane.distance(site.x(), site.y(), blocks.x[zone.seed()], blocks.y[zone.seed()]) / site.reach();
            if (d < nearest) {
                nearest = d;
                best = site.index();
            }
        }
        return best;
    }

    private static List<String> abilities(int h) {
        return switch (h % 3) {
            case 0 -> List.of("EMERGENCY", "TRAUMA_1", "STROKE", "STEMI", "PEDIATRIC", "BURN", "PSYCHIATRIC");
            case 1 -> List.of("EMERGENCY", "TRAUMA_3", "STROKE", "STEMI", "MATERNITY");
            default -> List.of("EMERGENCY", "PEDIATRIC", "PSYCHIATRIC");
        };
    }

    /// Ambulances stand at bases in the zones; the first of each zone carries paramedics.
    private void ambulances() {
        String agency = Naming.riverName(words, plan).replace(" River", "") + " EMS";
        var zones = districts.list(BoundaryKind.EMS_ZONE);
        int bases = Math.min(zones.size(), NAMED_STATIONS + plan.scale.ambulances() / 6);
        var baseIds = new ArrayList<String>();
        var baseTowns = new ArrayList<Integer>();
        for (int b = 0; b < bases; b++) {
            var zone = zones.get(b * zones.size() / bases);
            int town = townOfZone(zone);
            var house = places.take(
                    town, blocks.x[zone.seed()], blocks.y[zone.seed()], Course.Role.COLLECTOR, "ambulance station");
            baseIds.add(station(
                    "EB" + (b + 1), "EMS Base " + (b + 1), agency, house, List.of("Ambulance Base " + (b + 1))));
            baseTowns.add(town);
        }
        for (int a = 0; a < plan.scale.ambulances(); a++) {
            var zone = zones.get(a % zones.size());
            int base = (a % zones.size()) * bases / zones.size();
            boolean paramedics = a % 3 != 2;
            unit(
                    "A" + (a + 1),
                    "AMBULANCE",
                    agency,
                    baseIds.get(base),
                    baseTowns.get(base),
                    zone.name(),
                    paramedics ? new String[] {"ALS", "BLS", "TRANSPORT"} : new String[] {"BLS", "TRANSPORT"});
        }
    }
}
