package org.tocsin.sim.city;

import java.util.Arrays;
import java.util.List;

/// All lines of the plan as straight edges between vertices on the grid of [Plane]; once noded, no two edges meet
/// except in a vertex.
final class Mesh {
    final List<Course> courses;
    int[] x = new int[1024];
    int[] y = new int[1024];
    int vertices;
    int[] from = new int[1024];
    int[] to = new int[1024];
    int[] course = new int[1024];
    int edges;

    private LongIndex vertexAt = new LongIndex(1024);
    private LongIndex edgeBetween = new LongIndex(1024);

    Mesh(List<Course> courses) {
        this.courses = courses;
    }

    static Mesh of(List<Course> courses) {
        var mesh = new Mesh(courses);
        for (int c = 0; c < courses.size(); c++) {
            var trace = courses.get(c).trace();
            int last = -1;
            for (int i = 0; i < trace.size; i++) {
                int vertex = mesh.vertex(Plane.unitX(trace.x[i]), Plane.unitY(trace.y[i]));
                if (i > 0) {
                    mesh.edge(last, vertex, c);
                }
                last = vertex;
            }
        }
        return mesh;
    }

    int vertex(int unitX, int unitY) {
        long key = ((long) unitX << 32) | (unitY & 0xffffffffL);
        int known = vertexAt.find(key);
        if (known >= 0) {
            return known;
        }
        if (vertices == x.length) {
            x = Arrays.copyOf(x, vertices * 2);
            y = Arrays.copyOf(y, vertices * 2);
        }
        x[vertices] = unitX;
        y[vertices] = unitY;
        vertexAt.put(key, vertices);
        return vertices++;
    }

    /// Adds an edge unless its ends are one; where there is one already the stronger course keeps it.
    void edge(int a, int b, int ofCourse) {
        if (a == b) {
            return;
        }
        long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
        int known = edgeBetween.find(key);
        if (known >= 0) {
            if (role(ofCourse).ordinal() < role(course[known]).ordinal()) {
                course[known] = ofCourse;
            }
            return;
        }
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
            course = Arrays.copyOf(course, edges * 2);
        }
        from[edges] = a;
        to[edges] = b;
        course[edges] = ofCourse;
        edgeBetween.put(key, edges++);
    }

    Course.Role role(int ofCourse) {
        return courses.get(ofCourse).role();
    }

    boolean street(int edge) {
        return role(course[edge]).street;
    }

    double meters(int edge) {
        return meters(from[edge], to[edge]);
    }

    double meters(int a, int b) {
        return Plane.distance(Plane.metersX(x[a]), Plane.metersY(y[a]), Plane.metersX(x[b]), Plane.metersY(y[b]));
    }

    /// A mesh with the edges for which `keep` is true, vertices numbered anew.
    Mesh only(boolean[] keep) {
        var kept = new Mesh(courses);
        for (int e = 0; e < edges; e++) {
            if (keep[e]) {
                kept.edge(kept.vertex(x[from[e]], y[from[e]]), kept.vertex(x[to[e]], y[to[e]]), course[e]);
            }
        }
        return kept;
    }

    /// Lists, for each vertex, the edges that end there: `starts[v]` to `starts[v + 1]` in `list`.
    Incidence incidence(boolean streetsOnly) {
        int[] starts = new int[vertices + 1];
        for (int e = 0; e < edges; e++) {
            if (!streetsOnly || street(e)) {
                starts[from[e] + 1]++;
                starts[to[e] + 1]++;
            }
        }
        for (int v = 0; v < vertices; v++) {
            starts[v + 1] += starts[v];
        }
        int[] list = new int[starts[vertices]];
        int[] fill = starts.clone();
        for (int e = 0; e < edges; e++) {
            if (!streetsOnly || street(e)) {
                list[fill[from[e]]++] = e;
                list[fill[to[e]]++] = e;
            }
        }
        return new Incidence(starts, list);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Incidence(int[] starts, int[] list) {
        int degree(int vertex) {
            return starts[vertex + 1] - starts[vertex];
        }
    }
}
