package org.tocsin.edge.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.core.kernel.Command;

/// Commands that broke the rules' code. The second failure of an equal command is its last: a poisoned call must not
/// take the centre down with it. Bounded; for one thread.
final class Quarantine {
    private static final int KEPT = 1_000;
    private static final int FAILURES = 2;

    private final Map<Command, Integer> failures = new LinkedHashMap<>();

    boolean holds(Command command) {
        return failures.getOrDefault(command, 0) >= FAILURES;
    }

    /// @return whether the command is in quarantine from now on
    boolean failed(Command command) {
        int count = failures.merge(command, 1, Integer::sum);
        if (failures.size() > KEPT) {
            var oldest = failures.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return count >= FAILURES;
    }
}
