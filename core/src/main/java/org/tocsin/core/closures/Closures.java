package org.tocsin.core.closures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.kernel.Chart;

/// What is closed now.
///
/// @param next number of the next closure
public record Closures(long next, Chart<Long, Closure> inForce) {
    public static final Closures NONE = new Closures(1, Chart.empty());

    /// Timer commands that are due: closures whose time has come.
    public List<ClosureCommand> listDue(Instant now) {
        var due = new ArrayList<ClosureCommand>();
        for (var entry : inForce) {
            var until = entry.getValue().until();
            if (until != null && !until.isAfter(now)) {
                due.add(new ClosureCommand.Open(entry.getKey(), "time is up"));
            }
        }
        return due;
    }
}
