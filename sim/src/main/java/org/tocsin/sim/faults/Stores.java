package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where records survive: the database, and a local file while the database is gone. Follows the protocol of
/// `edge.journal.SpooledJournal`: a batch whose outcome is unknown goes to the spool too, and is compared when it is
/// delivered.
final class Stores {
    private final Schedule schedule;
    private final Set<Fault> faults;
    private final Bug bug;
    private final List<Entry> database = new ArrayList<>();
    private final List<Entry> spool = new ArrayList<>();
    private boolean databaseUp = true;
    private long version;

    /// The process is killed in the middle of something.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// The outcome of an append is unknown. Only with [Bug#DOUBTFUL_BATCH_GIVEN_UP] does anybody see it.
    static final class Doubtful extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Stores(Schedule schedule, Set<Fault> faults, Bug bug) {
        this.schedule = schedule;
        this.faults = faults;
        this.bug = bug;
    }

    /// Grows with every change.
    long version() {
        return version;
    }

    boolean isDatabaseUp() {
        return databaseUp;
    }

    void setDatabaseUp(boolean up) {
        databaseUp = up;
        schedule.mark(up ? "the database is back" : "the database is gone");
    }

    boolean isSpooling() {
        return !spool.isEmpty();
    }

    /// Everything that is kept, in order. A torn record is not.
    List<Entry> list() {
        var all = new ArrayList<>(database);
        for (var entry : spool) {
            if (entry.sequence() > database.size()) {
                all.add(entry);
            }
        }
        return all;
    }

    /// What a start finds.
    List<Entry> recover() {
        var all = bug == Bug.SPOOL_FORGOTTEN_AT_RESTART ? new ArrayList<>(database) : new ArrayList<>(list());
        if (bug == Bug.SPOOL_FORGOTTEN_AT_RESTART) {
            spool.clear();
            version++;
        }
        return all;
    }

    /// Kept on return.
    void append(List<Entry> batch) {
        killedNowAndThen("before the batch is kept");
        if (!databaseUp || isSpooling()) {
            spool(batch);
        } else if (faults.contains(Fault.DATABASE) && schedule.oneIn(60)) {
            boolean keptAll = schedule.oneIn(2);
            if (keptAll) {
                keep(batch);
            }
            setDatabaseUp(false);
            schedule.mark("the outcome of " + batch + " is unknown (" + (keptAll ? "kept" : "not kept") + ")");
            schedule.after(schedule.between(500, 60_000), () -> setDatabaseUp(true));
            if (bug == Bug.DOUBTFUL_BATCH_GIVEN_UP) {
                throw new Doubtful();
            }
            spool(batch);
        } else {
            keep(batch);
        }
        killedNowAndThen("before anybody is answered");
    }

    private void killedNowAndThen(String when) {
        if (faults.contains(Fault.CRASH) && schedule.oneIn(150)) {
            schedule.mark("killed " + when);
            throw new Killed();
        }
    }

    /// One transaction: all or nothing. A record that is there already must be the same one.
    private void keep(List<Entry> batch) {
        for (var entry : batch) {
            boolean there = entry.sequence() <= database.size() && bug != Bug.SPOOL_DELIVERED_BLINDLY;
            if (!there) {
                database.add(entry);
                version++;
            } else if (!database.get((int) entry.sequence() - 1).equals(entry)) {
                throw new Violation("fork", "two records " + entry.sequence());
            }
        }
    }

    private void spool(List<Entry> batch) {
        for (var entry : batch) {
            if (faults.contains(Fault.CRASH) && schedule.oneIn(150)) {
                schedule.mark("killed while " + entry + " is written to the spool");
                if (faults.contains(Fault.TORN_TAIL) && bug == Bug.TORN_TAIL_TAKEN) {
                    spool.add(entry.torn());
                    version++;
                }
                throw new Killed();
            }
            spool.add(entry);
            version++;
        }
    }

    /// Delivers some of the spool when the database answers; the spool is cleared when all of it is there.
    void deliver() {
        if (databaseUp && isSpooling()) {
            keep(List.copyOf(spool));
            killedNowAndThen("before the delivered spool is cleared");
            spool.clear();
            version++;
            schedule.mark("the spool is delivered");
        }
    }
}
