package org.tocsin.sim.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.Position;

/// A person at a console: sees boards that follow the server's by deltas, and asks by what is seen there.
final class Console extends Asker {
    private final Host host;
    private final Map<Object, Object> boards = new LinkedHashMap<>();
    private String epoch = "";
    private long sequence;
    private Feed.@Nullable Line line;

    Console(String login, Schedule schedule, Network network, Host host, Watch watch) {
        super(login, schedule, network, host, watch);
        this.host = host;
    }

    Map<Object, Object> boards() {
        return boards;
    }

    /// Who sits here, as far as this console has heard.
    Actor.Person person() {
        PositionId seat = boards.values().stream()
                .filter(Position.class::isInstance)
                .map(Position.class::cast)
                .filter(position -> position.login().equals(name()))
                .map(Position::id)
                .findFirst()
                .orElse(null);
        return new Actor.Person(name(), name(), seat);
    }

    boolean isConnected() {
        return line != null;
    }

    void connect() {
        if (line != null) {
            return;
        }
        var next = new Feed.Line(this);
        if (host.join(next, epoch, sequence)) {
            line = next;
        } else {
            schedule.after(1_000, this::connect);
        }
    }

    /// The connection is gone; what was under way is lost. Comes back by itself.
    void cutOff() {
        var gone = line;
        if (gone != null) {
            gone.close();
            host.leave(gone);
            line = null;
            schedule.after(schedule.between(200, 3_000), this::connect);
        }
    }

    void take(Feed.Frame frame) {
        switch (frame) {
            case Feed.Welcome welcome -> {
                var all = welcome.boards();
                if (all != null) {
                    boards.clear();
                    boards.putAll(all);
                    sequence = welcome.sequence();
                }
                epoch = welcome.epoch();
            }
            case Feed.Delta delta -> {
                if (delta.sequence() != sequence + 1) {
                    throw new Violation(
                            "consoles-disagree", name() + " has " + sequence + " and gets " + delta.sequence());
                }
                sequence = delta.sequence();
                delta.changed().forEach((id, value) -> {
                    if (value.isPresent()) {
                        boards.put(id, value.get());
                    } else {
                        boards.remove(id);
                    }
                });
            }
        }
    }
}
