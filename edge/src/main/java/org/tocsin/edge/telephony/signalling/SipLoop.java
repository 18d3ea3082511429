package org.tocsin.edge.telephony.signalling;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.Census;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.TimerKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.HostPort;

/// One user agent on real sockets: see the package.
public final class SipLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SipLoop.class.getName());
    private static final int DATAGRAMS_PER_ROUND = 64;
    private static final int WISHES_PER_ROUND = 256;
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    /// So many handshakes at a time: a flood of them leaves the rest of the machine alone.
    private static final int HANDSHAKE_THREADS = 2;
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);

    /// Takes the user agent's events, on the loop's thread; must not block.
    public interface Listener {
        void on(Event event);
    }

    private final Selector selector;
    private final DatagramChannel datagrams;
    private final Connections connections;
    private final UserAgent agent;
    private final TimerWheel<TimerKey> timers = new TimerWheel<>(System.nanoTime());
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Action> actions = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Thread thread;
    private final ExecutorService handshakes = Executors.newFixedThreadPool(
            HANDSHAKE_THREADS,
            Thread.ofPlatform().name("sip-handshake").daemon().factory());
    private @Nullable Credentials credentials;
    private volatile PeerPolicy policy = PeerPolicy.ANYBODY;
    private volatile Listener listener = event -> {};
    private volatile Census census = new Census(0, 0, 0, 0, 0, 0, 0);
    private volatile boolean closing;
    private boolean acting;

    /// Opens both sockets; nothing is read before [#start].
    ///
    /// @param shape last touches to the settings of the user agent
    /// @throws PortUnavailable        if a port cannot be listened on; nothing stays open
    /// @throws CredentialsUnavailable if our certificate cannot be used; nothing stays open
    public static SipLoop open(
            SipSettings settings, Function<UserAgentSettings, UserAgentSettings> shape, Identifiers identifiers) {
        try {
            return new SipLoop(settings, shape, identifiers, Selector.open());
        } catch (IOException e) {
            throw new PortUnavailable("SIP on", settings.bindHost(), settings.udpPort(), e);
        }
    }

    private SipLoop(
            SipSettings settings,
            Function<UserAgentSettings, UserAgentSettings> shape,
            Identifiers identifiers,
            Selector selector)
            throws IOException {
        this.selector = selector;
        datagrams = bind(settings, selector);
        var tls = settings.tls();
        try {
            connections = new Connections(selector, settings.maximumConnections(), new Incoming(), secured(tls));
            connections.open(Transport.TCP, new InetSocketAddress(settings.bindHost(), settings.tcpPort()));
            if (tls != null) {
                connections.open(Transport.TLS, new InetSocketAddress(settings.bindHost(), tls.port()));
            }
        } catch (PortUnavailable | CredentialsUnavailable e) {
            handshakes.shutdown();
            datagrams.close();
            selector.close();
            throw e;
        }
        var host = settings.advertisedHost();
        var addresses = new EnumMap<Transport, HostPort>(Transport.class);
        addresses.put(Transport.UDP, new HostPort(host, udpPort()));
        addresses.put(Transport.TCP, new HostPort(host, tcpPort()));
        if (tls != null) {
            addresses.put(Transport.TLS, new HostPort(host, tlsPort()));
        }
        var standard = UserAgentSettings.standard("Tocsin", Transport.UDP, new HostPort(host, udpPort()))
                .withAddresses(addresses);
        agent = new UserAgent(shape.apply(standard), identifiers);
        thread = Thread.ofPlatform().name("sip").daemon().unstarted(this::run);
    }

    private Connections.@Nullable Tls secured(@Nullable TlsSettings tls) {
        return tls == null
                ? null
                : new Connections.Tls(credentials = Credentials.open(tls), new Latest(), this::elsewhere);
    }

    private void elsewhere(Runnable work, Runnable then) {
        try {
            handshakes.execute(() -> {
                guarded(work);
                execute(then);
            });
        } catch (RejectedExecutionException e) {
            // closing
        }
    }

    /// Who may be on the other side of TLS; from any thread, best before [#start].
    public void admit(PeerPolicy peers) {
        policy = peers;
    }

    private static DatagramChannel bind(SipSettings settings, Selector selector) throws IOException {
        var channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
            channel.bind(new InetSocketAddress(settings.bindHost(), settings.udpPort()));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException e) {
            channel.close();
            selector.close();
            throw new PortUnavailable("SIP over UDP", settings.bindHost(), settings.udpPort(), e);
        }
    }

    public int udpPort() throws IOException {
        return ((InetSocketAddress) datagrams.getLocalAddress()).getPort();
    }

    public int tcpPort() throws IOException {
        return connections.port(Transport.TCP);
    }

    /// @throws IOException without TLS
    public int tlsPort() throws IOException {
        return connections.port(Transport.TLS);
    }

    /// Our certificate; empty without TLS. From any thread.
    public Optional<Credentials> findCredentials() {
        return Optional.ofNullable(credentials);
    }

    /// What the certificate on the other side of a flow names (RFC 5922); empty without one. On the loop's thread.
    public List<String> peerNames(Flow flow) {
        return connections.peerNames(flow);
    }

    /// Begins to read.
    public void start(Listener events) {
        listener = events;
        thread.start();
    }

    /// What the user agent held after the last round.
    public Census census() {
        return census;
    }

    /// Asks the user agent for something; from any thread. On the loop's own thread it is done before this returns
    /// unless a listener is just being told: then right after.
    public void perform(Function<UserAgent, List<Action>> wish) {
        execute(() -> act(wish.apply(agent)));
    }

    /// Asks the user agent what it knows; on the loop's own thread alone.
    public <T> T ask(Function<UserAgent, T> question) {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("the user agent is asked on its own thread");
        }
        return question.apply(agent);
    }

    /// Does something on the loop's thread: at once when called there, else soon.
    public void execute(Runnable wish) {
        if (Thread.currentThread() == thread) {
            wish.run();
        } else {
            wishes.add(wish);
            selector.wakeup();
        }
    }

    private void run() {
        long swept = System.nanoTime();
        while (!closing) {
            guarded(this::round);
            long now = System.nanoTime();
            if (now - swept > SWEEP_EVERY.toNanos()) {
                swept = now;
                guarded(() -> connections.sweep(now));
            }
        }
        connections.close();
        Connections.close(datagrams);
        Connections.close(selector);
    }

    private void round() {
        try {
            if (wishes.isEmpty()) {
                selector.select(TimerWheel.SLOT_NANOS / 1_000_000);
            } else {
                selector.selectNow();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        long now = System.nanoTime();
        for (var key : selector.selectedKeys()) {
            if (key.channel() == datagrams) {
                readDatagrams();
            } else {
                guarded(() -> connections.ready(key, now));
            }
        }
        selector.selectedKeys().clear();
        for (var timer : timers.takeDue(System.nanoTime())) {
            guarded(() -> act(agent.fired(timer)));
        }
        for (int i = 0; i < WISHES_PER_ROUND; i++) {
            var wish = wishes.poll();
            if (wish == null) {
                break;
            }
            guarded(wish);
        }
        census = agent.census();
    }

    private void readDatagrams() {
        for (int i = 0; i < DATAGRAMS_PER_ROUND; i++) {
            buffer.clear();
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) datagrams.receive(buffer);
            } catch (IOException e) {
                continue; // an ICMP error about an earlier send
            }
            if (from == null) {
                return;
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            var flow = Flow.udp(from.getAddress().getHostAddress(), Math.max(1, from.getPort()));
            guarded(() -> act(agent.received(flow, bytes)));
        }
    }

    /// Carries out actions in order, also when telling one makes new ones.
    private void act(List<Action> wanted) {
        actions.addAll(wanted);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (var action = actions.poll(); action != null; action = actions.poll()) {
                var next = action;
                guarded(() -> carryOut(next));
            }
        } finally {
            acting = false;
        }
    }

    private void carryOut(Action action) {
        switch (action) {
            case Action.Send(Flow to, byte[] bytes) -> send(to, bytes);
            case Action.SetTimer(TimerKey timer, Duration after) ->
                timers.set(timer, System.nanoTime(), after.toNanos());
            case Action.CancelTimer(TimerKey timer) -> timers.cancel(timer);
            case Action.Tell(Event.Faulted(RuntimeException bug)) -> {
                LOG.log(System.Logger.Level.ERROR, "handling one SIP message failed", bug);
                listener.on(new Event.Faulted(bug));
            }
            case Action.Tell(Event event) -> listener.on(event);
        }
    }

    private void send(Flow to, byte[] bytes) {
        if (!to.connection().isEmpty() || isLiteral(to.host())) {
            try {
                sendTo(to, InetAddress.getByName(to.host()), bytes);
            } catch (UnknownHostException e) {
                act(agent.failed(to));
            }
            return;
        }
        Thread.ofVirtual().name("sip-lookup").start(() -> {
            try {
                var address = InetAddress.getByName(to.host());
                execute(() -> sendTo(to, address, bytes));
            } catch (UnknownHostException e) {
                perform(user -> user.failed(to));
            }
        });
    }

    private void sendTo(Flow to, InetAddress address, byte[] bytes) {
        var target = new InetSocketAddress(address, to.port());
        try {
            switch (to.transport()) {
                // Nothing sent when the socket is full: SIP over UDP repeats what matters.
                case UDP -> datagrams.send(ByteBuffer.wrap(bytes), target);
                case TCP, TLS -> connections.send(to, target, bytes, System.nanoTime());
            }
        } catch (IOException e) {
            act(agent.failed(to));
        }
    }

    /// Whether a host is an address and needs no look-up.
    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    /// Whatever one message or wish does, the loop goes on.
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "a step of the SIP loop failed", e);
        }
    }

    /// The policy of the moment.
    private final class Latest implements PeerPolicy {
        @Override
        public Optional<Distrust> judge(String host, boolean weCalled, List<String> names) {
            return policy.judge(host, weCalled, names);
        }

        @Override
        public void refused(String host, boolean weCalled, Distrust distrust) {
            LOG.log(System.Logger.Level.WARNING, "SIP over TLS with {0} refused: {1}", host, distrust.words());
            policy.refused(host, weCalled, distrust);
        }

        @Override
        public void trusted(String host, List<String> names) {
            policy.trusted(host, names);
        }

        @Override
        public void staleFiles(String words) {
            LOG.log(System.Logger.Level.WARNING, "renewed certificates are not taken up: {0}", words);
            policy.staleFiles(words);
        }
    }

    private final class Incoming implements Connections.Listener {
        @Override
        public void message(Flow from, byte[] bytes) {
            act(agent.received(from, bytes));
        }

        @Override
        public void gone(Flow flow) {
            act(agent.failed(flow));
        }
    }

    /// Stops reading and closes every socket. Calls are not ended: the caller of this does that before, if
    /// it wants to.
    @Override
    public void close() {
        closing = true;
        handshakes.shutdown();
        selector.wakeup();
        if (thread.getState() == Thread.State.NEW) {
            connections.close();
            Connections.close(datagrams);
            Connections.close(selector);
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
