package org.tocsin.core.kernel;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An immutable sorted map that shares structure: [#with] and [#without] cost O(log n) and leave the old chart as it
/// was, so the writer publishes a new state without copying and readers never lock.
///
/// A weight-balanced tree (Adams, 1993). Iteration is in key order, hence the same on every replay.
public final class Chart<K extends Comparable<K>, V> implements Iterable<Map.Entry<K, V>> {
    private static final Chart<?, ?> EMPTY = new Chart<>(null);
    /// Adams' balance bound and rotation bound; (3, 2) is proved sound for insertion and deletion.
    private static final int DELTA = 3;

    private static final int GAMMA = 2;

    private final @Nullable Node<K, V> root;

    private Chart(@Nullable Node<K, V> root) {
        this.root = root;
    }

    private record Node<K, V>(
            int size,
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right) {}

    @SuppressWarnings("unchecked")
    public static <K extends Comparable<K>, V> Chart<K, V> empty() {
        return (Chart<K, V>) EMPTY;
    }

    public static <K extends Comparable<K>, V> Chart<K, V> of(Map<K, V> entries) {
        Chart<K, V> chart = empty();
        for (var entry : entries.entrySet()) {
            chart = chart.with(entry.getKey(), entry.getValue());
        }
        return chart;
    }

    public int size() {
        return size(root);
    }

    public boolean isEmpty() {
        return root == null;
    }

    public Optional<V> find(K key) {
        var node = root;
        while (node != null) {
            int c = key.compareTo(node.key);
            if (c == 0) {
                return Optional.of(node.value);
            }
            node = c < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    /// @throws NoSuchElementException if the key is not there: a broken invariant, for lookups by callers use [#find]
    public V get(K key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("not charted: " + key));
    }

    public boolean has(K key) {
        return find(key).isPresent();
    }

    public Chart<K, V> with(K key, V value) {
        return new Chart<>(put(root, key, value));
    }

    public Chart<K, V> without(K key) {
        return has(key) ? new Chart<>(drop(root, key)) : this;
    }

    /// Values in key order.
    public List<V> values() {
        var list = new ArrayList<V>(size());
        for (var entry : this) {
            list.add(entry.getValue());
        }
        return list;
    }

    /// Keys in order.
    public List<K> keys() {
        var list = new ArrayList<K>(size());
        for (var entry : this) {
            list.add(entry.getKey());
        }
        return list;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Walk<>(root);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Chart<?, ?> that) || that.size() != size()) {
            return false;
        }
        var mine = iterator();
        for (var theirs : that) {
            if (!mine.next().equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (var entry : this) {
            hash = 31 * hash + entry.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("{");
        for (var entry : this) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(entry.getKey())
                    .append('=')
                    .append(entry.getValue());
        }
        return text.append('}').toString();
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static <K, V> Node<K, V> node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(size(left) + size(right) + 1, key, value, left, right);
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return node(key, value, null, null);
        }
        int c = key.compareTo(node.key);
        if (c == 0) {
            return node(key, value, node.left, node.right);
        }
        return c < 0
                ? balance(node.key, node.value, put(node.left, key, value), node.right)
                : balance(node.key, node.value, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> drop(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int c = key.compareTo(node.key);
        if (c < 0) {
            return balance(node.key, node.value, drop(node.left, key), node.right);
        }
        if (c > 0) {
            return balance(node.key, node.value, node.left, drop(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        var next = first(node.right);
        return balance(next.key, next.value, node.left, drop(node.right, next.key));
    }

    private static <K, V> Node<K, V> first(Node<K, V> node) {
        var first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static <K, V> Node<K, V> balance(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int l = size(left);
        int r = size(right);
        if (l + r < 2) {
            return node(key, value, left, right);
        }
        if (right != null && r > DELTA * l) {
            return size(right.left) < GAMMA * size(right.right)
                    ? node(right.key, right.value, node(key, value, left, right.left), right.right)
                    : lean(key, value, left, right);
        }
        if (left != null && l > DELTA * r) {
            return size(left.right) < GAMMA * size(left.left)
                    ? node(left.key, left.value, left.left, node(key, value, left.right, right))
                    : leanBack(key, value, left, right);
        }
        return node(key, value, left, right);
    }

    private static <K, V> Node<K, V> lean(K key, V value, @Nullable Node<K, V> left, Node<K, V> right) {
        var middle = right.left;
        if (middle == null) {
            return node(right.key, right.value, node(key, value, left, null), right.right);
        }
        return node(
                middle.key,
                middle.value,
                node(key, value, left, middle.left),
                node(right.key, right.value, middle.right, right.right));
    }

    private static <K, V> Node<K, V> leanBack(K key, V value, Node<K, V> left, @Nullable Node<K, V> right) {
        var middle = left.right;
        if (middle == null) {
            return node(left.key, left.value, left.left, node(key, value, null, right));
        }
        return node(
                middle.key,
                middle.value,
                node(left.key, left.value, left.left, middle.left),
                node(key, value, middle.right, right));
    }

    private static final class Walk<K, V> implements Iterator<Map.Entry<K, V>> {
        private final ArrayDeque<Node<K, V>> path = new ArrayDeque<>();

        Walk(@Nullable Node<K, V> root) {
            descend(root);
        }

        private void descend(@Nullable Node<K, V> from) {
            for (var node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            var node = path.pop();
            descend(node.right);
            return new SimpleImmutableEntry<>(node.key, node.value);
        }
    }
}
