package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.Ground;
import org.tocsin.core.places.CityPack.Manifest;
import org.tocsin.core.places.Point;

/// Builds an invented river city with its neighbour towns.
public final class CityGenerator {
    /// Addresses of the city the product brings along.
    public static final int DEFAULT_ADDRESSES = 25_000;

    /// Seed of the city the product brings along.
    public static final long DEFAULT_SEED = 7;

    private static final String LICENCE = "CC0-1.0";
    private static final String TIME_ZONE = "America/New_York";

    private final CityPlan plan;
    private final WordLists words = WordLists.read("names.txt");
    private final List<String> towns;
    private final List<String> bridgeNames;

    private CityGenerator(long seed, int addresses) {
        plan = new CityPlan(seed, new CityScale(addresses));
        towns = townNames();
        bridgeNames = bridgeNames();
    }

    /// The city of a seed: the same on every machine and at every time.
    ///
    /// @param addresses how many doors it has, 500 to 1,000,000
    /// @throws IllegalArgumentException for another number
    public static CityPack generate(long seed, int addresses) {
        return new CityGenerator(seed, addresses).build();
    }

    private List<String> townNames() {
        var names = new ArrayList<>(words.get("towns"));
        plan.dice("town names").shuffle(names);
        return List.copyOf(names.subList(0, plan.scale.towns()));
    }

    private List<String> bridgeNames() {
        var names = new ArrayList<>(words.get("bridges"));
        plan.dice("bridge names").shuffle(names);
        var given = new ArrayList<String>();
        for (var bridge : plan.bridges.list()) {
            int round = bridge.index() / names.size();
            given.add(names.get(bridge.index() % names.size()) + (round == 0 ? "" : " No. " + (round + 1)));
        }
        return List.copyOf(given);
    }

    private CityPack build() {
        var blocks = new Blocks(plan.mesh);
        var index = new BlockIndex(blocks);
        var highway = new Highway(plan);
        var net = new Net(plan, blocks, highway.stops());
        boolean[] parks = Greens.choose(plan, blocks);
        var lots = new Lots(plan, blocks, net.pieces(), parks);
        double[] doors = doorsOf(blocks, net, lots);
        var territories = new Territories(blocks, doors);
        int[] townOf = growTowns(blocks, territories, index);
        var cut = new Runs(plan, net, blocks, townOf);
        var unused = new Naming(plan, words, towns, cut.chains());
        var traffic = new Traffic(plan, net, cut.chains());
        var streets = new StreetBook(plan, blocks, net, cut, lots, traffic, townOf, towns, bridgeNames, index);
        streets.finish(highway);
        var houses = streets.houses();
        for (int i = 0; i < houses.size(); i++) {
            houses.get(i).id = "A%07d".formatted(i + 1);
        }
        Uses.assign(houses, plan.dice("uses"));
        var places = new Places(plan, words, towns, houses);
        var districts = new DistrictBook(plan, blocks, territories, doors, townOf, towns, words);
        var responders = new Responders(plan, blocks, districts, places, towns, words);
        places.furnishTowns();
        districts.divideSchools(places.schools(), index);
        places.squares(streets.squares());
        var grounds = grounds(blocks, parks, townOf, index, places);
        var furniture = new Furniture(plan, lots, streets.runs());
        return new CityPack(
                manifest(),
                List.copyOf(streets.streets()),
                List.copyOf(streets.crossings()),
                houses.stream().map(house -> house.door(towns)).toList(),
                List.copyOf(places.list()),
                districts.boundaries(),
                List.copyOf(responders.stations()),
                List.copyOf(responders.apparatus()),
                List.copyOf(furniture.hydrants()),
                furniture.boxes(streets.crossings(), districts, index, blocks),
                List.copyOf(furniture.poles()),
                List.copyOf(responders.hospitals()),
                grounds);
    }

    private Manifest manifest() {
        return new Manifest(
                CityPack.FORMAT,
                towns.getFirst() + " and neighbours",
                "generated-" + plan.seed + "-" + plan.scale.addresses(),
                LICENCE,
                "invented by the Tocsin city generator, seed " + plan.seed,
                TIME_ZONE,
                Plane.CENTER);
    }

