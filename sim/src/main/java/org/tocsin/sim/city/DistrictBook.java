package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack.Boundary;

/// Every kind of district, as whole blocks: police sectors, car routes and reporting areas nested in each other and in
/// the towns, fire districts around their stations, the others across the region.
final class DistrictBook {
    /// @param seed a block in its middle
    @SuppressWarnings("ArrayRecordComponent")
    record District(BoundaryKind kind, String name, int town, int[] members, int seed) {}

    private final CityPlan plan;
    private final Blocks blocks;
    private final Territories territories;
    private final double[] doors;
    private final int[] townOf;
    private final List<String> towns;
    private final List<String> quarters;
    private final List<District> districts = new ArrayList<>();

    DistrictBook(
            CityPlan plan,
            Blocks blocks,
            Territories territories,
            double[] doors,
            int[] townOf,
            List<String> towns,
            WordLists words) {
        this.plan = plan;
        this.blocks = blocks;
        this.territories = territories;
        this.doors = doors;
        this.townOf = townOf;
        this.towns = towns;
        quarters = new ArrayList<>(words.get("quarters"));
        plan.dice("quarters").shuffle(quarters);
        divideTowns();
        dividePolice();
        divideFire();
        divideRegion();
    }

    List<District> list(BoundaryKind kind) {
        return districts.stream().filter(district -> district.kind == kind).toList();
    }

    List<Boundary> boundaries() {
        var rings = new Rings(blocks);
        return districts.stream()
                .map(district -> new Boundary(district.kind, district.name, rings.around(district.members)))
                .toList();
    }

    /// Adds districts somebody else drew, such as the land nearest to each hospital.
    void add(BoundaryKind kind, List<String> names, int[] seeds) {
        double[] reach = new double[seeds.length];
        Arrays.fill(reach, 1);
        int[] all = territories.everything();
        var division = new Territories.Division(all, territories.grow(all, seeds, reach), seeds);
        var lists = division.lists();
        for (int p = 0; p < lists.size(); p++) {
            if (lists.get(p).length > 0) {
                districts.add(new District(kind, names.get(p), -1, lists.get(p), seeds[p]));
            }
        }
    }

    /// Divides each town among its elementary schools; a town without one is one area of its own name.
    void divideSchools(List<Places.School> schools, BlockIndex index) {
        var ofTowns = ofTowns();
        for (int t = 0; t < towns.size(); t++) {
            var names = new ArrayList<String>();
            var seeds = new IntBag(8);
            Set<Integer> taken = new HashSet<>();
            for (var school : schools) {
                int block = index.at(school.house().x(), school.house().y());
                if (school.town() == t && block >= 0 && townOf[block] == t && taken.add(block)) {
                    names.add(school.name());
                    seeds.add(block);
                }
            }
            int[] members = ofTowns.get(t);
            if (names.isEmpty()) {
                districts.add(new District(BoundaryKind.SCHOOL, towns.get(t) + " Schools", t, members, members[0]));
                continue;
            }
            double[] reach = new double[names.size()];
            Arrays.fill(reach, 1);
            int[] starts = seeds.toArray();
            var lists = new Territories.Division(members, territories.grow(members, starts, reach), starts).lists();
            for (int p = 0; p < lists.size(); p++) {
                if (lists.get(p).length > 0) {
                    districts.add(new District(BoundaryKind.SCHOOL, names.get(p), t, lists.get(p), starts[p]));
                }
            }
        }
    }

    private List<int[]> ofTowns() {
        var bags = new ArrayList<IntBag>();
        towns.forEach(town -> bags.add(new IntBag(64)));
        for (int b = 0; b < blocks.count; b++) {
            bags.get(townOf[b]).add(b);
        }
        return bags.stream().map(IntBag::toArray).toList();
    }

    private double doorsIn(int[] members) {
        double sum = 0;
        for (int member : members) {
            sum += doors[member];
        }
        return sum;
    }

