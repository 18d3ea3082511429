package org.tocsin.app;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.edge.avl.ExpectedArrivals;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.Hub;

/// Keeps the expected arrivals true: every few seconds, and at once when a unit sets out or arrives, an incident
/// moves or a street is closed or opened.
final class ArrivalWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ArrivalWatch.class.getName());
    private static final int EVERY_SECONDS = 3;

    private final Writer writer;
    private final ExpectedArrivals arrivals;
    private final Hub hub;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("arrivals").factory());

    ArrivalWatch(Writer writer, ExpectedArrivals arrivals, Hub hub) {
        this.writer = writer;
        this.arrivals = arrivals;
        this.hub = hub;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void onCommitted(List<Event> events) {
        if (!thread.isShutdown() && events.stream().anyMatch(ArrivalWatch::matters)) {
            thread.execute(this::look);
        }
    }

    private static boolean matters(Event event) {
        return event instanceof UnitEvent.UnitProgressed
                || event instanceof UnitEvent.UnitReleased
                || event instanceof IncidentEvent.IncidentLocated
                || event instanceof ClosureEvent;
    }

    /// A fault in one look must not end the watch.
    private void look() {
        try {
            hub.onUnitsChanged(arrivals.refresh(writer.state()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "arrivals were not measured", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
