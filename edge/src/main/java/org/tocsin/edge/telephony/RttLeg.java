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
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.Envelope;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.rtt.RttReceiver;
import org.tocsin.sip.rtt.RttSender;
import org.tocsin.sip.sdp.AgreedMedia;

/// Real-time text of one call (RFC 4103) on a socket and a thread of its own: letters are told as they come, a line
/// when
/// it ends or the caller pauses. Methods may be called from any thread.
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

    private record Peer(AgreedMedia.Text text, InetSocketAddress target) {}

    private final DatagramSocket socket;
    private final Reader reader;
    private final Queue<Writing> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Long> unsettled = new ArrayDeque<>();
    private final Envelope envelope = new Envelope();
    private final StringBuilder line = new StringBuilder();
    private final long ssrc = new SecureRandom().nextLong() & 0xffff_ffffL;
    private final long begun = System.nanoTime();
    private volatile @Nullable Peer peer;
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

    /// What offer and answer came to.
    void connect(AgreedMedia.Text text) {
        Thread.ofVirtual().name("rtt-lookup").start(() -> {
            try {
                var address = InetAddress.getByName(text.remoteAddress());
                peer = new Peer(text, new InetSocketAddress(address, text.remotePort()));
            } catch (IOException e) {
                // A name nobody knows: nothing can be written, and what is says so when the call is over.
            }
        });
    }

    void type(long message, String text) {
        waiting.add(new Writing(message, text));
    }

    private void run() {
        byte[] bytes = new byte[2_048];
        RttReceiver ear = null;
        RttSender mouth = null;
        Peer before = null;
        try {
            socket.setSoTimeout(STEP_MILLIS);
            while (!socket.isClosed()) {
                var packet = new DatagramPacket(bytes, bytes.length);
                boolean heard = receive(packet);
                var known = peer;
                if (known != null) {
                    if (known != before) {
                        before = known;
                        envelope.agree(known.text().keys());
                    }
                    ear = ear == null
                            ? new RttReceiver(
                                    known.text().payloadType(), known.text().redundancyPayloadType())
                            : ear;
                    mouth = mouth == null ? new RttSender(known.text().payloadType()) : mouth;
                    if (heard && packet.getAddress().equals(known.target().getAddress())) {
                        hear(ear, bytes, envelope.open(bytes, packet.getLength()));
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

    private void hear(RttReceiver ear, byte[] bytes, int length) {
        if (length < 0) {
            return; // not genuine
        }
        try {
            var packet = RtpPacket.parse(Arrays.copyOf(bytes, length), length);
            letters(ear.receive(packet.payloadType(), packet.sequence(), packet.payload()));
        } catch (MalformedException e) {
            // Not text, or not whole: dropped.
        }
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
                send(known, known.text().payloadType(), plain, millis(), true);
            }
        }
        var due = mouth.tick(millis());
        if (due.isPresent()) {
            var packet = due.get();
            send(known, known.text().redundancyPayloadType(), packet.payload(), packet.timestamp(), packet.marker());
            return;
        }
        while (mouth.idle() && !unsettled.isEmpty()) {
            reader.sent(unsettled.remove());
        }
    }

    private long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void send(Peer known, int type, byte[] payload, long timestamp, boolean marker) throws IOException {
        var packet = new RtpPacket(type, marker, sequence, timestamp & 0xffff_ffffL, ssrc, payload).toBytes();
        byte[] sealed = envelope.seal(packet);
        sequence = sequence + 1 & 0xffff;
        socket.send(new DatagramPacket(sealed, sealed.length, known.target()));
    }

    @Override
    public void close() {
        socket.close();
    }
}
