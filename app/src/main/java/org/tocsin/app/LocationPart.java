package org.tocsin.app;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.LocationDesk;

/// Asking again where callers are: on demand, and by a clock while somebody talks with them.
record LocationPart(LocationDesk desk, ExecutorService workers, ScheduledExecutorService clockwork)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocationPart.class.getName());
    private static final int LOOK_EVERY_SECONDS = 5;

    static LocationPart open(Writer writer, Clock clock) {
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("locations").factory());
        var desk = new LocationDesk(writer, workers, clock);
        writer.subscribe(desk);
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        desk.askAll();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, "nobody was asked where callers are", e);
                    }
                },
                LOOK_EVERY_SECONDS,
                LOOK_EVERY_SECONDS,
                TimeUnit.SECONDS);
        return new LocationPart(desk, workers, clockwork);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        workers.shutdownNow();
    }
}
