package org.tocsin.sim.faults;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.core.journal.Answer;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;

/// Somebody who asks the centre for something, and asks again with the same key until there is an answer.
class Asker {
    static final long PATIENCE_MILLIS = 3_000;

    final Schedule schedule;
    private final String name;
    private final Network network;
    private final Host host;
    private final Watch watch;
    private final Map<String, Request> waiting = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private int asked;

    /// @param key chosen once, when the person pressed the key
    record Request(String key, Command command, Actor actor) {}

    Asker(String name, Schedule schedule, Network network, Host host, Watch watch) {
        this.name = name;
        this.schedule = schedule;
        this.network = network;
        this.host = host;
        this.watch = watch;
    }

    String name() {
        return name;
    }

    int countWaiting() {
        return waiting.size();
    }

    final void ask(Command command, Actor actor) {
        var request = new Request(name + "-" + ++asked, command, actor);
        waiting.put(request.key(), request);
        schedule.note(
                name + " asks " + request.key() + ": " + command.getClass().getSimpleName());
        send(request);
    }

    /// A connection ends with the process at its other end: a request under way to a dead process never reaches the
    /// next.
    /// This matters: a refusal leaves no record, so what was refused would be decided again.
    private void send(Request request) {
        int life = host.life();
        network.send(() -> {
            if (host.life() == life) {
                host.receive(this, request);
            }
        });
        schedule.after(PATIENCE_MILLIS, () -> {
            if (waiting.containsKey(request.key())) {
                send(request);
            }
        });
    }

    /// Called by the host; the answer travels back. What the host had sent before it died still arrives, until the
    /// asker turns to the next process.
    final void reply(Request request, Answer answer) {
        int starts = host.starts();
        network.send(() -> {
            if (host.starts() == starts) {
                hear(request, answer);
            }
        });
    }

    private void hear(Request request, Answer answer) {
        waiting.remove(request.key());
        var before = answers.putIfAbsent(request.key(), answer);
        if (before != null && !before.equals(answer)) {
            throw new Violation("answer-changed", request.key() + " was answered twice, differently");
        }
        if (before == null) {
            watch.answered(request, answer);
        }
    }
}
