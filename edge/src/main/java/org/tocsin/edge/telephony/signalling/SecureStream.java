package org.tocsin.edge.telephony.signalling;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// TLS of one connection, without the socket: sealed bytes in, clear bytes out, and the other way round. What
/// takes long is handed out ([#takeTasks]) and must be run before [#advance] is called again. Confined to the
/// loop.
final class SecureStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /// Several handshake flights, and far more than one record.
    private static final int MAXIMUM_UNREAD_BYTES = 1 << 17;

    private final ArrayDeque<ByteBuffer> sealed = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private @Nullable SSLEngine engine;
    private ByteBuffer unread = NOTHING;
    private ByteBuffer clear = NOTHING;
    private int unsentBytes;
    private boolean busy;
    private boolean established;

    /// Its engine is ready: hands can be shaken.
    void begin(SSLEngine ready) throws SSLException {
        engine = ready;
        ready.beginHandshake();
        unread = ByteBuffer.allocate(ready.getSession().getPacketBufferSize()).flip();
        clear = ByteBuffer.allocate(ready.getSession().getApplicationBufferSize());
    }

    /// Whether more from the socket is of use now.
    boolean isReading() {
        return engine != null && !busy;
    }

    /// Whether hands have been shaken.
    boolean isEstablished() {
        return established;
    }

    /// Bytes that wait for the handshake.
    int unsentBytes() {
        return unsentBytes;
    }

    /// Sends, once it can.
    void send(byte[] bytes) {
        unsent.add(ByteBuffer.wrap(bytes));
        unsentBytes += bytes.length;
    }

    /// Takes what came from the socket.
    void receive(ByteBuffer bytes) throws SSLException {
        if (unread.remaining() + bytes.remaining() > MAXIMUM_UNREAD_BYTES) {
            throw new SSLException("more than one can shake hands with");
        }
        if (unread.capacity() - unread.limit() < bytes.remaining()) {
            var larger = ByteBuffer.allocate(Math.max(2 * unread.capacity(), unread.remaining() + bytes.remaining()));
            unread = larger.put(unread).put(bytes).flip();
        } else {
            int limit = unread.limit();
            unread.limit(unread.capacity()).put(limit, bytes, bytes.position(), bytes.remaining());
            unread.limit(limit + bytes.remaining());
            bytes.position(bytes.limit());
        }
    }

    /// Goes on as far as it can.
    ///
    /// @return clear bytes
    /// @throws SSLException if there can be no TLS with the other side, or it has said goodbye
    List<byte[]> advance() throws SSLException {
        var out = new ArrayList<byte[]>();
        var tls = engine;
        if (tls == null || busy) {
            return out;
        }
        while (true) {
            switch (tls.getHandshakeStatus()) {
                case NEED_TASK -> {
                    for (var task = tls.getDelegatedTask(); task != null; task = tls.getDelegatedTask()) {
                        tasks.add(task);
                    }
                    busy = true;
                    return out;
                }
                case NEED_WRAP -> wrap(tls, NOTHING);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap(tls, out)) {
                        return out;
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    established = true;
                    if (!unwrap(tls, out)) {
                        return out;
                    }
                }
            }
        }
    }

    /// Seals what waits, if hands have been shaken.
    void sendUnsent() throws SSLException {
        var tls = engine;
        while (tls != null && established && !unsent.isEmpty()) {
            var next = unsent.getFirst();
            int before = next.remaining();
            wrap(tls, next);
            unsentBytes -= before - next.remaining();
            if (!next.hasRemaining()) {
                unsent.removeFirst();
            }
        }
    }

    private void wrap(SSLEngine tls, ByteBuffer from) throws SSLException {
        var into = ByteBuffer.allocate(tls.getSession().getPacketBufferSize());
        var result = tls.wrap(from, into);
        if (into.position() > 0) {
            sealed.add(into.flip());
        }
        if (result.getStatus() == Status.CLOSED && from.hasRemaining()) {
            throw new SSLException("closed");
        }
    }

    /// @return whether there may be more to do
    private boolean unwrap(SSLEngine tls, List<byte[]> out) throws SSLException {
        clear.clear();
        var result = tls.unwrap(unread, clear);
        if (clear.position() > 0) {
            byte[] bytes = new byte[clear.flip().remaining()];
            clear.get(bytes);
            out.add(bytes);
        }
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> {
                unread.compact().flip();
                return false;
            }
            case BUFFER_OVERFLOW -> {
                clear = ByteBuffer.allocate(2 * clear.capacity());
                return true;
            }
            case CLOSED -> throw new SSLException("closed by the other side");
            case OK -> {
                if (established && isRenegotiation(tls, result.getHandshakeStatus())) {
                    throw new SSLException("hands are shaken once");
                }
                return result.bytesConsumed() > 0 || result.bytesProduced() > 0;
            }
        }
        return false;
    }

    /// Before TLS 1.3 a peer could become another one in mid-connection.
    private static boolean isRenegotiation(SSLEngine tls, HandshakeStatus status) {
        return status != HandshakeStatus.NOT_HANDSHAKING
                && status != HandshakeStatus.FINISHED
                && !tls.getSession().getProtocol().equals("TLSv1.3");
    }

    /// What has to be done elsewhere before it goes on; told with [#resumed].
    List<Runnable> takeTasks() {
        var taken = List.copyOf(tasks);
        tasks.clear();
        return taken;
    }

    void resumed() {
        busy = false;
    }

    /// Sealed bytes for the socket.
    List<ByteBuffer> takeSealed() {
        var taken = List.copyOf(sealed);
        sealed.clear();
        return taken;
    }

    /// Says goodbye, or why not; best effort.
    void close() {
        var tls = engine;
        if (tls == null || busy) {
            return;
        }
        try {
            tls.closeOutbound();
            for (int i = 0; i < 3 && !tls.isOutboundDone(); i++) {
                wrap(tls, NOTHING);
            }
        } catch (SSLException e) {
            // nothing left to say
        }
    }

    /// The other side's certificate, once hands have been shaken; empty if it showed none.
    Optional<X509Certificate> findPeer() {
        var tls = engine;
        try {
            return tls != null && tls.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
