package org.tocsin.edge.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.positions.Position;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.edge.journal.Writer;

/// Notes which positions have a console on the line. A connection that is away for less than the grace (a reload, a
/// short break of the network) is not told.
public final class Attendance implements AutoCloseable {
    private static final Actor SELF = new Actor.Machine("live connection");

    private final Writer writer;
    private final Duration grace;
    private final Map<String, Integer> present = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("attendance").factory());

    public Attendance(Writer writer, Duration grace) {
        this.writer = writer;
        this.grace = grace;
        // Whoever sat at a position before a restart has the grace to come back.
        later(() -> writer.state().positions().staffed().values().forEach(this::compare));
    }

    synchronized void arrived(String login) {
        present.merge(login, 1, Integer::sum);
        submit(() -> writer.state().positions().findByLogin(login).ifPresent(this::compare));
    }

    synchronized void left(String login) {
        present.merge(login, -1, (a, b) -> a + b == 0 ? null : a + b);
        later(() -> writer.state().positions().findByLogin(login).ifPresent(this::compare));
    }

    private void compare(Position position) {
        boolean here;
        synchronized (this) {
            here = present.containsKey(position.login());
        }
        if (position.connected() != here) {
            writer.submit(
                    new PositionCommand.NoteConnection(position.id(), here), SELF, "attendance-" + UUID.randomUUID());
        }
    }

    private void submit(Runnable task) {
        try {
            timer.execute(task);
        } catch (RejectedExecutionException e) {
            System.getLogger(Attendance.class.getName()).log(System.Logger.Level.DEBUG, "shut", e);
        }
    }

    private void later(Runnable task) {
        try {
            timer.schedule(task, grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            System.getLogger(Attendance.class.getName()).log(System.Logger.Level.DEBUG, "shut", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
