package org.tocsin.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A client that does not read is dropped and holds up nobody.
class OutboxTest {
    private static final class Pipe implements Outbox.Wire {
        final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        final CountDownLatch open;

        Pipe(CountDownLatch open) {
            this.open = open;
        }

        @Override
        public void send(String text) throws IOException {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            sent.add(text);
        }

        @Override
        public void close(int code, String reason) {
            closed.complete(code);
        }
    }

    @Test
    void whatIsOfferedArrivesInOrder() throws Exception {
        var pipe = new Pipe(new CountDownLatch(0));
        var outbox = new Outbox("reader", pipe, 10_000);
        for (int i = 0; i < 500; i++) {
            assertThat(outbox.offer("m" + i)).isTrue();
        }
        for (int i = 0; i < 500; i++) {
            assertThat(pipe.sent.poll(10, TimeUnit.SECONDS)).isEqualTo("m" + i);
        }
        outbox.forget();
    }

    @Test
    void whoDoesNotReadIsDroppedWithoutAnybodyWaiting() throws Exception {
        var stuck = new Pipe(new CountDownLatch(1));
        var outbox = new Outbox("stuck", stuck, 1_000);
        int taken = 0;
        while (outbox.offer("x".repeat(100))) {
            taken++;
        }
        assertThat(taken).isLessThanOrEqualTo(10);
        assertThat(stuck.closed.get(10, TimeUnit.SECONDS)).isEqualTo(Outbox.TRY_AGAIN_LATER);
        assertThat(outbox.offer("more")).isFalse();
        assertThat(outbox.isOpen()).isFalse();
        stuck.open.countDown();
    }

    @Test
    void aBrokenWireDropsTheClient() throws Exception {
        var closed = new CompletableFuture<Integer>();
        var outbox = new Outbox(
                "broken",
                new Outbox.Wire() {
                    @Override
                    public void send(String text) throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public void close(int code, String reason) {
                        closed.complete(code);
                    }
                },
                1_000);
        outbox.offer("one");
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(Outbox.TRY_AGAIN_LATER);
    }
}
