package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks every quarter of a second whether the server lives and starts it again if not, waiting longer after each
/// failure, ten seconds at most: a disk that fills and empties again needs no operator.
final class Watchdog implements Runnable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());
    private static final long LOOK_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final Cluster cluster;
    private final int port;
    private final CountDownLatch closed;
    private final Consumer<Postmaster> restarted;
    private long last;

    Watchdog(Cluster cluster, int port, CountDownLatch closed, Consumer<Postmaster> restarted) {
        this.cluster = cluster;
        this.port = port;
        this.closed = closed;
        this.restarted = restarted;
    }

    Thread start() {
        return Thread.ofPlatform().daemon().name("postgres-watchdog").start(this);
    }

    @Override
    public void run() {
        long wait = LOOK_MILLIS;
        try {
            while (!closed.await(wait, TimeUnit.MILLISECONDS)) {
                wait = look() ? LOOK_MILLIS : Math.min(wait * 2, LONGEST_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A start that was given up on may succeed after all: the process that lives is the one that counts.
    private void tell(Postmaster now) {
        if (now.processId() != last) {
            last = now.processId();
            restarted.accept(now);
        }
    }

    private boolean look() {
        try {
            var alive = cluster.findAlive();
            if (alive.isPresent()) {
                tell(alive.get());
                return true;
            }
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL died; starting it again");
            var next = cluster.start(port);
            tell(next);
            LOG.log(System.Logger.Level.INFO, "PostgreSQL runs again, process {0}", Long.toString(next.processId()));
            return true;
        } catch (IOException | PostgresUnavailable e) {
            LOG.log(System.Logger.Level.ERROR, "PostgreSQL does not start: {0}", e.getMessage());
            return false;
        }
    }
}
