package org.tocsin.edge.geography;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Which geography is in force. A new one is built aside, proved, and takes over in one step; questions under way
/// finish on the one they began with. Reading never waits.
public final class Atlas {
    private volatile Geography current;

    public Atlas(Geography first) {
        current = first;
    }

    /// The geography in force now: take it once for each question.
    public Geography current() {
        return current;
    }

    /// Puts another in force and returns the one it replaces.
    public synchronized Geography replace(Geography next) {
        var before = current;
        current = next;
        return before;
    }

    /// Puts another in force, finished while no [#change] can come between, and returns the one it replaces.
    public synchronized Geography replace(Supplier<Geography> next) {
        return replace(next.get());
    }

    /// Changes the one in force, for closures: never lost against a replacement at the same moment.
    public synchronized Geography change(UnaryOperator<Geography> change) {
        current = change.apply(current);
        return current;
    }
}
