package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.JitterBuffer;
import org.tocsin.edge.telephony.media.LegStatistics;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.recording.Track;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.ReceptionStatistics;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.srtp.Srtp;

/// One browser's voice. Made by [BrowserMedia#accept]; confined to the media clock but for the methods that say
/// otherwise.
public final class BrowserLeg implements MediaLeg {
    private static final System.Logger LOG = System.getLogger(BrowserLeg.class.getName());
    private static final Duration SILENT_FOR_GOOD = Duration.ofSeconds(10);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);

    private final BrowserMedia media;
    private final MediaClock clock;
    private final String name;
    private final String user;
    private final String password;
    private final BrowserOffer offer;
    private final long ssrc;
    private final long firstTimestamp;
    private final CompletableFuture<BrowserLeg> connected = new CompletableFuture<>();
    private final CompletableFuture<BrowserLeg> over = new CompletableFuture<>();
    private final QueuedTransport dtls = new QueuedTransport(this::sendToBrowser);
    private final JitterBuffer jitter = new JitterBuffer();
    private final ReceptionStatistics reception = new ReceptionStatistics(8_000);
    private volatile @Nullable InetSocketAddress browser;
    private @Nullable Srtp incoming;
    private @Nullable Srtp outgoing;
    private @Nullable Track track;
    private boolean handshaking;
    private long heardNanos = System.nanoTime();
    private int sequence;
    private long sent;
    private long strangers;
    private volatile boolean ended;

    BrowserLeg(
            BrowserMedia media,
            MediaClock clock,
            String name,
            String user,
            String password,
            BrowserOffer offer,
            long seed) {
        this.media = media;
        this.clock = clock;
        this.name = name;
        this.user = user;
        this.password = password;
        this.offer = offer;
        this.ssrc = (seed & 0x7fff_ffffL) + 1;
        this.firstTimestamp = seed >>> 33;
        this.sequence = (int) (seed >>> 16) & 0x7fff;
    }

    @Override
    public String name() {
        return name;
    }

    /// Its name in the browser's answer, `a=ice-ufrag` (RFC 8839 section 5.4): by it a page knows its own leg.
    public String user() {
        return user;
    }

    String password() {
        return password;
    }

    long ssrc() {
        return ssrc;
    }

    /// Completes when voice can flow. From any thread.
    public CompletableFuture<BrowserLeg> connected() {
        return connected;
    }

    /// Completes when the browser has hung up or vanished, or [#close] was called. From any thread.
    public CompletableFuture<BrowserLeg> over() {
        return over;
    }

    /// From any thread.
    public CompletableFuture<LegStatistics> statistics() {
        var answer = new CompletableFuture<LegStatistics>();
        clock.execute(() -> answer.complete(new LegStatistics(
                reception.packetsReceived(),
                reception.packetsLost(),
                sent,
                strangers,
                jitter.late(),
                reception.jitterMillis(),
                0)));
        return answer;
    }

    @Override
    public void record(@Nullable Track into) {
        clock.execute(() -> track = into);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    /// From any thread.
    public void close() {
        clock.execute(() -> end("closed"));
    }

    private void end(String why) {
        if (!ended) {
            ended = true;
            dtls.close();
            media.forget(this, browser);
            connected.completeExceptionally(new IOException("the browser's voice did not connect: " + why));
            over.complete(this);
        }
    }

    /// A STUN request with our name and the right password came from there.
    void reached(InetSocketAddress from, boolean nominated, long nowNanos) {
        heardNanos = nowNanos;
        if (browser == null || nominated && !from.equals(browser)) {
            media.route(this, browser, from);
            browser = from;
        }
    }

    /// A DTLS packet; the first one begins the handshake.
    void dtls(byte[] packet) {
        dtls.arrived(packet);
        if (!handshaking) {
            handshaking = true;
            Thread.ofVirtual().name("dtls").start(this::shakeHands);
        }
    }

    private void shakeHands() {
        var server = new DtlsServer(media.identity(), offer.fingerprint());
        try {
            var transport = new DTLSServerProtocol().accept(server, dtls);
            byte[] keys = server.keys();
            clock.execute(() -> keyed(keys));
            byte[] ignored = new byte[2_048];
            while (!ended) { // nothing is said over it but goodbye; the last flight is repeated here if it was lost
                transport.receive(ignored, 0, ignored.length, 1_000);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "DTLS of {0} ended: {1}", name, e.getMessage());
        }
        close();
    }

    private void keyed(byte[] keys) {
        incoming = DtlsKeys.client(keys);
        outgoing = DtlsKeys.server(keys);
        connected.complete(this);
    }

    /// An SRTP packet, at the front of the scratch bytes.
    void srtp(byte[] bytes, int length, long nowNanos) {
        if (incoming == null || RtpPacket.isRtcp(bytes, length)) {
            return;
        }
        int clear = incoming.unprotect(bytes, length);
        if (clear < 0) {
            strangers++;
            return;
        }
        heardNanos = nowNanos;
        try {
            var packet = RtpPacket.parse(bytes, clear);
            reception.received(packet, nowNanos);
            if (packet.payloadType() == offer.pcmu()) {
                sound(packet);
            }
        } catch (MalformedException e) {
            strangers++;
        }
    }

    private void sound(RtpPacket packet) {
        if (track != null) {
            track.heard(0, (int) packet.ssrc(), (int) packet.timestamp(), packet.sequence(), packet.payload());
        }
        var samples = G711.fromUlaw(packet.payload());
        jitter.lay((int) packet.timestamp(), samples, samples.length);
    }

    @Override
    public boolean hear(short[] frame) {
        return jitter.take(frame);
    }

    @Override
    public void say(short[] frame, boolean silent) {
        int number = sequence++ & 0xffff;
        var protector = outgoing;
        if (protector == null) {
            return;
        }
        byte[] payload = silent ? new byte[FRAME_SAMPLES] : G711.toUlaw(frame);
        if (silent) {
            Arrays.fill(payload, G711.ULAW_SILENCE);
        }
        long timestamp = firstTimestamp + clock.tick() * FRAME_SAMPLES & 0xffff_ffffL;
        var packet = new RtpPacket(offer.pcmu(), sent == 0, number, timestamp, ssrc, payload);
        sendToBrowser(protector.protect(packet.toBytes()));
        sent++;
        if (track != null && !silent) {
            track.said(0, (int) ssrc, (int) timestamp, number, payload);
        }
    }

    private void sendToBrowser(byte[] bytes) {
        var to = browser;
        if (to != null) {
            media.send(bytes, to);
        }
    }

    /// Once a second: a browser that is gone is gone.
    void review(long nowNanos) {
        var patience = browser == null ? CONNECT_WITHIN : SILENT_FOR_GOOD;
        if (nowNanos - heardNanos > patience.toNanos()) {
            end("nothing heard any more");
        }
    }
}
