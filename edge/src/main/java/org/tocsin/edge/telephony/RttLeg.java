package org.tocsin.edge.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.Envelope;
import org.tocsin.edge.telephony.media.Latch;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.rtt.RttReceiver;
import org.tocsin.sip.rtt.RttSender;
import org.tocsin.sip.sdp.AgreedMedia;

/// Real-time text of one call (RFC 4103) on a socket and a thread of its own: letters are told as they come, a
/// line when it ends or the caller pauses. Methods may be called from any thread.
final class RttLeg implements AutoCloseable {
    private static final int STEP_MILLIS = 50;
    /// Who types and stops for so long has said something: it is put on record.
    private static final long PAUSE_MILLIS = 4_000;

    private static final int LONGEST_LINE = 600;
    private static final String LINE_END = "\u2028";

    /// Told on the leg's thread.
    interface Reader {
        void typing(String soFar);

        void typed(String line);

        /// A message has been sent, and repeated as often as it is.
        void sent(long message);
    }

    private record Writing(long message, String text) {}

    /// @param target as described, null for nowhere or a name nobody knows
    /// @param from   where the signalling came from, null if unknown
    private record Peer(
            AgreedMedia.Text text,
            @Nullable InetSocketAddress target,
            @Nullable InetAddress from) {}

    private final DatagramSocket socket;
    private final Reader reader;
    private final Queue<Writing> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Long> unsettled = new ArrayDeque<>();
    private final Envelope envelope = new Envelope();
    private final Set<Long> once = ConcurrentHashMap.newKeySet();
    private final StringBuilder line = new StringBuilder();
    private final long ssrc = new SecureRandom().nextLong() & 0xffff_ffffL;
    private final long begun = System.nanoTime();
    private final Latch latch = new Latch();
    private volatile @Nullable Peer peer;
    private @Nullable Peer settled;
    private long heardSsrc = -1;
    private int sequence;
    private long lastLetter;

    private RttLeg(DatagramSocket socket, Reader reader) {
        this.socket = socket;
        this.reader = reader;
    }

    /// Opens a port of the range for voice, or any.
    ///
    /// @throws IOException if the machine has no socket left
    static RttLeg open(MediaSettings settings, Reader reader) throws IOException {
        var leg = new RttLeg(bound(settings), reader);
        Thread.ofVirtual().name("rtt").start(leg::run);
        return leg;
    }

