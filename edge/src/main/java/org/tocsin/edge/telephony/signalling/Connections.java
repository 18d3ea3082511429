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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.message.StreamFramer.Frame;

/// The listening TCP socket and all connections, ours and theirs. Confined to the loop.
final class Connections {
    private static final Duration UNFINISHED_MESSAGE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofHours(2);
    private static final byte[] PONG = {'\r', '\n'};

    /// What connections tell the loop.
    interface Listener {
        void message(Flow from, byte[] bytes);

        void gone(Flow flow);
    }

    private final Selector selector;
    private final ServerSocketChannel server;
    private final int maximum;
    private final Listener listener;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Map<String, Connection> byName = new HashMap<>();
    private long named;

    Connections(Selector selector, InetSocketAddress bind, int maximum, Listener listener) {
        this.selector = selector;
        this.maximum = maximum;
        this.listener = listener;
        try {
            server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(bind, 1_024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new PortUnavailable("SIP over TCP", bind.getHostString(), bind.getPort(), e);
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    int size() {
        return byName.size();
    }

    /// Does what a selected key of ours is ready for.
    void ready(SelectionKey key, long nowNanos) {
        if (key.isValid() && key.isAcceptable()) {
            accept(nowNanos);
        } else if (key.attachment() instanceof Connection connection) {
            try {
                serve(connection, key, nowNanos);
            } catch (IOException e) {
                drop(connection);
            }
        }
    }

    private void accept(long nowNanos) {
        for (int i = 0; i < 64; i++) {
            try {
                var channel = server.accept();
                if (channel == null) {
                    return;
                }
                var remote = (InetSocketAddress) channel.getRemoteAddress();
                add(channel, remote.getAddress().getHostAddress(), remote.getPort(), SelectionKey.OP_READ, nowNanos);
            } catch (IOException e) {
                return; // gone before we took it, or no descriptor left: the listener stays
            }
        }
    }

    private Connection add(SocketChannel channel, String host, int port, int interest, long nowNanos)
            throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var connection = new Connection("tcp-" + ++named, channel, host, port, nowNanos);
        channel.register(selector, interest, connection);
        byName.put(connection.flow().connection(), connection);
        if (byName.size() > maximum) {
            byName.values().stream()
                    .min(Comparator.comparingLong(Connection::lastBytesNanos))
                    .filter(oldest -> oldest != connection)
                    .ifPresent(this::drop);
        }
        return connection;
    }

    private void serve(Connection connection, SelectionKey key, long nowNanos) throws IOException {
        if (key.isConnectable()) {
            connection.channel().finishConnect();
        }
        if (key.isWritable() || key.isConnectable()) {
            connection.flush(key);
        }
        if (key.isReadable()) {
            for (Frame frame : connection.read(buffer, nowNanos)) {
                switch (frame) {
                    case Frame.Message(byte[] bytes) -> listener.message(connection.flow(), bytes);
                    case Frame.KeepAlive() -> connection.write(PONG, key);
                    case Frame.Lost _ -> drop(connection);
                }
            }
        }
    }

    /// Sends on the connection a flow names, else on any to its address, else on a new one.
    ///
    /// @param address the flow's host, looked up
    void send(Flow to, InetSocketAddress address, byte[] bytes, long nowNanos) throws IOException {
        var connection = find(to).orElse(null);
        if (connection == null) {
            connection = connect(to, address, nowNanos);
        }
        var key = connection.channel().keyFor(selector);
        if (key == null) {
            throw new IOException("closed");
        }
        try {
            connection.write(bytes, key);
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
                .filter(one -> one.flow().host().equals(to.host()) && one.flow().port() == to.port())
                .findFirst();
    }

    private Connection connect(Flow to, InetSocketAddress address, long nowNanos) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(address);
        int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
        return add(channel, to.host(), to.port(), interest, nowNanos);
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
            close(connection.channel());
            listener.gone(connection.flow());
        }
    }

    void close() {
        close(server);
        byName.values().forEach(connection -> close(connection.channel()));
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
