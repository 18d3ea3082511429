package org.tocsin.edge.telephony.media;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// The thread that carries all voice: reads every socket, ticks every bridge each 20 ms. [#open], [#add] and [#execute]
/// may be called from any thread.
public final class MediaClock implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MediaClock.class.getName());
    private static final long TICK_NANOS = 20_000_000;
    private static final int TICKS_AT_ONCE = 5;
    private static final long READ_EVERY_NANOS = 5_000_000;
    private static final long REVIEW_NANOS = 1_000_000_000;

    private final RtpSockets.Range ports;
    private final Selector selector;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final List<Bridge> bridges = new ArrayList<>();
    private final List<RtpLeg> legs = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final byte[] scratch = new byte[1 << 16];
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final Thread thread;
    private volatile Load load = new Load(0, 0, 0);
    private volatile boolean closing;
    private long tick;
    private long usedNanos;
    private long skippedTicks;
    private long reviewedNanos = System.nanoTime();

    /// @param legs         open now
    /// @param busyShare    of one processor that the thread used in the last second, 0 to 1
    /// @param skippedTicks ticks left out because the machine stood still, since the start
    public record Load(int legs, double busyShare, long skippedTicks) {}

    /// Reads what has come to a socket, without blocking and so much at a time that others get their turn.
    public interface Reader {
        /// @param scratch large enough for any datagram; free to use during the call
        /// @param buffer  likewise, direct
        void read(byte[] scratch, ByteBuffer buffer, long nowNanos);
    }

    /// Looks after something once a second.
    public interface Review {
        void at(long nowNanos);
    }

    public MediaClock(MediaSettings settings) throws IOException {
        ports = new RtpSockets.Range(settings);
        selector = Selector.open();
        thread = Thread.ofPlatform()
                .name("media")
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .start(this::run);
    }

    /// Opens a leg with its sockets; it hears and says nothing before it is connected and on a bridge.
    ///
    /// @throws IOException if the machine has no port or descriptor left
    public RtpLeg open(String name, LegListener listener) throws IOException {
        var leg = new RtpLeg(this, name, ports.take(), listener, random.nextLong());
        execute(() -> {
            legs.add(leg);
            reviews.add(leg);
        });
        watch(leg.sockets().rtp(), leg::readRtp);
        watch(leg.sockets().rtcp(), leg::readRtcp);
        return leg;
    }

    /// Has a non-blocking socket read on the clock's thread until it is closed.
    public void watch(DatagramChannel channel, Reader reader) {
        execute(() -> {
            try {
                channel.register(selector, SelectionKey.OP_READ, reader);
            } catch (ClosedChannelException e) {
                LOG.log(System.Logger.Level.DEBUG, "a socket was closed before it was read", e);
            }
        });
    }

    /// Has something looked after once a second, until [#forget].
    public void review(Review review) {
        execute(() -> reviews.add(review));
    }

    public void forget(Review review) {
        execute(() -> reviews.remove(review));
    }

    /// Ticks this bridge from now on, until [#remove].
    public void add(Bridge bridge) {
        execute(() -> bridges.add(bridge));
    }

    public void remove(Bridge bridge) {
        execute(() -> bridges.remove(bridge));
    }

    /// Does something on the clock's thread: at once when called there, else soon. Must not block.
    public void execute(Runnable wish) {
        if (Thread.currentThread() == thread) {
            wish.run();
        } else {
            wishes.add(wish); // found at the next look, within five milliseconds
        }
    }

    public Load load() {
        return load;
    }

    /// Number of the present tick.
    public long tick() {
        return tick;
    }

    void closed(RtpLeg leg) {
        legs.remove(leg);
        reviews.remove(leg);
        try {
            leg.sockets().close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing the sockets of a leg failed", e);
        }
    }

    private void run() {
        long next = System.nanoTime() + TICK_NANOS;
        while (!closing) {
            waitUntil(next);
            readSockets(System.nanoTime());
            for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                guarded(wish);
            }
            for (int i = 0; i < TICKS_AT_ONCE && System.nanoTime() >= next; i++) {
                tickAll();
                next += TICK_NANOS;
            }
            long behind = (System.nanoTime() - next) / TICK_NANOS;
            if (behind > 0) { // the machine stood still: go on with the present, not with what nobody can hear any more
                next += behind * TICK_NANOS;
                tick += behind;
                skippedTicks += behind;
            }
        }
        List.copyOf(legs).forEach(RtpLeg::close);
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing the selector failed", e);
        }
    }

    /// Sockets are looked at every few milliseconds and not at each packet: what comes is needed at the next tick only,
    /// and five hundred legs would else wake the thread 25,000 times a second.
    private void waitUntil(long nanos) {
        try {
            long wait = Math.min(READ_EVERY_NANOS, nanos - System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            selector.selectNow();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "waiting for voice failed", e);
        }
    }

    private void readSockets(long nowNanos) {
        for (var key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof Reader reader) {
                guarded(() -> reader.read(scratch, buffer, nowNanos));
            }
        }
        selector.selectedKeys().clear();
    }

    private void tickAll() {
        tick++;
        for (var bridge : List.copyOf(bridges)) {
            guarded(bridge::tick);
        }
        long now = System.nanoTime();
        if (now - reviewedNanos >= REVIEW_NANOS) {
            List.copyOf(reviews).forEach(review -> guarded(() -> review.at(now)));
            long used = processor.getCurrentThreadCpuTime();
            load = new Load(legs.size(), (used - usedNanos) / (double) (now - reviewedNanos), skippedTicks);
            reviewedNanos = now;
            usedNanos = used;
        }
    }

    /// Whatever one leg or bridge does, the others are heard.
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "a step of the media clock failed", e);
        }
    }

    /// Closes every leg and stops.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
