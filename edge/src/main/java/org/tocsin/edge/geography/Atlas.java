package org.tocsin.edge.geography;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Which geography is in force. A new one is built aside, proved, and takes over in one step; questions under way
/// finish on the one they began with.
public final class Atlas {
    private final AtomicReference<Geography> current;

    public Atlas(Geography first) {
        current = new AtomicReference<>(first);
    }

    /// The geography in force now: take it once for each question.
    public Geography current() {
        return current.get();
    }

    /// Puts another in force and returns the one it replaces.
    public Geography replace(Geography next) {
        return current.getAndSet(next);
    }

    /// Changes the one in force, for closures: safe against a replacement at the same moment.
    public Geography change(UnaryOperator<Geography> change) {
        return current.updateAndGet(change);
    }
}
