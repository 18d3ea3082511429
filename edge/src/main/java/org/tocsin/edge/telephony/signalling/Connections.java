package org.tocsin.edge.telephony.signalling;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.StreamFramer.Frame;

/// The listening sockets for TCP and TLS and all connections, ours and theirs. Confined to the loop.
final class Connections {
    private static final Duration UNFINISHED_MESSAGE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofHours(2);
    private static final byte[] PONG = {'\r', '\n'};

    /// What connections tell the loop.
    interface Listener {
        void message(Flow from, byte[] bytes);

        void gone(Flow flow);
    }

    /// Does what takes long elsewhere, then goes on in the loop.
    interface Workers {
        void run(Runnable work, Runnable then);
    }

    /// All that TLS needs.
    record Tls(Credentials credentials, PeerPolicy policy, Workers workers) {}

    private final Selector selector;
    private final int maximum;
    private final Listener listener;
    private final @Nullable Tls tls;
    private final Map<Transport, ServerSocketChannel> doors = new EnumMap<>(Transport.class);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Map<String, Connection> byName = new HashMap<>();
    private long named;

    /// @param tls null to neither take nor make connections with TLS
    Connections(Selector selector, int maximum, Listener listener, @Nullable Tls tls) {
        this.selector = selector;
        this.maximum = maximum;
        this.listener = listener;
        this.tls = tls;
    }