    private static DatagramSocket bound(MediaSettings settings) throws IOException {
        var host = InetAddress.getByName(settings.bindHost());
        for (int port = settings.lastPort() - settings.lastPort() % 2; port >= settings.firstPort(); port -= 2) {
            try {
                return new DatagramSocket(port, host);
            } catch (IOException _) {
                // taken: the next one
            }
        }
        return new DatagramSocket(0, host);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// What offer and answer came to; again after each re-negotiation.
    ///
    /// @param from where the signalling came from, null if unknown
    void connect(AgreedMedia.Text text, @Nullable InetAddress from) {
        Thread.ofVirtual().name("rtt-lookup").start(() -> {
            InetSocketAddress target = null;
            try {
                target = new InetSocketAddress(InetAddress.getByName(text.remoteAddress()), text.remotePort());
            } catch (IOException e) {
                // A name nobody knows: it is read from where it writes, and answered there.
            }
            peer = new Peer(text, target, from);
        });
    }

    /// Messages that went out and are still being repeated: when the call ends now, they were sent.
    Set<Long> listSentOnce() {
        return Set.copyOf(once);
    }

    void type(long message, String text) {
        waiting.add(new Writing(message, text));
    }

    private void run() {
        byte[] bytes = new byte[2_048];
        RttReceiver ear = null;
        RttSender mouth = null;
        try {
            socket.setSoTimeout(STEP_MILLIS);
            while (!socket.isClosed()) {
                var packet = new DatagramPacket(bytes, bytes.length);
                boolean heard = receive(packet);
                var known = peer;
                if (known != null) {
                    if (!known.equals(settled)) {
                        settled = known;
                        envelope.agree(known.text().keys());
                        latch.negotiate(known.target(), known.from());
                        ear = ear(known);
                    }
                    mouth = mouth == null
                            ? new RttSender(
                                    known.text().payloadType(), known.text().charactersPerSecond())
                            : mouth;
                    int length = heard ? envelope.open(bytes, packet.getLength()) : -1;
                    if (length >= 0 && ear != null) {
                        ear = hear(known, ear, bytes, length, (InetSocketAddress) packet.getSocketAddress());
                    }
                    say(mouth, known);
                }
                pause();
            }
        } catch (IOException e) {
            // Closed: the call is over.
        }
    }

    private boolean receive(DatagramPacket packet) throws IOException {
        try {
            socket.receive(packet);
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static RttReceiver ear(Peer known) {
        return new RttReceiver(known.text().payloadType(), known.text().redundancyPayloadType());
    }

    /// Whose packets are believed is decided as for voice; a source that begins anew is read anew.
    ///
    /// @return what to read the next packet with
    private RttReceiver hear(Peer known, RttReceiver ear, byte[] bytes, int length, InetSocketAddress from) {
        RtpPacket packet;
        try {
            packet = RtpPacket.parse(Arrays.copyOf(bytes, length), length);
        } catch (MalformedException e) {
            return ear;
        }
        int type = packet.payloadType();
        boolean text =
                type == known.text().payloadType() || type == known.text().redundancyPayloadType();
        if (!text || !latch.believes(from, packet.ssrc(), packet.sequence(), System.nanoTime())) {
            return ear;
        }
        var reader = packet.ssrc() == heardSsrc || heardSsrc < 0 ? ear : ear(known);
        heardSsrc = packet.ssrc();
        letters(reader.receive(type, packet.sequence(), packet.payload()));
        return reader;
    }

    /// T.140: a backspace takes back the letter before it, a line ends by its separator or by CR LF.
    private void letters(String text) {
        if (text.isEmpty()) {
            return;
        }
        lastLetter = System.nanoTime();
        text.replace("\r\n", LINE_END).codePoints().forEach(letter -> {
            if (letter == '\b') {
                line.setLength(line.isEmpty() ? 0 : line.offsetByCodePoints(line.length(), -1));
            } else if (letter == 0x2028 || letter == '\n' || letter == '\r' || line.length() > LONGEST_LINE) {
                line.appendCodePoint(letter == '\n' || letter == '\r' ? ' ' : letter);
                end();
            } else if (!Character.isISOControl(letter)) {
                line.appendCodePoint(letter);
            }
        });
        reader.typing(line.toString());
    }

    private void end() {
        var words = line.toString().replace(LINE_END, "").strip();
        line.setLength(0);
        if (!words.isEmpty()) {
            reader.typed(words);
        }
    }

    private void pause() {
        if (!line.isEmpty() && System.nanoTime() - lastLetter > PAUSE_MILLIS * 1_000_000) {
            end();
            reader.typing("");
        }
    }

    private void say(RttSender mouth, Peer known) throws IOException {
        for (var writing = waiting.poll(); writing != null; writing = waiting.poll()) {
            unsettled.add(writing.message());
            if (known.text().redundancyPayloadType() >= 0) {
                mouth.type(writing.text() + LINE_END);
            } else {
                var plain = (writing.text() + LINE_END).getBytes(StandardCharsets.UTF_8);
                send(known.text().payloadType(), plain, millis(), true);
            }
        }
        var due = mouth.tick(millis());
        if (due.isPresent()) {
            var packet = due.get();
            send(known.text().redundancyPayloadType(), packet.payload(), packet.timestamp(), packet.marker());
            if (mouth.left()) {
                once.addAll(unsettled);
            }
            return;
        }
        while (mouth.idle() && !unsettled.isEmpty()) {
            long settledNow = unsettled.remove();
            once.remove(settledNow);
            reader.sent(settledNow);
        }
    }

    private long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void send(int type, byte[] payload, long timestamp, boolean marker) throws IOException {
        var packet = new RtpPacket(type, marker, sequence, timestamp & 0xffff_ffffL, ssrc, payload).toBytes();
        byte[] sealed = envelope.seal(packet);
        sequence = sequence + 1 & 0xffff;
        var target = latch.target();
        if (target != null) {
            deliver(sealed, target);
        }
    }

    private void deliver(byte[] packet, InetSocketAddress target) throws IOException {
        try {
            socket.send(new DatagramPacket(packet, packet.length, target));
        } catch (IOException e) {
            if (socket.isClosed()) {
                throw e;
            }
            // No way there just now: it is repeated, and the far end may be heard from elsewhere.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
