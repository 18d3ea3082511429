package org.tocsin.sim.callers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// Somebody who writes to the centre because they cannot speak, and what came back. What was written may be read from
/// any thread.
public final class TextTalk {
    private final Caller caller;
    private final Queue<String> script;
    private final List<String> replies = new ArrayList<>();
    private int sent;
    private int accepted;

    /// @param script written in turn: the first line at once, each other after a reply
    TextTalk(Caller caller, List<String> script) {
        if (script.isEmpty()) {
            throw new IllegalArgumentException("whoever writes has something to say");
        }
        this.caller = caller;
        this.script = new ArrayDeque<>(script);
    }

    public Caller caller() {
        return caller;
    }

    /// What the centre wrote, oldest first.
    public synchronized List<String> replies() {
        return List.copyOf(replies);
    }

    /// Messages the centre has taken.
    public synchronized int accepted() {
        return accepted;
    }

    /// The next thing to write; empty when all is said.
    synchronized Optional<String> next() {
        var line = Optional.ofNullable(script.poll());
        sent += line.isPresent() ? 1 : 0;
        return line;
    }

    synchronized int sent() {
        return sent;
    }

    synchronized void replied(String words) {
        replies.add(words);
    }

    synchronized void taken() {
        accepted++;
    }
}
