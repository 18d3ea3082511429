package org.tocsin.edge.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tocsin.edge.json.MalformedJson;

/// PostgreSQL, and a local file while PostgreSQL is gone.
///
/// In [Mode#DATABASE] a batch goes to the database. If that is out of reach the batch, whose outcome may be unknown,
/// goes to the spool and so does everything after it ([Mode#SPOOL]); a courier delivers the spool in order as soon as
/// the database answers, and when nothing is left the database is written to again. The courier also renews the lease
/// and asks the database twice a second, so that a loss is known before the next call.
public final class SpooledJournal implements Journal {
    private static final System.Logger LOG = System.getLogger(SpooledJournal.class.getName());
    private static final long COURIER_MILLIS = 500;
    private static final int DELIVERY = 500;
    private static final int RENEW_EVERY = 4;

    private final PostgresJournal database;
    private final Spool spool;
    private final Consumer<Mode> told;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread courier;
    private int delivered;
    private volatile Mode mode = Mode.DATABASE;
    private boolean closed;

    /// Where records go at the moment.
    public enum Mode {
        DATABASE,
        SPOOL,
        /// Nowhere, for good.
        FENCED
    }

    /// Takes the lease and delivers what an earlier run left in the spool.
    ///
    /// @param file          the spool, on a disk that survives a restart
    /// @param reservedBytes allotted for it at once
    /// @param told          hears of every change of mode, on whichever thread made it; must be quick
    /// @throws JournalException.Fenced if another server leads, or the spool's records do not continue the journal
    public SpooledJournal(
            PostgresJournal database, Path file, long reservedBytes, Duration leaseTime, Consumer<Mode> told) {
        this.database = database;
        this.told = told;
        database.lead(Holder.here(), leaseTime);
        spool = new Spool(file, reservedBytes);
        deliverLeftOver(file);
        courier = Thread.ofPlatform().daemon().name("journal-courier").start(this::courier);
    }

