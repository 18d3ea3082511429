package org.tocsin.edge.telephony.signalling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.StreamFramer;

/// One connection over TCP, with TLS or without: cuts what comes into messages, keeps what cannot be written yet.
/// Confined to the loop.
final class Connection {
    private static final int MAXIMUM_UNWRITTEN_BYTES = 1 << 20;

    private final SocketChannel channel;
    private final Flow flow;
    private final boolean ours;
    private final @Nullable SecureStream tls;
    private final StreamFramer framer = new StreamFramer();
    private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
    private final long openedNanos;
    private int unwrittenBytes;
    private long lastBytesNanos;
    private long messageSinceNanos;
    private boolean admitted;
    private List<String> peerNames = List.of();

    /// @param flow with the connection's name
    /// @param ours whether we connected
    Connection(Flow flow, SocketChannel channel, boolean ours, long nowNanos) {
        this.channel = channel;
        this.flow = flow;
        this.ours = ours;
        this.tls = flow.transport() == Transport.TLS ? new SecureStream() : null;
        this.admitted = tls == null;
        this.openedNanos = nowNanos;
        this.lastBytesNanos = nowNanos;
        this.messageSinceNanos = nowNanos;
    }

    Flow flow() {
        return flow;
    }

    SocketChannel channel() {
        return channel;
    }

    /// Whether we connected, not they.
    boolean ours() {
        return ours;
    }

    /// Its TLS; null without.
    @Nullable
    SecureStream tls() {
        return tls;
    }

    long lastBytesNanos() {
        return lastBytesNanos;
    }

    /// Whether messages may come: at once without TLS, else when the other side's certificate was looked at.
    boolean isAdmitted() {
        return admitted;
    }

    /// The other side may be who these names say.
    void admit(List<String> names) {
        admitted = true;
        peerNames = List.copyOf(names);
    }

    /// What the other side's certificate names; empty without.
    List<String> peerNames() {
        return peerNames;
    }

    /// Reads once.
    ///
    /// @return clear bytes
    /// @throws IOException if the other side closed, or TLS with it failed
    List<byte[]> read(ByteBuffer buffer, long nowNanos) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("closed by the other side");
        }
        if (count == 0) {
            return List.of();
        }
        lastBytesNanos = nowNanos;
        buffer.flip();
        if (tls != null) {
            tls.receive(buffer);
            return tls.advance();
        }
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return List.of(bytes);
    }

    /// Cuts clear bytes into messages.
    List<StreamFramer.Frame> frames(List<byte[]> clear, long nowNanos) {
        var all = new ArrayList<StreamFramer.Frame>();
        for (byte[] bytes : clear) {
            boolean began = framer.pendingBytes() == 0;
            var frames = framer.feed(bytes);
            if (began || !frames.isEmpty()) {
                messageSinceNanos = nowNanos;
            }
            all.addAll(frames);
        }
        return all;
    }

    /// Whether a message, or a handshake, was begun long ago and never finished.
    boolean dawdles(long nowNanos, long patienceNanos) {
        return !admitted && nowNanos - openedNanos > patienceNanos
                || framer.pendingBytes() > 0 && nowNanos - messageSinceNanos > patienceNanos;
    }

    /// Sends, now or when the other side takes it.
    ///
    /// @throws IOException if it is closed, or has not taken a megabyte
    void write(byte[] bytes, SelectionKey key) throws IOException {
        int waiting = unwrittenBytes + (tls == null ? 0 : tls.unsentBytes());
        if (waiting + bytes.length > MAXIMUM_UNWRITTEN_BYTES) {
            throw new IOException("the other side does not read");
        }
        if (tls == null) {
            queue(ByteBuffer.wrap(bytes));
        } else {
            tls.send(bytes);
        }
        flush(key);
    }

    private void queue(ByteBuffer bytes) {
        unwritten.add(bytes);
        unwrittenBytes += bytes.remaining();
    }

    /// Writes what waits, and says what the selector is to wait for.
    void flush(SelectionKey key) throws IOException {
        if (tls != null) {
            if (admitted) {
                tls.sendUnsent();
            }
            tls.takeSealed().forEach(this::queue);
        }
        if (channel.isConnected()) {
            while (!unwritten.isEmpty()) {
                var next = unwritten.getFirst();
                unwrittenBytes -= channel.write(next);
                if (next.hasRemaining()) {
                    break;
                }
                unwritten.removeFirst();
            }
        }
        boolean reads = channel.isConnected() && (tls == null || tls.isReading());
        int connect = channel.isConnected() ? 0 : SelectionKey.OP_CONNECT;
        int write = channel.isConnected() && !unwritten.isEmpty() ? SelectionKey.OP_WRITE : 0;
        key.interestOps(SelectionKey.OP_READ * (reads ? 1 : 0) | connect | write);
    }

    /// Says goodbye, or why not, as far as the socket takes it.
    void part() {
        if (tls != null && channel.isConnected()) {
            try {
                tls.close();
                for (var last : tls.takeSealed()) {
                    channel.write(last);
                }
            } catch (IOException e) {
                // they do not listen
            }
        }
    }
}
