package org.tocsin.sim.callers;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tocsin.sim.happenings.Happening;
import org.tocsin.sim.happenings.Happenings;

/// Has people call: as things happen in the city, or at a steady rate for a measurement.
public final class CallerPool implements AutoCloseable {
    private final CallerNetwork network;
    private final int most;
    private final AtomicLong placed = new AtomicLong();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sim-callers-later").factory());
    private volatile boolean closing;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    /// @param most calls at once: when nobody answers, the city does not drown the centre
    public CallerPool(CallerNetwork network, int most) {
        this.network = network;
        this.most = most;
    }

    /// Begins: each happening has its callers, at its time, each in a fitting way ([CallingWay]).
    public void start(Happenings happenings) {
        thread = Thread.ofVirtual().name("sim-caller-pool").start(() -> live(happenings));
    }

    private void live(Happenings happenings) {
        Happening next = happenings.next(Instant.now());
        while (!closing) {
            if (pause(Duration.between(Instant.now(), next.at()))) {
                return;
            }
            call(next);
            next = happenings.next(Instant.now());
        }
    }

    private void call(Happening happening) {
        for (var attempt : CallingWay.of(happening).attempts(happening)) {
            later.schedule(
                    () -> attempt(attempt, Drift.of(happening)), attempt.after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(CallingWay.Attempt attempt, Drift drift) {
        if (closing || network.callCount() >= most) {
            return;
        }
        if (attempt.script().isEmpty()) {
            network.place(attempt.caller(), drift);
        } else {
            network.write(attempt.caller(), attempt.script());
        }
        placed.incrementAndGet();
    }

    /// Places calls at a steady rate, on the calling thread, each told to the taker as it is placed.
    ///
    /// @param callers gives the next person who calls
    public void callSteadily(
            double perSecond, Duration time, Supplier<Caller> callers, java.util.function.Consumer<PlacedCall> taker) {
        long start = System.nanoTime();
        long count = Math.round(perSecond * time.toMillis() / 1_000.0);
        for (long i = 0; i < count && !closing; i++) {
            long due = start + Math.round(i * 1e9 / perSecond);
            if (pause(Duration.ofNanos(due - System.nanoTime()))) {
                return;
            }
            taker.accept(network.place(callers.get()));
            placed.incrementAndGet();
        }
    }

    /// Calls placed so far.
    public long placed() {
        return placed.get();
    }

    /// @return whether it was interrupted
    private static boolean pause(Duration time) {
        try {
            if (time.isPositive()) {
                Thread.sleep(time);
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// No more calls; those going on take their course.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        later.shutdownNow();
    }
}
