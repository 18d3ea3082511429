package org.tocsin.sim.city;

import java.util.Arrays;

/// Makes a noded mesh look built: joins crossings that lie within a few steps, cuts off stubs, drops what cannot be
/// reached.
final class Tidier {
    private static final double SHORTEST_EDGE_METERS = 11;
    private static final double STUB_METERS = 34;
    private static final double SUBURB_STUB_METERS = 52;

    private final TownSites towns;

    private Tidier(TownSites towns) {
        this.towns = towns;
    }

    static Mesh tidy(Mesh plan, TownSites towns, Outline outline) {
        var tidier = new Tidier(towns);
        Mesh mesh = inside(Noder.node(plan), outline);
        mesh = tidier.withoutStubs(mesh);
        for (int round = 0; round < 4; round++) {
            mesh = Noder.node(tidier.contracted(mesh));
        }
        mesh = tidier.withoutStubs(mesh);
        return Islands.open(connected(mesh));
    }

    /// Without what an old road does beyond the edge of the region.
    private static Mesh inside(Mesh mesh, Outline outline) {
        var ring = outline.ring();
        var keep = new boolean[mesh.edges];
        for (int e = 0; e < mesh.edges; e++) {
            double x = Plane.metersX(mesh.x[mesh.from[e]] / 2 + mesh.x[mesh.to[e]] / 2);
            double y = Plane.metersY(mesh.y[mesh.from[e]] / 2 + mesh.y[mesh.to[e]] / 2);
            keep[e] = !mesh.street(e) || outline.insideBy(x, y) > 150 || ring.surrounds(x, y);
        }
        return mesh.only(keep);
    }

    /// Moves the weaker end of each very short edge onto the stronger; every vertex moves at most once a round.
    private Mesh contracted(Mesh mesh) {
        int[] strength = strength(mesh);
        int[] moved = new int[mesh.vertices];
        Arrays.setAll(moved, v -> v);
        var settled = new boolean[mesh.vertices];
        for (int e = 0; e < mesh.edges; e++) {
            int a = mesh.from[e];
            int b = mesh.to[e];
            boolean free = !settled[a] && !settled[b] && mesh.street(e);
            if (free && mesh.meters(e) < SHORTEST_EDGE_METERS) {
                boolean keepA = strength[a] >= strength[b];
                moved[keepA ? b : a] = keepA ? a : b;
                settled[a] = true;
                settled[b] = true;
            }
        }
        var result = new Mesh(mesh.courses);
        for (int e = 0; e < mesh.edges; e++) {
            int a = moved[mesh.from[e]];
            int b = moved[mesh.to[e]];
            result.edge(result.vertex(mesh.x[a], mesh.y[a]), result.vertex(mesh.x[b], mesh.y[b]), mesh.course[e]);
        }
        return result;
    }

    /// Strong vertices carry lines that only divide, then large roads, then many streets.
    private static int[] strength(Mesh mesh) {
        int[] strength = new int[mesh.vertices];
        for (int e = 0; e < mesh.edges; e++) {
            int rank = Course.Role.values().length - mesh.role(mesh.course[e]).ordinal();
            for (int v : new int[] {mesh.from[e], mesh.to[e]}) {
                strength[v] = Math.max(strength[v] / 1000, rank) * 1000 + strength[v] % 1000 + 1;
            }
        }
        return strength;
    }

    private Mesh withoutStubs(Mesh mesh) {
        Mesh current = mesh;
        for (int round = 0; round < 3; round++) {
            var keep = new boolean[current.edges];
            Arrays.fill(keep, true);
            if (!markStubs(current, keep)) {
                return current;
            }
            current = current.only(keep);
        }
        return current;
    }

    private boolean markStubs(Mesh mesh, boolean[] keep) {
        var at = mesh.incidence(true);
        boolean any = false;
        var chain = new IntBag(16);
        for (int v = 0; v < mesh.vertices; v++) {
            if (at.degree(v) != 1) {
                continue;
            }
            chain.size = 0;
            double length = 0;
            int here = v;
            int edge = at.list()[at.starts()[v]];
            boolean artery = false;
            while (true) {
                chain.add(edge);
                length += mesh.meters(edge);
                artery |= mesh.role(mesh.course[edge]) == Course.Role.ARTERY;
                here = mesh.from[edge] == here ? mesh.to[edge] : mesh.from[edge];
                if (at.degree(here) != 2 || chain.size > 60) {
                    break;
                }
                int s = at.starts()[here];
                edge = at.list()[s] == edge ? at.list()[s + 1] : at.list()[s];
            }
            double built = towns.density(Plane.metersX(mesh.x[v]), Plane.metersY(mesh.y[v]));
            double longest = artery || built > 0.3 ? STUB_METERS : SUBURB_STUB_METERS;
            if (length < longest && at.degree(here) > 2) {
                any = true;
                for (int i = 0; i < chain.size; i++) {
                    keep[chain.get(i)] = false;
                }
            }
        }
        return any;
    }

    /// Keeps the largest connected net of streets, and every line that only divides.
    private static Mesh connected(Mesh mesh) {
        int[] group = new int[mesh.vertices];
        Arrays.setAll(group, v -> v);
        for (int e = 0; e < mesh.edges; e++) {
            if (mesh.street(e)) {
                group[root(group, mesh.from[e])] = root(group, mesh.to[e]);
            }
        }
        int[] size = new int[mesh.vertices];
        int largest = 0;
        for (int e = 0; e < mesh.edges; e++) {
            if (mesh.street(e)) {
                int r = root(group, mesh.from[e]);
                if (++size[r] > size[largest]) {
                    largest = r;
                }
            }
        }
        var keep = new boolean[mesh.edges];
        for (int e = 0; e < mesh.edges; e++) {
            keep[e] = !mesh.street(e) || root(group, mesh.from[e]) == largest;
        }
        return mesh.only(keep);
    }

    private static int root(int[] group, int v) {
        while (group[v] != v) {
            group[v] = group[group[v]];
            v = group[v];
        }
        return v;
    }
}