    private void divideTowns() {
        var ofTowns = ofTowns();
        int zip = 411;
        for (int t = 0; t < towns.size(); t++) {
            int[] members = ofTowns.get(t);
            double people = doorsIn(members);
            districts.add(new District(BoundaryKind.MUNICIPALITY, towns.get(t), t, members, members[0]));
            for (var quarter : split(BoundaryKind.NEIGHBORHOOD, t, members, Math.max(2, (int) (people / 1_800)))) {
                districts.add(quarter);
            }
            int ward = 1;
            for (int[] part : territories
                    .divide(members, Math.max(1, (int) (people / 3_000)))
                    .lists()) {
                districts.add(new District(BoundaryKind.WARD, towns.get(t) + " Ward " + ward++, t, part, part[0]));
            }
            for (int[] part : territories
                    .divide(members, Math.max(1, (int) Math.rint(people / 7_000)))
                    .lists()) {
                districts.add(new District(BoundaryKind.ZIP, "%05d".formatted(zip++), t, part, part[0]));
            }
        }
        groupTowns(ofTowns);
    }

    private List<District> split(BoundaryKind kind, int town, int[] members, int parts) {
        var division = territories.divide(members, parts);
        var lists = division.lists();
        var made = new ArrayList<District>();
        for (int p = 0; p < lists.size(); p++) {
            int given = districts.size() + made.size();
            String name = quarters.isEmpty() ? towns.get(town) + " Quarter " + given : quarters.removeLast();
            made.add(new District(kind, name, town, lists.get(p), division.seeds()[p]));
        }
        return made;
    }

    /// Answering points: one for the region while it is small, else one for each few towns.
    private void groupTowns(List<int[]> ofTowns) {
        int points = plan.scale.psaps();
        var sites = plan.towns.list();
        var bags = new ArrayList<IntBag>();
        for (int p = 0; p < points; p++) {
            bags.add(new IntBag(256));
        }
        for (int t = 0; t < towns.size(); t++) {
            int best = 0;
            double nearest = Double.MAX_VALUE;
            for (int p = 0; p < points; p++) {
                double d = Plane.distance(
                        sites.get(t).x(),
                        sites.get(t).y(),
                        sites.get(p).x(),
                        sites.get(p).y());
                if (d < nearest) {
                    nearest = d;
                    best = p;
                }
            }
            for (int member : ofTowns.get(t)) {
                bags.get(best).add(member);
            }
        }
        for (int p = 0; p < points; p++) {
            int[] members = bags.get(p).toArray();
            districts.add(new District(
                    BoundaryKind.PSAP, towns.get(p) + " Emergency Communications", p, members, members[0]));
        }
    }

    private void dividePolice() {
        var ofTowns = ofTowns();
        int[] sectorsOf = apportion(plan.scale.policeSectors(), ofTowns);
        int beats = Math.max(plan.scale.policeSectors(), (int) (plan.scale.patrolCars() * 0.78));
        int sector = 0;
        for (int t = 0; t < towns.size(); t++) {
            var ofSectors = territories.divide(ofTowns.get(t), sectorsOf[t]);
            var lists = ofSectors.lists();
            for (int s = 0; s < lists.size(); s++) {
                sector++;
                int[] members = lists.get(s);
                districts.add(new District(
                        BoundaryKind.POLICE_SECTOR,
                        "Sector " + sector,
                        t,
                        members,
                        ofSectors.seeds()[s]));
                int routes = Math.clamp((int) Math.rint(beats * doorsIn(members) / plan.scale.addresses()), 1, 9);
                divideSector(sector, t, members, routes);
            }
        }
    }

