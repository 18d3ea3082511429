package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/// DTLS packets between the media clock, which must not wait, and a handshake, which does.
final class QueuedTransport implements DatagramTransport {
    private static final int MAXIMUM_PACKET_BYTES = 1_200;
    private static final int WAITING_PACKETS = 64;

    private final ArrayBlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(WAITING_PACKETS);
    private final Consumer<byte[]> sender;
    private volatile boolean closed;

    QueuedTransport(Consumer<byte[]> sender) {
        this.sender = sender;
    }

    /// A packet came; one too many is lost, as on the wire.
    void arrived(byte[] packet) {
        arrived.offer(packet);
    }

    @Override
    public int getReceiveLimit() {
        return MAXIMUM_PACKET_BYTES + 300;
    }

    @Override
    public int getSendLimit() {
        return MAXIMUM_PACKET_BYTES;
    }

    @Override
    public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        try {
            byte[] packet = arrived.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (packet == null) {
                return -1;
            }
            int count = Math.min(length, packet.length);
            System.arraycopy(packet, 0, into, offset, count);
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        sender.accept(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void close() {
        closed = true;
    }
}
