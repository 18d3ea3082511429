package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.signalling.PortUnavailable;

/// The port all browsers send their voice to.
///
///     BrowserMedia.Answer answer = browsers.accept("position-P1", offerOfTheBrowser);
///     // answer.sdp() goes back to the browser, answer.leg() onto a bridge
public final class BrowserMedia implements AutoCloseable {
    private static final int PACKETS_PER_ROUND = 256;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final MediaClock clock;
    private final BrowserSettings settings;
    private final DatagramChannel channel;
    private final int port;
    private final DtlsIdentity identity = DtlsIdentity.make();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, BrowserLeg> byUser = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, BrowserLeg> byAddress = new HashMap<>();
    private final MediaClock.Review review = now -> List.copyOf(byUser.values()).forEach(leg -> leg.review(now));

    /// @param leg the browser's voice, which connects a moment after the browser has the answer
    /// @param sdp the answer to its offer
    public record Answer(BrowserLeg leg, String sdp) {}

    /// @throws PortUnavailable if the port cannot be listened on
    public static BrowserMedia open(MediaClock clock, BrowserSettings settings) {
        try {
            var channel = DatagramChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 20);
                channel.bind(new InetSocketAddress(settings.bindHost(), settings.port()));
                channel.configureBlocking(false);
                return new BrowserMedia(clock, settings, channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PortUnavailable("browsers' voice on UDP", settings.bindHost(), settings.port(), e);
        }
    }

    private BrowserMedia(MediaClock clock, BrowserSettings settings, DatagramChannel channel) throws IOException {
        this.clock = clock;
        this.settings = settings;
        this.channel = channel;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        clock.watch(channel, this::read);
        clock.review(review);
        Thread.ofVirtual().name("dtls-warm-up").start(() -> Rehearsal.handshake(identity));
    }

    public int port() {
        return port;
    }

    DtlsIdentity identity() {
        return identity;
    }

    /// Answers a browser's offer. From any thread.
    ///
    /// @param name of the leg, for records and logs: `position-P1`
    /// @throws org.tocsin.sip.MalformedException if the offer cannot be answered; the message says why
    public Answer accept(String name, String offer) {
        var read = BrowserOffer.parse(offer);
        var leg = new BrowserLeg(this, clock, name, token(8), token(24), read, random.nextLong());
        byUser.put(leg.user(), leg);
        var sdp = read.answer(
                settings.advertisedHost(), port, leg.user(), leg.password(), identity.fingerprint(), leg.ssrc());
        return new Answer(leg, sdp);
    }

    /// Characters of RFC 8839's ice-char.
    private String token(int length) {
        var token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    private void read(byte[] scratch, ByteBuffer buffer, long nowNanos) {
        for (int i = 0; i < PACKETS_PER_ROUND; i++) {
            buffer.clear();
            try {
                var from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) {
                    return;
                }
                int length = buffer.flip().remaining();
                buffer.get(scratch, 0, length);
                if (length > 0) {
                    take(from, scratch, length, nowNanos);
                }
            } catch (IOException _) {
                // an ICMP error about an earlier packet
            }
        }
    }

    private void take(InetSocketAddress from, byte[] bytes, int length, long nowNanos) {
        int first = bytes[0] & 0xff;
        if (first < 4) {
            stun(from, bytes, length, nowNanos);
            return;
        }
        var leg = byAddress.get(from);
        if (leg == null) {
            return;
        }
        if (first >= 20 && first < 64) {
            leg.dtls(Arrays.copyOf(bytes, length));
        } else if (first >= 128 && first < 192) {
            leg.srtp(bytes, length, nowNanos);
        }
    }

    private void stun(InetSocketAddress from, byte[] bytes, int length, long nowNanos) {
        Stun.read(bytes, length).ifPresent(request -> {
            var leg = byUser.get(request.user());
            if (leg != null && request.isProved(leg.password())) {
                leg.reached(from, request.nominates(), nowNanos);
                send(Stun.answer(request, from, leg.password()), from);
            }
        });
    }

    void route(BrowserLeg leg, @Nullable InetSocketAddress before, InetSocketAddress now) {
        if (before != null) {
            byAddress.remove(before, leg);
        }
        byAddress.put(now, leg);
    }

    void forget(BrowserLeg leg, @Nullable InetSocketAddress address) {
        byUser.remove(leg.user(), leg);
        if (address != null) {
            byAddress.remove(address, leg);
        }
    }

    /// From any thread.
    void send(byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException _) {
            // the browser may come back; if not, it is noticed by its silence
        }
    }

    @Override
    public void close() throws IOException {
        List.copyOf(byUser.values()).forEach(BrowserLeg::close);
        clock.forget(review);
        channel.close();
    }
}
