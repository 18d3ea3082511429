package org.tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// A chart behaves like a TreeMap that keeps its earlier selves.
class ChartTest {
    /// Puts `value` under `key`, or removes the key when the value is negative.
    record Change(int key, int value) {
        Chart<Integer, Integer> on(Chart<Integer, Integer> chart) {
            return value < 0 ? chart.without(key) : chart.with(key, value);
        }

        void on(TreeMap<Integer, Integer> map) {
            if (value < 0) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        var one = Arbitraries.integers()
                .between(0, 60)
                .flatMap(key -> Arbitraries.integers().between(-40, 60).map(value -> new Change(key, value)));
        return one.list().ofMaxSize(300);
    }

    @Property(tries = 300)
    void isATreeMap(@ForAll("changes") List<Change> changes) {
        var chart = Chart.<Integer, Integer>empty();
        var map = new TreeMap<Integer, Integer>();
        for (var change : changes) {
            chart = change.on(chart);
            change.on(map);
            assertThat(chart.size()).isEqualTo(map.size());
            assertThat(chart.isEmpty()).isEqualTo(map.isEmpty());
            assertThat(chart.find(change.key())).isEqualTo(java.util.Optional.ofNullable(map.get(change.key())));
            assertThat(chart.has(change.key())).isEqualTo(map.containsKey(change.key()));
        }
        assertThat(chart.keys()).containsExactlyElementsOf(map.keySet());
        assertThat(chart.values()).containsExactlyElementsOf(map.values());
        assertThat(Chart.of(map)).isEqualTo(chart).hasSameHashCodeAs(chart);
        assertThat(chart).hasToString(map.toString());
    }

    @Property(tries = 100)
    void keepsItsEarlierSelves(@ForAll("changes") List<Change> changes) {
        var charts = new ArrayList<Chart<Integer, Integer>>();
        var maps = new ArrayList<Map<Integer, Integer>>();
        var chart = Chart.<Integer, Integer>empty();
        var map = new TreeMap<Integer, Integer>();
        for (var change : changes) {
            charts.add(chart);
            maps.add(new TreeMap<>(map));
            chart = change.on(chart);
            change.on(map);
        }
        for (int i = 0; i < charts.size(); i++) {
            assertThat(charts.get(i).values())
                    .containsExactlyElementsOf(maps.get(i).values());
        }
    }

    @Property(tries = 100)
    void equalsWhateverTheOrderItWasFilledIn(@ForAll("changes") List<Change> changes) {
        var chart = Chart.<Integer, Integer>empty();
        for (var change : changes) {
            chart = change.on(chart);
        }
        var backwards = Chart.<Integer, Integer>empty();
        for (var key : chart.keys().reversed()) {
            backwards = backwards.with(key, chart.get(key));
        }
        assertThat(backwards).isEqualTo(chart);
    }

    /// Weight balance: a chart of a hundred thousand keys, however it was filled, answers in a few dozen comparisons.
    @Property(tries = 6)
    void staysShallow(@ForAll("orders") Order order) {
        int size = 1 << 16;
        var chart = Chart.<Counted, Integer>empty();
        for (int i = 0; i < size; i++) {
            chart = chart.with(new Counted(order.key(i, size)), i);
        }
        for (int i = 0; i < size / 2; i++) {
            chart = chart.without(new Counted(order.key(i, size)));
        }
        Counted.comparisons = 0;
        int most = 0;
        for (var key : chart.keys()) {
            int before = Counted.comparisons;
            assertThat(chart.find(key)).isPresent();
            most = Math.max(most, Counted.comparisons - before);
        }
        // A tree with balance 3 is at most log(n) / log(4/3) deep: 36 for 32768 keys.
        assertThat(most).isLessThanOrEqualTo(36);
    }

    enum Order {
        UP,
        DOWN,
        ZIGZAG,
        SCATTERED;

        int key(int i, int size) {
            return switch (this) {
                case UP -> i;
                case DOWN -> size - i;
                case ZIGZAG -> i % 2 == 0 ? i : 2 * size - i;
                case SCATTERED -> i * 40503 % size;
            };
        }
    }

    @Provide
    Arbitrary<Order> orders() {
        return Arbitraries.of(Order.values());
    }

    record Counted(int key) implements Comparable<Counted> {
        static int comparisons;

        @Override
        public int compareTo(Counted other) {
            comparisons++;
            return Integer.compare(key, other.key);
        }
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        var chart = Chart.of(Map.of(1, "one", 3, "three"));
        assertThat(chart.without(2)).isSameAs(chart);
    }

    @Test
    void aMissingKeyIsABrokenInvariant() {
        assertThatThrownBy(() -> Chart.<Integer, Integer>empty().get(1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anExhaustedIteratorSaysSo() {
        var walk = Chart.<Integer, Integer>empty().with(1, 2).iterator();
        walk.next();
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void differsFromAChartWithAnotherValue() {
        assertThat(Chart.of(new HashMap<>(Map.of(1, 2))))
                .isNotEqualTo(Chart.of(Map.of(1, 3)))
                .isNotEqualTo(null);
    }
}
