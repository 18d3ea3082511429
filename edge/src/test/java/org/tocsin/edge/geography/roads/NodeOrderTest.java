package org.tocsin.edge.geography.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NodeOrderTest {
    @Property(tries = 60)
    void everyJunctionHasItsRank(@ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int side) {
        var graph = StreetGraph.of(new RandomStreets(seed, side).grid());
        assertThat(Arrays.stream(NodeOrder.of(graph)).sorted().toArray())
                .isEqualTo(IntStream.range(0, graph.nodeCount).toArray());
    }

    /// As many junctions as ways that share none were found: no cut could be smaller.
    @Property(tries = 100)
    void aLeastCutPartsTheEndsWithAsManyJunctionsAsItSays(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 15) int side) {
        var graph = StreetGraph.of(new RandomStreets(seed, side).grid());
        var all = IntStream.range(0, graph.nodeCount).toArray();
        var row = new LeastCut.Row(all, 0, all.length, new int[all.length], 0, all, Math.max(1, all.length * 3 / 10));
        var cut = new LeastCut(graph);
        int size = cut.find(row, all.length);
        if (size < 0) {
            return;
        }
        assertThat(Arrays.stream(all).filter(node -> cut.side(row, node) == 2)).hasSize(size);
        for (int edge = 0; edge < graph.edgeCount; edge++) {
            int from = cut.side(row, graph.from[edge]);
            int to = cut.side(row, graph.to[edge]);
            assertThat(from + to == 1)
                    .as(
                            "a street leads past the cut: %s",
                            graph.streets.get(edge).id())
                    .isFalse();
        }
        for (int i = 0; i < row.ends(); i++) {
            assertThat(cut.side(row, i)).isZero();
            assertThat(cut.side(row, all.length - 1 - i)).isEqualTo(1);
        }
    }
}