    private void divideSector(int sector, int town, int[] members, int routes) {
        var division = territories.divide(members, routes);
        var lists = division.lists();
        int area = 0;
        for (int r = 0; r < lists.size(); r++) {
            int[] route = lists.get(r);
            String name = sector + String.valueOf((char) ('A' + r));
            districts.add(new District(BoundaryKind.CAR_ROUTE, name, town, route, division.seeds()[r]));
            int areas = Math.max(1, (int) Math.rint(doorsIn(route) / plan.scale.reportingAreaDoors()));
            var ofAreas = territories.divide(route, areas);
            var parts = ofAreas.lists();
            for (int a = 0; a < parts.size(); a++) {
                String code = "%d%02d".formatted(sector, ++area);
                districts.add(new District(BoundaryKind.REPORTING_AREA, code, town, parts.get(a), ofAreas.seeds()[a]));
            }
        }
    }

    private void divideFire() {
        var ofTowns = ofTowns();
        int[] stationsOf = apportion(plan.scale.fireStations(), ofTowns);
        int number = 0;
        for (int t = 0; t < towns.size(); t++) {
            var division = territories.divide(ofTowns.get(t), stationsOf[t]);
            var lists = division.lists();
            for (int s = 0; s < lists.size(); s++) {
                number++;
                districts.add(new District(
                        BoundaryKind.FIRE_ENGINE, "Engine " + number, t, lists.get(s), division.seeds()[s]));
            }
        }
        group(BoundaryKind.FIRE_LADDER, "Ladder ", plan.scale.ladders());
        group(BoundaryKind.FIRE_RESCUE, "Rescue ", plan.scale.rescues());
    }

    /// Larger fire districts are made of whole engine districts, around some of their stations.
    private void group(BoundaryKind kind, String name, int parts) {
        var engines = list(BoundaryKind.FIRE_ENGINE);
        int wanted = Math.min(parts, engines.size());
        var homes = new ArrayList<District>(List.of(engines.getFirst()));
        while (homes.size() < wanted) {
            District farthest = engines.getFirst();
            for (var engine : engines) {
                if (nearest(engine, homes) > nearest(farthest, homes)) {
                    farthest = engine;
                }
            }
            homes.add(farthest);
        }
        for (int h = 0; h < homes.size(); h++) {
            var members = new IntBag(256);
            for (var engine : engines) {
                if (nearestIndex(engine, homes) == h) {
                    for (int member : engine.members) {
                        members.add(member);
                    }
                }
            }
            var home = homes.get(h);
            districts.add(new District(kind, name + (h + 1), home.town, members.toArray(), home.seed));
        }
    }

    private double nearest(District from, List<District> homes) {
        return apart(from, homes.get(nearestIndex(from, homes)));
    }

    private int nearestIndex(District from, List<District> homes) {
        int best = 0;
        for (int h = 1; h < homes.size(); h++) {
            if (apart(from, homes.get(h)) < apart(from, homes.get(best))) {
                best = h;
            }
        }
        return best;
    }

    private double apart(District a, District b) {
        return Plane.distance(blocks.x[a.seed], blocks.y[a.seed], blocks.x[b.seed], blocks.y[b.seed]);
    }

    private void divideRegion() {
        var division = territories.divide(territories.everything(), plan.scale.emsZones());
        var lists = division.lists();
        for (int z = 0; z < lists.size(); z++) {
            districts.add(new District(BoundaryKind.EMS_ZONE, "EMS " + (z + 1), -1, lists.get(z), division.seeds()[z]));
        }
    }

    /// Shares out a number by doors: each town at least one, the rest where there are most doors to one.
    private int[] apportion(int total, List<int[]> ofTowns) {
        int[] given = new int[towns.size()];
        double[] people = new double[towns.size()];
        for (int t = 0; t < towns.size(); t++) {
            given[t] = 1;
            people[t] = doorsIn(ofTowns.get(t));
        }
        for (int left = total - towns.size(); left > 0; left--) {
            int neediest = 0;
            for (int t = 1; t < towns.size(); t++) {
                if (people[t] / (given[t] + 0.6) > people[neediest] / (given[neediest] + 0.6)) {
                    neediest = t;
                }
            }
            given[neediest]++;
        }
        return given;
    }
}
