package org.tocsin.edge.live;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What is on its way to one client: bounded, written by a thread of its own. Offering never blocks; a client that lets
/// it fill up is dropped and may come back with hello. Thread-safe.
final class Outbox {
    /// Where the text goes.
    interface Wire {
        void send(String text) throws IOException;

        void close(int code, String reason);
    }

    /// WebSocket close code for a client that did not read: "try again later" (RFC 6455, IANA 1013).
    static final int TRY_AGAIN_LATER = 1013;

    private final Wire wire;
    private final long mostCharacters;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong characters = new AtomicLong();
    private final Semaphore signal = new Semaphore(0);
    private final AtomicBoolean open = new AtomicBoolean(true);

    Outbox(String name, Wire wire, long mostCharacters) {
        this.wire = wire;
        this.mostCharacters = mostCharacters;
        Thread.ofPlatform().daemon().name("outbox " + name).start(this::write);
    }

    /// @return false when the client is, or has just been, dropped
    boolean offer(String text) {
        if (!open.get()) {
            return false;
        }
        if (characters.addAndGet(text.length()) > mostCharacters) {
            drop("does not read");
            return false;
        }
        waiting.add(text);
        signal.release();
        return true;
    }

    void drop(String reason) {
        if (open.getAndSet(false)) {
            waiting.clear();
            signal.release();
            // Closing may wait for the very write that is stuck.
            Thread.ofPlatform().daemon().name("closing").start(() -> wire.close(TRY_AGAIN_LATER, reason));
        }
    }

    /// The connection is gone already.
    void forget() {
        open.set(false);
        waiting.clear();
        signal.release();
    }

    boolean isOpen() {
        return open.get();
    }

    private void write() {
        try {
            while (open.get()) {
                signal.acquire();
                var text = waiting.poll();
                if (text != null && open.get()) {
                    wire.send(text);
                    characters.addAndGet(-text.length());
                }
            }
        } catch (IOException | IllegalStateException e) {
            drop("cannot be written to");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
