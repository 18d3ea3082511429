package org.tocsin.sim.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.TimerKey;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.sdp.LocalMedia;

/// See the package. [#execute] may be called from any thread, everything else on the exchange's own.
public final class Exchange implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final long TICK_NANOS = 20_000_000;
    private static final int SOCKET_BYTES = 4 << 20;
    private static final int PACKETS_A_ROUND = 500;

    private final String host;
    private final Selector selector = Selector.open();
    private final DatagramChannel sip;
    private final DatagramChannel voice;
    private final HostPort address;
    private final int voicePort;
    private final UserAgent agent;
    private final Subscribers subscribers;
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final ArrayDeque<Action> actions = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Thread thread;
    private volatile boolean closing;
    private boolean acting;
    private long alarmsSet;

    private record Alarm(long dueNanos, long order, Runnable deed) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            int byTime = Long.compare(dueNanos - other.dueNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private interface Taker {
        void take(InetSocketAddress from, byte[] bytes);
    }

    /// @param name  of the thread
    /// @param host  our own address, `127.0.0.1` beside the centre
    /// @param agent makes the user agent that is reached at the address given
    public Exchange(String name, String host, Function<HostPort, UserAgent> agent, Subscribers subscribers)
            throws IOException {
        this.host = host;
        this.subscribers = subscribers;
        sip = open();
        voice = open();
        address = new HostPort(host, portOf(sip));
        voicePort = portOf(voice);
        this.agent = agent.apply(address);
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    private DatagramChannel open() throws IOException {
        var channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
        channel.bind(new InetSocketAddress(host, 0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    private static int portOf(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /// Opens for traffic; once, when the subscribers are ready to be called.
    public void start() {
        thread.start();
    }

    /// Where SIP is taken.
    public HostPort address() {
        return address;
    }

    /// What decides about signalling; its answers go to [#act].
    public UserAgent agent() {
        return agent;
    }

    /// A new description of our voice socket, for an offer or an answer.
    public LocalMedia media() {
        return LocalMedia.audio(host, voicePort, System.nanoTime() >>> 12);
    }

    /// Where a host named in signalling is; unresolved when there is no such host.
    public static InetSocketAddress addressOf(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            return InetSocketAddress.createUnresolved(host, port);
        }
    }

    /// Does what the user agent wants done, and what follows from it.
    public void act(List<Action> wanted) {
        actions.addAll(wanted);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (var action = actions.poll(); action != null; action = actions.poll()) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) -> send(sip, bytes, addressOf(to.host(), to.port()));
                    case Action.SetTimer(TimerKey timer, Duration time) -> after(time, () -> act(agent.fired(timer)));
                    case Action.CancelTimer _ -> {} // one that fires all the same does no harm
                    case Action.Tell(Event event) -> subscribers.on(event);
                }
            }
        } finally {
            acting = false;
        }
    }

    /// Does something later.
    public void after(Duration time, Runnable deed) {
        alarms.add(new Alarm(System.nanoTime() + time.toNanos(), ++alarmsSet, deed));
    }

    /// Does something soon, on the exchange's thread.
    public void execute(Runnable wish) {
        wishes.add(wish);
        selector.wakeup();
    }

    /// Sends a packet of voice; to nowhere when the host was not found.
    public void say(byte[] packet, InetSocketAddress to) {
        if (!to.isUnresolved()) {
            send(voice, packet, to);
        }
    }

    private void run() {
        long tick = System.nanoTime() + TICK_NANOS;
        while (!closing) {
            guarded(this::readSockets);
            long now = System.nanoTime();
            for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                guarded(wish);
            }
            while (!alarms.isEmpty() && alarms.peek().dueNanos() - now <= 0) {
                guarded(alarms.poll().deed());
            }
            if (now - tick >= 0) {
                guarded(subscribers::speak);
                tick = now - tick > 10 * TICK_NANOS ? now + TICK_NANOS : tick + TICK_NANOS;
            }
        }
    }

    private void readSockets() {
        try {
            selector.select(5);
            selector.selectedKeys().clear();
            read(sip, (from, bytes) -> {
                var flow = Flow.udp(from.getAddress().getHostAddress(), from.getPort());
                act(agent.received(flow, bytes));
            });
            read(voice, subscribers::heard);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "an exchange's sockets", e);
        }
    }

    private void read(DatagramChannel channel, Taker taker) throws IOException {
        for (int i = 0; i < PACKETS_A_ROUND; i++) {
            buffer.clear();
            var from = (InetSocketAddress) channel.receive(buffer);
            if (from == null) {
                return;
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            guarded(() -> taker.take(from, bytes));
        }
    }

    private static void send(DatagramChannel channel, byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "an exchange's packet was not sent", e);
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a simulated telephone stumbled", e);
        }
    }

    /// Lets the last messages leave, those of `farewell` among them, and closes the sockets.
    public void close(Runnable farewell) throws IOException {
        execute(farewell);
        try {
            Thread.sleep(100); // for the BYEs to leave
            closing = true;
            selector.wakeup();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        voice.close();
        selector.close();
    }

    @Override
    public void close() throws IOException {
        close(() -> {});
    }
}
