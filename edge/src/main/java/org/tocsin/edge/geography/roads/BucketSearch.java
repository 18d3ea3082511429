package org.tocsin.edge.geography.roads;

import java.util.Arrays;

/// Dijkstra's search with a ring of buckets for a queue: nodes wait in buckets of equal width of seconds, a bucket is
/// emptied before the next is opened, and a node that gets cheaper within the open bucket is looked at again. The
/// result is exact; it costs a few nanoseconds a node where a heap costs tens.
///
/// One search at a time: a workspace, reused, never shared by two threads at once.
final class BucketSearch {
    private static final int NONE = -1;

    private final StreetGraph graph;
    /// Infinite where the search has not come.
    private final double[] seconds;

    private final int[] arrivedBy;
    private final int[] cameFrom;

    private int[] bucketHead = new int[0];
    private int[] entryNode = new int[1024];
    private double[] entrySeconds = new double[1024];
    private int[] entryNext = new int[1024];
    private int entries;
    private int waiting;

    private double width = 1;
    private double doneBefore;

    BucketSearch(StreetGraph graph) {
        this.graph = graph;
        seconds = new double[graph.nodeCount];
        arrivedBy = new int[graph.nodeCount];
        cameFrom = new int[graph.nodeCount];
    }

    /// Whether the search may stop, asked after each bucket.
    interface Goal {
        /// @param doneBeforeSeconds every node cheaper than this has its final price
        boolean reached(double doneBeforeSeconds);
    }

    /// Starts anew; [#startAt] names the starts, then [#run].
    void prepare(Weights weights) {
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        width = weights.bucketSeconds;
        int ring = (int) (weights.dearestSeconds / width) + 3;
        if (bucketHead.length < ring) {
            bucketHead = new int[ring];
        }
        Arrays.fill(bucketHead, NONE);
        entries = 0;
        waiting = 0;
        doneBefore = 0;
    }

    void startAt(int node, double atSeconds) {
        if (atSeconds < secondsTo(node)) {
            reach(node, atSeconds, NONE, NONE);
        }
    }

    /// Runs until nothing waits or the goal is reached.
    ///
    /// @param arcSeconds [Weights#leaving] to go forwards, [Weights#arriving] to go backwards from a destination
    void run(double[] arcSeconds, Goal goal) {
        for (long bucket = 0; waiting > 0; bucket++) {
            empty((int) (bucket % bucketHead.length), arcSeconds);
            doneBefore = (bucket + 1) * width;
            if (goal.reached(doneBefore)) {
                return;
            }
        }
        doneBefore = Double.POSITIVE_INFINITY;
    }

    private void empty(int slot, double[] arcSeconds) {
        while (bucketHead[slot] != NONE) {
            int entry = bucketHead[slot];
            bucketHead[slot] = entryNext[entry];
            waiting--;
            int node = entryNode[entry];
            double at = entrySeconds[entry];
            if (at > seconds[node]) {
                continue;
            }
            for (int arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
                double there = at + arcSeconds[arc];
                int head = graph.arcHead[arc];
                if (there < seconds[head]) {
                    reach(head, there, arc, node);
                }
            }
        }
    }

    private void reach(int node, double at, int arc, int previous) {
        seconds[node] = at;
        arrivedBy[node] = arc;
        cameFrom[node] = previous;
        int entry = entries++;
        if (entry == entryNode.length) {
            entryNode = Arrays.copyOf(entryNode, 2 * entry);
            entrySeconds = Arrays.copyOf(entrySeconds, 2 * entry);
            entryNext = Arrays.copyOf(entryNext, 2 * entry);
        }
        int slot = (int) ((long) (at / width) % bucketHead.length);
        entryNode[entry] = node;
        entrySeconds[entry] = at;
        entryNext[entry] = bucketHead[slot];
        bucketHead[slot] = entry;
        waiting++;
    }

    /// Seconds to the node, infinite when unreached. Final when below what the search got done.
    double secondsTo(int node) {
        return seconds[node];
    }

    /// Code of the arc the node was reached by, negative at a start.
    int arrivedBy(int node) {
        return arrivedBy[node] < 0 ? NONE : graph.arcCode[arrivedBy[node]];
    }

    int cameFrom(int node) {
        return cameFrom[node];
    }
}
