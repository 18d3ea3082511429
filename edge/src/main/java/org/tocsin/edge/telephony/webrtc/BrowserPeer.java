package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.srtp.Srtp;

/// What a browser does for its voice, without one: offers, proves its path, shakes hands, sends and receives SRTP in
/// PCMU. The other end of a [BrowserLeg] for measurements and tests.
public final class BrowserPeer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BrowserPeer.class.getName());
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);
    private static final Duration CONSENT_EVERY = Duration.ofSeconds(2);
    private static final int FRAME_SAMPLES = 160;
    private static final String NAME = "peer";

    private final DtlsIdentity identity = DtlsIdentity.make();
    private final SecureRandom random = new SecureRandom();
    private final DatagramSocket socket;
    private final Listener listener;
    private final long ssrc = Integer.toUnsignedLong(random.nextInt());
    private volatile boolean closing;
    private @Nullable InetSocketAddress server;
    private @Nullable Srtp outgoing;
    private int sequence;

    /// Told each voice packet on the peer's own thread.
    public interface Listener {
        /// @param nanos System.nanoTime when it came
        void heard(RtpPacket packet, long nanos);
    }

    private BrowserPeer(DatagramSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /// @param host own address, `127.0.0.1` beside the server
    public static BrowserPeer open(String host, Listener listener) throws IOException {
        return new BrowserPeer(new DatagramSocket(0, InetAddress.getByName(host)), listener);
    }

    /// For `POST /api/media/offer`.
    public String offer() {
        return String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 1 IN IP4 127.0.0.1",
                        "s=-",
                        "t=0 0",
                        "m=audio 9 UDP/TLS/RTP/SAVPF 0",
                        "c=IN IP4 0.0.0.0",
                        "a=mid:0",
                        "a=sendrecv",
                        "a=rtcp-mux",
                        "a=setup:actpass",
                        "a=ice-ufrag:" + NAME,
                        "a=ice-pwd:a password nobody needs",
                        "a=fingerprint:sha-256 " + identity.fingerprint(),
                        "a=rtpmap:0 PCMU/8000")
                + "\r\n";
    }

    /// Connects to what the server answered; voice flows from then on.
    ///
    /// @throws IOException if it does not come about within 20 s
    public void connect(String answer) throws IOException {
        var to = new InetSocketAddress(
                InetAddress.getByName(find(answer, "c=IN IP4 (\\S+)")),
                Integer.parseInt(find(answer, "m=audio (\\d+)")));
        server = to;
        prove(to, find(answer, "a=ice-ufrag:(\\S+)"), find(answer, "a=ice-pwd:(\\S+)"));
        var transport = new QueuedTransport(bytes -> send(bytes, to));
        var hand = new DtlsClient(identity);
        var receiver = Thread.ofPlatform().daemon().name("browser-peer").start(() -> {
            while (!closing && hand.keys().length == 0) {
                receive(bytes -> transport.arrived(bytes));
            }
            if (hand.keys().length > 0) {
                var incoming = DtlsKeys.server(hand.keys());
                while (!closing) {
                    receive(bytes -> voice(incoming, bytes, System.nanoTime()));
                }
            }
        });
        new DTLSClientProtocol().connect(hand, transport);
        outgoing = DtlsKeys.client(hand.keys());
        consent(to, find(answer, "a=ice-ufrag:(\\S+)"), find(answer, "a=ice-pwd:(\\S+)"));
        if (!receiver.isAlive()) {
            throw new IOException("the peer's voice ended while it connected");
        }
    }

    private static String find(String answer, String pattern) throws IOException {
        var found = Pattern.compile(pattern).matcher(answer);
        if (!found.find()) {
            throw new IOException("the answer has no " + pattern);
        }
        return found.group(1);
    }

    private void prove(InetSocketAddress to, String user, String password) throws IOException {
        var end = System.nanoTime() + CONNECT_WITHIN.toNanos();
        socket.setSoTimeout(200);
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        var answer = new DatagramPacket(new byte[1_500], 1_500);
        while (System.nanoTime() < end) {
            send(Stun.request(transaction, user, NAME, password), to);
            try {
                socket.receive(answer);
                if (answer.getData()[0] == 1 && answer.getData()[1] == 1) {
                    return;
                }
            } catch (SocketTimeoutException _) {
                // asked again
            }
        }
        throw new IOException("nobody answers at " + to);
    }

    /// Says again and again that it is still there (RFC 7675): a server hangs up on a browser that falls silent.
    private void consent(InetSocketAddress to, String user, String password) {
        Thread.ofVirtual().name("browser-peer-consent").start(() -> {
            byte[] transaction = new byte[12];
            while (!closing) {
                random.nextBytes(transaction);
                send(Stun.request(transaction, user, NAME, password), to);
                try {
                    Thread.sleep(CONSENT_EVERY);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private interface Taker {
        void take(byte[] bytes);
    }

    private void receive(Taker taker) {
        var packet = new DatagramPacket(new byte[1_500], 1_500);
        try {
            socket.receive(packet);
            taker.take(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException _) {
            // looked again whether to go on
        } catch (IOException e) {
            if (!closing) {
                LOG.log(System.Logger.Level.WARNING, "a browser's peer hears nothing more", e);
                closing = true;
            }
        }
    }

    private void voice(Srtp incoming, byte[] bytes, long nanos) {
        if ((bytes[0] & 0xc0) != 0x80 || RtpPacket.isRtcp(bytes, bytes.length)) {
            return;
        }
        int length = incoming.unprotect(bytes, bytes.length);
        if (length > 0) {
            try {
                listener.heard(RtpPacket.parse(bytes, length), nanos);
            } catch (MalformedException e) {
                LOG.log(System.Logger.Level.DEBUG, "a packet that is none", e);
            }
        }
    }

    /// Sends 20 ms of voice.
    ///
    /// @param ulaw 160 bytes
    public void say(byte[] ulaw) {
        var protector = outgoing;
        var to = server;
        if (protector == null || to == null) {
            throw new IllegalStateException("not connected");
        }
        int number = sequence++;
        long timestamp = (long) number * FRAME_SAMPLES & 0xffff_ffffL;
        send(protector.protect(new RtpPacket(0, number == 0, number & 0xffff, timestamp, ssrc, ulaw).toBytes()), to);
    }

    private void send(byte[] bytes, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            if (!closing) {
                LOG.log(System.Logger.Level.DEBUG, "a packet did not leave: {0}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        socket.close();
    }
}
