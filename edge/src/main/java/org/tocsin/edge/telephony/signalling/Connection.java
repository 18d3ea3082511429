package org.tocsin.edge.telephony.signalling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.StreamFramer;

/// One TCP connection: cuts what comes into messages, keeps what cannot be written yet. Confined to the loop.
final class Connection {
    private static final int MAXIMUM_UNWRITTEN_BYTES = 1 << 20;

    private final SocketChannel channel;
    private final Flow flow;
    private final StreamFramer framer = new StreamFramer();
    private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
    private int unwrittenBytes;
    private long lastBytesNanos;
    private long messageSinceNanos;

    Connection(String name, SocketChannel channel, String host, int port, long nowNanos) {
        this.channel = channel;
        this.flow = new Flow(Transport.TCP, host, port, name);
        this.lastBytesNanos = nowNanos;
        this.messageSinceNanos = nowNanos;
    }

    Flow flow() {
        return flow;
    }

    SocketChannel channel() {
        return channel;
    }

    long lastBytesNanos() {
        return lastBytesNanos;
    }

    /// Reads once.
    ///
    /// @return what became whole
    /// @throws IOException if the other side closed
    List<StreamFramer.Frame> read(ByteBuffer buffer, long nowNanos) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("closed by the other side");
        }
        if (count == 0) {
            return List.of();
        }
        boolean began = framer.pendingBytes() == 0;
        lastBytesNanos = nowNanos;
        byte[] bytes = new byte[count];
        buffer.flip().get(bytes);
        var frames = framer.feed(bytes);
        if (began || !frames.isEmpty()) {
            messageSinceNanos = nowNanos;
        }
        return frames;
    }

    /// Whether a message was begun long ago and never finished.
    boolean dawdles(long nowNanos, long patienceNanos) {
        return framer.pendingBytes() > 0 && nowNanos - messageSinceNanos > patienceNanos;
    }

    /// Sends, now or when the other side takes it.
    ///
    /// @throws IOException if it is closed, or has not taken a megabyte
    void write(byte[] bytes, SelectionKey key) throws IOException {
        if (unwrittenBytes + bytes.length > MAXIMUM_UNWRITTEN_BYTES) {
            throw new IOException("the other side does not read");
        }
        unwritten.add(ByteBuffer.wrap(bytes));
        unwrittenBytes += bytes.length;
        flush(key);
    }

    void flush(SelectionKey key) throws IOException {
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
        int connect = channel.isConnected() ? 0 : SelectionKey.OP_CONNECT;
        int write = channel.isConnected() && !unwritten.isEmpty() ? SelectionKey.OP_WRITE : 0;
        key.interestOps(SelectionKey.OP_READ * (channel.isConnected() ? 1 : 0) | connect | write);
    }
}
