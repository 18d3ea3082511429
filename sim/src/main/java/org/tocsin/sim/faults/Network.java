package org.tocsin.sim.faults;

import java.util.Set;

/// Between askers and host. Requests and answers are messages that may be lost, doubled and overtaken.
final class Network {
    private final Schedule schedule;
    private final Set<Fault> faults;

    Network(Schedule schedule, Set<Fault> faults) {
        this.schedule = schedule;
        this.faults = faults;
    }

    void send(Runnable arrival) {
        if (faults.contains(Fault.LOSS) && schedule.oneIn(12)) {
            return;
        }
        schedule.after(delayMillis(), arrival);
        if (faults.contains(Fault.DUPLICATE) && schedule.oneIn(8)) {
            schedule.after(delayMillis() + schedule.between(0, 5_000), arrival);
        }
    }

    private long delayMillis() {
        return faults.contains(Fault.REORDER) && schedule.oneIn(6)
                ? schedule.between(5, 8_000)
                : schedule.between(1, 5);
    }
}