    /// Listens.
    ///
    /// @throws PortUnavailable if it cannot
    void open(Transport transport, InetSocketAddress bind) {
        try {
            var door = ServerSocketChannel.open();
            doors.put(transport, door);
            door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            door.bind(bind, 1_024);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT, transport);
        } catch (IOException e) {
            close();
            throw new PortUnavailable("SIP over " + transport, bind.getHostString(), bind.getPort(), e);
        }
    }

    /// The port one listens on.
    int port(Transport transport) throws IOException {
        var door = doors.get(transport);
        if (door == null) {
            throw new IOException(transport + " is not listened on");
        }
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    int size() {
        return byName.size();
    }

    /// What the certificate on the other side of a flow names; empty without one.
    List<String> peerNames(Flow flow) {
        var connection = byName.get(flow.connection());
        return connection == null ? List.of() : connection.peerNames();
    }

    /// Does what a selected key of ours is ready for.
    void ready(SelectionKey key, long nowNanos) {
        if (key.isValid() && key.isAcceptable() && key.attachment() instanceof Transport transport) {
            accept(transport, (ServerSocketChannel) key.channel(), nowNanos);
        } else if (key.attachment() instanceof Connection connection) {
            guarded(connection, () -> serve(connection, key, nowNanos));
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /// A step that fails ends its own connection only.
    private void guarded(Connection connection, Step step) {
        try {
            step.run();
        } catch (SSLException e) {
            distrusted(connection, e);
            drop(connection);
        } catch (IOException e) {
            if (connection.ours()
                    && !connection.isAdmitted()
                    && connection.channel().isConnected()) {
                distrusted(connection, new SSLException("closed by the other side", e));
            }
            drop(connection);
        }
    }

    private void accept(Transport transport, ServerSocketChannel door, long nowNanos) {
        for (int i = 0; i < 64; i++) {
            try {
                var channel = door.accept();
                if (channel == null) {
                    return;
                }
                var remote = (InetSocketAddress) channel.getRemoteAddress();
                add(channel, transport, remote.getAddress().getHostAddress(), remote.getPort(), false, nowNanos);
            } catch (IOException e) {
                return; // gone before we took it, or no descriptor left: the listener stays
            }
        }
    }

    private Connection add(
            SocketChannel channel, Transport transport, String host, int port, boolean ours, long nowNanos)
            throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var name = transport.name().toLowerCase(Locale.ROOT) + "-" + ++named;
        var connection = new Connection(new Flow(transport, host, port, name), channel, ours, nowNanos);
        var key = channel.register(selector, 0, connection);
        byName.put(name, connection);
        connection.flush(key);
        if (byName.size() > maximum) {
            byName.values().stream()
                    .min(Comparator.comparingLong(Connection::lastBytesNanos))
                    .filter(oldest -> oldest != connection)
                    .ifPresent(this::drop);
        }
        if (transport == Transport.TLS && tls != null) {
            begin(tls, connection);
        }
        return connection;
    }

    /// What is made ready elsewhere and taken up in the loop.
    private static final class Opening {
        @Nullable
        SSLEngine engine;

        Optional<String> stale = Optional.empty();
    }

    /// Files may have been renewed: they are looked at before each handshake, not in the loop.
    private void begin(Tls with, Connection connection) {
        var flow = connection.flow();
        var opening = new Opening();
        with.workers()
                .run(
                        () -> {
                            opening.stale = with.credentials().refresh();
                            opening.engine = connection.ours()
                                    ? with.credentials().client(flow.host(), flow.port())
                                    : with.credentials().server();
                        },
                        () -> {
                            opening.stale.ifPresent(with.policy()::staleFiles);
                            begun(connection, opening.engine);
                        });
    }

    private void begun(Connection connection, @Nullable SSLEngine engine) {
        var stream = connection.tls();
        if (engine == null || stream == null || !isOpen(connection)) {
            drop(connection);
            return;
        }
        guarded(connection, () -> {
            stream.begin(engine);
            progress(connection, stream.advance(), System.nanoTime());
        });
    }

    private boolean isOpen(Connection connection) {
        return byName.get(connection.flow().connection()) == connection;
    }

    private void serve(Connection connection, SelectionKey key, long nowNanos) throws IOException {
        if (key.isConnectable()) {
            connection.channel().finishConnect();
        }
        if (key.isWritable() || key.isConnectable()) {
            connection.flush(key);
        }
        if (key.isReadable()) {
            progress(connection, connection.read(buffer, nowNanos), nowNanos);
        }
    }

    /// Bytes came, or a handshake went on.
    private void progress(Connection connection, List<byte[]> clear, long nowNanos) throws IOException {
        var stream = connection.tls();
        if (stream != null && stream.isEstablished() && !connection.isAdmitted() && !admit(connection, stream)) {
            drop(connection);
            return;
        }
        var key = key(connection);
        connection.flush(key);
        for (Frame frame : connection.frames(clear, nowNanos)) {
            switch (frame) {
                case Frame.Message(byte[] bytes) -> listener.message(connection.flow(), bytes);
                case Frame.KeepAlive() -> connection.write(PONG, key);
                case Frame.Lost _ -> drop(connection);
            }
        }
        if (stream != null && tls != null && isOpen(connection)) {
            var tasks = stream.takeTasks();
            if (!tasks.isEmpty()) {
                tls.workers().run(() -> tasks.forEach(Runnable::run), () -> resume(connection, stream));
            }
        }
    }

    private void resume(Connection connection, SecureStream stream) {
        if (isOpen(connection)) {
            guarded(connection, () -> {
                stream.resumed();
                progress(connection, stream.advance(), System.nanoTime());
            });
        }
    }

    /// A certificate was good when it was first seen; a resumed session is looked at again.
    private boolean admit(Connection connection, SecureStream stream) {
        var certificate = stream.findPeer();
        var names = certificate.map(CertificateNames::list).orElse(List.of());
        var host = connection.flow().host();
        if (tls == null) {
            return false;
        }
        var distrust =
                certificate.flatMap(PeerTrust::findLapse).or(() -> tls.policy().judge(host, connection.ours(), names));
        if (distrust.isPresent()) {
            tls.policy().refused(host, connection.ours(), distrust.get());
            return false;
        }
        connection.admit(names);
        tls.policy().trusted(host, names);
        return true;
    }

    /// A handshake failed, or the other side threw ours out behind it (TLS 1.3 tells a client so only then).
    private void distrusted(Connection connection, SSLException e) {
        var distrust = Distrust.of(e);
        if (tls != null && (!connection.isAdmitted() || distrust.kind() == Distrust.Kind.OURS_REFUSED)) {
            tls.policy().refused(connection.flow().host(), connection.ours(), distrust);
        }
    }

    private SelectionKey key(Connection connection) throws IOException {
        var key = connection.channel().keyFor(selector);
        if (key == null || !key.isValid()) {
            throw new IOException("closed");
        }
        return key;
    }

    /// Sends on the connection a flow names, else on any to its address, else on a new one.
    ///
    /// @param address the flow's host, looked up
    void send(Flow to, InetSocketAddress address, byte[] bytes, long nowNanos) throws IOException {
        var connection = find(to).orElse(null);
        if (connection == null) {
            connection = connect(to, address, nowNanos);
        }
        try {
            connection.write(bytes, key(connection));
        } catch (IOException e) {
            drop(connection);
            throw e;
        }
    }

    private Optional<Connection> find(Flow to) {
        Connection named = byName.get(to.connection());
        if (named != null) {
            return Optional.of(named);
        }
        return byName.values().stream()
                .filter(one -> one.flow().transport() == to.transport()
                        && one.flow().host().equals(to.host())
                        && one.flow().port() == to.port())
                .findFirst();
    }

    private Connection connect(Flow to, InetSocketAddress address, long nowNanos) throws IOException {
        if (to.transport() == Transport.TLS && tls == null) {
            throw new IOException("there is no certificate for TLS: set sip.tls-certificate");
        }
        var channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            return add(channel, to.transport(), to.host(), to.port(), true, nowNanos);
        } catch (IOException e) {
            close(channel);
            throw e;
        }
    }

    /// Closes what has been idle for long or never finishes what it began.
    void sweep(long nowNanos) {
        for (var connection : List.copyOf(byName.values())) {
            if (connection.dawdles(nowNanos, UNFINISHED_MESSAGE.toNanos())
                    || nowNanos - connection.lastBytesNanos() > IDLE.toNanos()) {
                drop(connection);
            }
        }
    }

    private void drop(Connection connection) {
        if (byName.remove(connection.flow().connection(), connection)) {
            connection.part();
            close(connection.channel());
            var flow = connection.flow();
            listener.gone(flow);
            if (connection.ours()) {
                // what was asked of "any connection to there" was asked on this one
                listener.gone(new Flow(flow.transport(), flow.host(), flow.port(), ""));
            }
        }
    }

    void close() {
        doors.values().forEach(Connections::close);
        byName.values().forEach(connection -> {
            connection.part();
            close(connection.channel());
        });
        byName.clear();
    }

    static void close(@Nullable AutoCloseable channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (Exception e) {
            System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