    private void deliverLeftOver(Path file) {
        if (spool.size() == 0) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "{0} records wait in the spool; delivering them", spool.size());
        try {
            while (delivered < spool.size()) {
                deliver();
            }
            spool.clear();
            delivered = 0;
        } catch (JournalException.Fenced e) {
            spool.close();
            throw new JournalException.Fenced("the spool " + file + " does not continue the database's journal: "
                    + e.getMessage() + ". Move the file away to start without its records.");
        }
    }

    public Mode mode() {
        return mode;
    }

    @Override
    public void append(List<JournalRecord> batch) {
        if (mode != Mode.DATABASE) {
            spool(batch);
            return;
        }
        try {
            database.append(batch);
        } catch (JournalException.Unavailable e) {
            LOG.log(System.Logger.Level.WARNING, "database lost, spooling: {0}", e.getMessage());
            spoolInDoubt(batch);
        } catch (JournalException.Fenced e) {
            change(Mode.FENCED);
            throw e;
        }
    }

    private void spool(List<JournalRecord> batch) {
        lock.lock();
        try {
            if (mode == Mode.FENCED) {
                throw new JournalException.Fenced("this server has been fenced");
            }
            spool.append(batch);
            change(Mode.SPOOL);
            woken.signalAll();
        } catch (JournalException.Fenced e) {
            change(Mode.FENCED);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /// The database may have this batch, so it cannot be given up: another in its place would fork the chain. With the
    /// disk full beyond the reserve there is nothing for it but to try both until one takes it.
    private void spoolInDoubt(List<JournalRecord> batch) {
        while (true) {
            try {
                spool(batch);
                return;
            } catch (JournalException.Full full) {
                LOG.log(System.Logger.Level.ERROR, "neither database nor spool takes records: {0}", full.getMessage());
                change(Mode.SPOOL);
            }
            try {
                Thread.sleep(COURIER_MILLIS / 2);
                database.append(batch);
                return;
            } catch (JournalException.Unavailable e) {
                LOG.log(System.Logger.Level.DEBUG, "still without database", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JournalException.Fenced("stopped with records in doubt", e);
            }
        }
    }

    private void change(Mode next) {
        lock.lock();
        try {
            if (mode != next && mode != Mode.FENCED) {
                mode = next;
                told.accept(next);
            }
        } finally {
            lock.unlock();
        }
    }

    private void courier() {
        for (long round = 0; rest(); round++) {
            try {
                if (mode == Mode.DATABASE) {
                    look(round);
                } else if (mode == Mode.SPOOL) {
                    database.ping();
                    deliverAll();
                }
            } catch (JournalException.Unavailable e) {
                if (mode == Mode.DATABASE) {
                    LOG.log(System.Logger.Level.WARNING, "database lost: {0}", e.getMessage());
                    change(Mode.SPOOL);
                }
            } catch (JournalException.Fenced e) {
                LOG.log(System.Logger.Level.ERROR, "fenced: {0}", e.getMessage());
                change(Mode.FENCED);
            } catch (JournalException | MalformedJson e) {
                LOG.log(System.Logger.Level.ERROR, "delivery from the spool fails", e);
            }
        }
    }

    private void look(long round) {
        if (round % RENEW_EVERY == 0) {
            database.renew();
        } else {
            database.ping();
        }
    }

    private boolean rest() {
        lock.lock();
        try {
            if (!closed) {
                boolean signalled = woken.await(COURIER_MILLIS, TimeUnit.MILLISECONDS);
                if (signalled && mode == Mode.SPOOL && !closed) {
                    woken.await(COURIER_MILLIS / 5, TimeUnit.MILLISECONDS);
                }
            }
            return !closed && mode != Mode.FENCED;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void deliverAll() {
        database.renew();
        while (true) {
            lock.lock();
            try {
                if (closed || mode != Mode.SPOOL) {
                    return;
                }
                if (delivered == spool.size()) {
                    spool.clear();
                    delivered = 0;
                    LOG.log(System.Logger.Level.INFO, "database back, spool delivered");
                    change(Mode.DATABASE);
                    return;
                }
            } finally {
                lock.unlock();
            }
            deliver();
        }
    }

    private void deliver() {
        List<JournalRecord> batch;
        lock.lock();
        try {
            batch = spool.read(delivered, DELIVERY);
        } finally {
            lock.unlock();
        }
        database.append(batch);
        lock.lock();
        try {
            delivered += batch.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Head head() {
        lock.lock();
        try {
            var last = spool.findLast();
            if (last.isPresent()) {
                return last.get();
            }
        } finally {
            lock.unlock();
        }
        return database.head();
    }

    /// What the database has; the spool is empty whenever a state is loaded.
    @Override
    public void read(long sequence, Consumer<JournalRecord> reader) {
        database.read(sequence, reader);
    }

    @Override
    public Optional<JournalRecord> find(long sequence) {
        lock.lock();
        try {
            var first = spool.read(0, 1);
            if (!first.isEmpty() && sequence >= first.getFirst().sequence()) {
                return spool.read((int) (sequence - first.getFirst().sequence()), 1).stream()
                        .findFirst();
            }
        } finally {
            lock.unlock();
        }
        return database.find(sequence);
    }

    @Override
    public Optional<Snapshot> findSnapshot(String form, long sequence) {
        return database.findSnapshot(form, sequence);
    }

    @Override
    public void save(Snapshot snapshot) {
        database.save(snapshot);
    }

    /// Delivers what it can, gives the lease back. What remains in the spool is delivered by the next start.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            courier.join(Duration.ofSeconds(5));
            if (mode != Mode.FENCED) {
                while (delivered < spool.size()) {
                    deliver();
                }
                spool.clear();
                database.resign();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JournalException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "closed without the database; what is spooled is delivered at the next start",
                    e);
        } finally {
            spool.close();
            database.close();
        }
    }
}
