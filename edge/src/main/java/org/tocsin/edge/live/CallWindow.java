package org.tocsin.edge.live;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;

/// Which of the open calls stand on the boards. All of them as a rule; in a flood those on the line at positions, the
/// first who wait and the first of the call-back list, so that no console drowns. The others are counted, and read page
/// by page.
final class CallWindow {
    private static final int ALL = 400;
    private static final int WAITING = 200;
    private static final int SUSPECTS = 40;
    private static final int ROWS = 120;

    private CallWindow() {}

    static Set<CallId> list(Centre centre) {
        var open = centre.calls().open();
        if (open.size() <= ALL) {
            return new LinkedHashSet<>(open.keys());
        }
        var queues = centre.queues();
        var shown = new LinkedHashSet<CallId>();
        for (var entry : queues.talking()) {
            shown.add(entry.getKey());
        }
        first(queues.turns(), WAITING, shown);
        first(queues.suspectTurns(), SUSPECTS, shown);
        first(queues.rowTurns(), ROWS, shown);
        return shown;
    }

    private static void first(Chart<String, CallId> order, int most, Set<CallId> shown) {
        int count = 0;
        for (var entry : order) {
            if (count++ >= most) {
                return;
            }
            shown.add(entry.getValue());
        }
    }
}