    private static double[] doorsOf(Blocks blocks, Net net, Lots lots) {
        double[] doors = new double[blocks.count];
        for (var piece : net.pieces()) {
            for (var lot : lots.leftOf(piece)) {
                doors[lot.block()]++;
            }
            for (var lot : lots.rightOf(piece)) {
                doors[lot.block()]++;
            }
        }
        return doors;
    }

    /// Towns grow from their middles until they meet; the city fastest.
    private int[] growTowns(Blocks blocks, Territories territories, BlockIndex index) {
        var sites = plan.towns.list();
        int[] seeds = new int[sites.size()];
        double[] reach = new double[sites.size()];
        for (var site : sites) {
            int at = index.at(site.x() + 3, site.y() + 2);
            for (double step = 10; at < 0 || contains(seeds, site.index(), at); step += 10) {
                at = index.at(site.x() + step, site.y() - 0.7 * step);
            }
            seeds[site.index()] = at;
            reach[site.index()] = site.reach();
        }
        int[] everything = territories.everything();
        int[] townOf = territories.grow(everything, seeds, reach);
        return Arrays.copyOf(townOf, blocks.count);
    }

    private static boolean contains(int[] seeds, int before, int block) {
        for (int i = 0; i < before; i++) {
            if (seeds[i] == block) {
                return true;
            }
        }
        return false;
    }

    private List<Ground> grounds(Blocks blocks, boolean[] parks, int[] townOf, BlockIndex index, Places places) {
        var grounds = new ArrayList<Ground>();
        String river = Naming.riverName(words, plan);
        grounds.add(new Ground("river", river, List.of(riverRing())));
        for (var wild : plan.wilds.list()) {
            int block = Math.max(0, index.at(wild.x(), wild.y()));
            int town = townOf[block];
            String name = wild.water() ? places.pondName(town) : places.parkName(wild.x(), wild.y(), town, true);
            places.add(
                    name,
                    List.of(),
                    wild.water() ? "water" : "park",
                    "",
                    town,
                    Plane.pointAt(wild.x(), wild.y()),
                    1.3 * wild.radiusMeters());
            grounds.add(new Ground(wild.water() ? "pond" : "park", name, List.of(points(wild.ring()))));
        }
        var rings = new Rings(blocks);
        for (int b = 0; b < blocks.count; b++) {
            if (parks[b]) {
                String name = places.parkName(blocks.x[b], blocks.y[b], townOf[b], false);
                double reach = Math.sqrt(blocks.squareMeters[b]) * 0.8;
                var middle = Plane.pointAt(blocks.x[b], blocks.y[b]);
                places.add(name, List.of(), "park", "", townOf[b], middle, reach);
                grounds.add(new Ground("park", name, rings.around(new int[] {b})));
            }
        }
        grounds.add(new Ground(
                "rail",
                river.replace(" River", "") + " Valley Railroad",
                List.of(points(plan.railway.line().simplified(1)))));
        namePassings(places);
        return List.copyOf(grounds);
    }

    /// Stations of the railway and bridges of the river, as places.
    private void namePassings(Places places) {
        int outer = 0;
        for (var stop : plan.railway.stops()) {
            int town = Math.max(0, stop.town());
            String name = stop.town() >= 0
                    ? towns.get(town) + " Station"
                    : towns.getFirst() + (outer++ == 0 ? " West" : " East") + " Station";
            places.add(
                    name,
                    List.of(name.replace(" Station", " Depot")),
                    "station",
                    "",
                    town,
                    Plane.pointAt(stop.x(), stop.y()));
        }
        for (var bridge : plan.bridges.list()) {
            places.add(
                    bridgeNames.get(bridge.index()),
                    List.of(),
                    "bridge",
                    "",
                    0,
                    Plane.pointAt(bridge.middleX(), bridge.middleY()));
        }
    }

    private List<Point> riverRing() {
        double half = plan.river.halfWidthMeters();
        double from = plan.bridges.fromAlong() - 30;
        double to = plan.bridges.toAlong() + 30;
        var ring = plan.river.bank(from, to, -half, 20).simplified(0.6);
        ring.addAll(plan.river.bank(from, to, half, 20).simplified(0.6).reversed());
        ring.add(ring.x[0], ring.y[0]);
        return points(ring);
    }

    private static List<Point> points(Trace trace) {
        var points = new ArrayList<Point>(trace.size);
        for (int i = 0; i < trace.size; i++) {
            points.add(Plane.pointAt(trace.x[i], trace.y[i]));
        }
        return List.copyOf(points);
    }
}
