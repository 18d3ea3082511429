package org.tocsin.edge.telephony.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.recording.Track;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.ReceptionStatistics;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.rtp.TelephoneEventDecoder;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.AudioCodec;
import org.tocsin.sip.sdp.Direction;

/// A leg over RTP in G.711. Made by [MediaClock#open]. [#connect], [#record], [#close] and [#statistics] may be called
/// from any thread; all else is confined to the clock's.
public final class RtpLeg implements MediaLeg, MediaClock.Review {
    /// Silence this long is told as missing audio.
    public static final Duration AUDIO_MISSING_AFTER = Duration.ofSeconds(5);

    private static final int PACKETS_PER_ROUND = 32;
    private static final int COMFORT_NOISE = 13;
    private static final int FLOOD_STRANGERS = 16;
    /// Kept until somebody records: a second.
    private static final int UNRECORDED_PACKETS = 50;

    private final MediaClock clock;
    private final String name;
    private final RtpSockets sockets;
    private final LegListener listener;
    private final long ssrc;
    private final long firstTimestamp;
    private final Latch latch = new Latch();
    private final Envelope envelope = new Envelope();
    private final JitterBuffer jitter = new JitterBuffer();
    private final TelephoneEventDecoder keys = new TelephoneEventDecoder();
    private final KeySender presses = new KeySender();
    private final SpeechDetector speech = new SpeechDetector();
    private boolean spoke;
    private final ReceptionStatistics reception = new ReceptionStatistics(8_000);
    private final RtcpReports reports;
    private final byte[] payload = new byte[FRAME_SAMPLES];
    private final short[] tones = new short[FRAME_SAMPLES];
    private final Deque<RtpPacket> unrecorded = new ArrayDeque<>();
    private @Nullable Track track;
    private boolean wasRecorded;
    private @Nullable LegTap tap;
    private AgreedMedia.@Nullable Audio agreed;
    private int sequence;
    private long sent;
    private long strangers;
    private boolean shielded;
    private long waitingSinceNanos;
    private boolean missing;
    private boolean began;
    private boolean ended;

    RtpLeg(MediaClock clock, String name, RtpSockets sockets, LegListener listener, long seed) {
        this.clock = clock;
        this.name = name;
        this.sockets = sockets;
        this.listener = listener;
        this.ssrc = seed & 0xffff_ffffL;
        this.firstTimestamp = seed >>> 32;
        this.sequence = (int) (seed >>> 16) & 0x7fff;
        this.reports = new RtcpReports(ssrc, name);
    }

    @Override
    public String name() {
        return name;
    }

    /// The RTP port to put into session descriptions.
    public int port() {
        return sockets.port();
    }

    RtpSockets sockets() {
        return sockets;
    }

    /// What offer and answer came to; again after each re-negotiation.
    ///
    /// @param remote where the far end receives, looked up; null for nowhere
    /// @param peer   where its signalling came from, null if unknown
    public void connect(AgreedMedia.Audio audio, @Nullable InetSocketAddress remote, @Nullable InetAddress peer) {
        clock.execute(() -> {
            agreed = audio;
            envelope.agree(audio.keys());
            waitingSinceNanos = System.nanoTime();
            unshield();
            latch.negotiate(remote, peer);
        });
    }

    /// We have offered and await the answer: what comes before it is taken (RFC 3264 section 5.1), in either codec.
    ///
    /// @param peer where the signalling goes, null if it is a name
    public void expect(@Nullable InetAddress peer) {
        // Nothing has to come yet, hence no direction that receives.
        connect(
                new AgreedMedia.Audio(0, "", 0, AudioCodec.PCMU, AudioCodec.PCMU.payloadType(), -1, Direction.SENDONLY),
                null,
                peer);
    }

    /// What was heard in the last second before the first track is part of that track.
    @Override
    public void record(@Nullable Track into) {
        clock.execute(() -> {
            track = into;
            if (into != null) {
                wasRecorded = true;
                unrecorded.forEach(packet -> record(into, packet));
                unrecorded.clear();
            }
        });
    }

    /// A remark in the recording; without one it is lost.
    ///
    /// @param words no personal value
    public void mark(String words) {
        clock.execute(() -> {
            if (track != null) {
                track.mark(words);
            }
        });
    }

    private static void record(Track track, RtpPacket packet) {
        track.heard(
                packet.payloadType(),
                (int) packet.ssrc(),
                (int) packet.timestamp(),
                packet.sequence(),
                packet.payload());
    }

    /// Presses keys for the far end; its sound pauses meanwhile. From any thread.
    ///
    /// @param wanted of `0123456789*#ABCD`
    public void press(String wanted) {
        clock.execute(() -> presses.press(wanted));
    }

    /// Leaves its bridge and closes its sockets.
    public void close() {
        clock.execute(() -> {
            if (!ended) {
                ended = true;
                clock.closed(this);
            }
        });
    }

    public CompletableFuture<LegStatistics> statistics() {
        var answer = new CompletableFuture<LegStatistics>();
        clock.execute(() -> answer.complete(new LegStatistics(
                reception.packetsReceived(),
                reception.packetsLost(),
                sent,
                strangers,
                jitter.late(),
                reception.jitterMillis(),
                reports.roundTripMillis())));
        return answer;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean hear(short[] frame) {
        boolean sounded = jitter.take(frame);
        var listening = tap;
        return listening == null ? sounded : listening.heard(frame, sounded);
    }

    /// Whoever listens in from now on; from any thread.
    public void tap(LegTap listening) {
        clock.execute(() -> tap = listening);
    }

    @Override
    public void say(short[] frame, boolean silent) {
        var audio = agreed;
        var target = latch.target();
        int number = sequence++ & 0xffff;
        if (audio == null || target == null || !audio.direction().sends()) {
            return;
        }
        if (presses.isBusy() && audio.eventPayloadType() >= 0) {
            sendKeys(audio, target, number);
            return;
        }
        boolean pressing = presses.isBusy();
        var listening = tap;
        boolean unheard = listening == null ? silent : listening.saying(frame, silent);
        boolean quiet = pressing ? !presses.fillTones(tones) : unheard;
        sendSound(audio, target, number, pressing ? tones : frame, quiet);
    }

    private void sendSound(
            AgreedMedia.Audio audio, InetSocketAddress target, int number, short[] frame, boolean silent) {
        boolean ulaw = audio.codec() == AudioCodec.PCMU;
        if (silent) {
            Arrays.fill(payload, ulaw ? G711.ULAW_SILENCE : G711.ALAW_SILENCE);
        } else {
            for (int i = 0; i < FRAME_SAMPLES; i++) {
                payload[i] = ulaw ? G711.toUlaw(frame[i]) : G711.toAlaw(frame[i]);
            }
        }
        var packet = new RtpPacket(audio.payloadType(), sent == 0, number, timestamp(), ssrc, payload);
        send(sockets.rtp(), envelope.seal(packet.toBytes()), target);
        sent++;
        if (track != null && !silent) {
            track.said(audio.codec().payloadType(), (int) ssrc, (int) packet.timestamp(), number, payload.clone());
        }
    }

    /// Events take the place of sound; each has a number of its own.
    private void sendKeys(AgreedMedia.Audio audio, InetSocketAddress target, int first) {
        int number = first;
        for (var packet : presses.nextPackets(timestamp())) {
            var rtp = new RtpPacket(
                    audio.eventPayloadType(),
                    packet.first(),
                    number,
                    packet.timestamp(),
                    ssrc,
                    packet.event().toBytes());
            send(sockets.rtp(), envelope.seal(rtp.toBytes()), target);
            sent++;
            number = number + 1 & 0xffff;
        }
        sequence = number;
    }

    private long timestamp() {
        return firstTimestamp + clock.tick() * FRAME_SAMPLES & 0xffff_ffffL;
    }

    private void send(DatagramChannel channel, byte[] bytes, InetSocketAddress target) {
        try {
            // A full socket drops the packet: voice does not wait.
            channel.send(ByteBuffer.wrap(bytes), target);
        } catch (IOException _) {
            // An ICMP error about an earlier packet, or no way there just now: the far end may come back.
        }
    }

    /// Reads what has come, so much at a time that the other legs get their turn.
    void readRtp(byte[] scratch, ByteBuffer buffer, long nowNanos) {
        long strangersBefore = strangers;
        for (int i = 0; i < PACKETS_PER_ROUND; i++) {
            buffer.clear();
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) sockets.rtp().receive(buffer);
            } catch (IOException _) {
                continue; // an ICMP error about an earlier packet
            }
            if (from == null) {
                break;
            }
            int length = buffer.flip().remaining();
            buffer.get(scratch, 0, length);
            if (RtpPacket.isRtcp(scratch, length)) {
                rtcp(scratch, length, from, nowNanos);
            } else {
                rtp(scratch, length, from, nowNanos);
            }
        }
        if (strangers - strangersBefore >= FLOOD_STRANGERS) {
            shield();
        }
    }

    void readRtcp(byte[] scratch, ByteBuffer buffer, long nowNanos) {
        for (int i = 0; i < 4; i++) {
            buffer.clear();
            try {
                var from = (InetSocketAddress) sockets.rtcp().receive(buffer);
                if (from == null) {
                    return;
                }
                int length = buffer.flip().remaining();
                buffer.get(scratch, 0, length);
                rtcp(scratch, length, from, nowNanos);
            } catch (IOException _) {
                // an ICMP error about an earlier report
            }
        }
    }

    private void rtp(byte[] bytes, int length, InetSocketAddress from, long nowNanos) {
        var audio = agreed;
        RtpPacket packet;
        int clear = envelope.open(bytes, length);
        if (clear < 0) {
            strangers++;
            return;
        }
        try {
            packet = RtpPacket.parse(bytes, clear);
        } catch (MalformedException e) {
            strangers++;
            return;
        }
        if (audio == null
                || !negotiated(audio, packet.payloadType())
                || !latch.believes(from, packet.ssrc(), packet.sequence(), nowNanos)) {
            strangers++;
            return;
        }
        reception.received(packet, nowNanos);
        waitingSinceNanos = nowNanos;
        alive();
        var codec = codec(audio, packet.payloadType());
        if (codec != null) {
            sound(codec, packet, audio.direction().receives());
        } else if (packet.payloadType() == audio.eventPayloadType()) {
            key(packet);
        }
    }

    private static boolean negotiated(AgreedMedia.Audio audio, int type) {
        return codec(audio, type) != null || type == audio.eventPayloadType() || type == COMFORT_NOISE;
    }

    /// What a payload type means. We describe ourselves with both laws, so either may come, under its number for ever.
    private static @Nullable AudioCodec codec(AgreedMedia.Audio audio, int type) {
        if (type == audio.payloadType()) {
            return audio.codec();
        }
        for (var codec : AudioCodec.values()) {
            if (type == codec.payloadType()) {
                return codec;
            }
        }
        return null;
    }

    private void alive() {
        if (!began) {
            began = true;
            listener.audioBegan(this);
        }
        if (missing) {
            missing = false;
            listener.audioBack(this);
        }
    }

    /// @param answered nobody speaks before: what is heard then is the network
    private void sound(AudioCodec codec, RtpPacket packet, boolean answered) {
        var known = new RtpPacket(
                codec.payloadType(),
                packet.marker(),
                packet.sequence(),
                packet.timestamp(),
                packet.ssrc(),
                packet.payload());
        if (track != null) {
            record(track, known);
        } else if (!wasRecorded) {
            unrecorded.add(known);
            if (unrecorded.size() > UNRECORDED_PACKETS) {
                unrecorded.removeFirst();
            }
        }
        short[] samples = codec == AudioCodec.PCMU ? G711.fromUlaw(packet.payload()) : G711.fromAlaw(packet.payload());
        jitter.lay((int) packet.timestamp(), samples, samples.length);
        if (!spoke && answered && speech.speaks(samples)) {
            spoke = true;
            listener.speechBegan(this);
        }
    }

    private void key(RtpPacket packet) {
        try {
            keys.decode(packet).filter(event -> event.key() != 0).ifPresent(event -> {
                if (track != null) {
                    track.digit(event.key());
                }
                listener.keyPressed(this, event.key());
            });
        } catch (MalformedException e) {
            strangers++;
        }
    }

    private void rtcp(byte[] bytes, int length, InetSocketAddress from, long nowNanos) {
        var source = latch.target();
        if (source != null && source.getAddress().equals(from.getAddress())) {
            int clear = envelope.openReport(bytes, length);
            if (clear > 0) {
                reports.received(bytes, clear, nowNanos);
            } else {
                strangers++;
            }
        } else {
            strangers++;
        }
    }

    @Override
    public void at(long nowNanos) {
        var audio = agreed;
        boolean expected = audio != null && audio.direction().receives();
        if (expected && !missing && nowNanos - waitingSinceNanos > AUDIO_MISSING_AFTER.toNanos()) {
            missing = true;
            if (track != null) {
                track.mark("no audio");
            }
            listener.audioMissing(this);
        }
        if (shielded && nowNanos - waitingSinceNanos > Duration.ofSeconds(2).toNanos()) {
            unshield();
        }
        var target = latch.target();
        if (target != null && audio != null && target.getPort() < 65_535 && reports.due(nowNanos)) {
            var to = new InetSocketAddress(target.getAddress(), target.getPort() + 1);
            send(sockets.rtcp(), envelope.sealReport(reports.make(nowNanos, timestamp(), sent, reception)), to);
        }
    }

    /// Under a flood the operating system is told whose packets are wanted: the rest no longer fills the socket.
    private void shield() {
        var source = latch.source();
        if (!shielded && source != null) {
            try {
                sockets.rtp().connect(source);
                shielded = true;
            } catch (IOException _) {
                // stays open to all; packets from elsewhere are still dropped one by one
            }
        }
    }

    private void unshield() {
        if (shielded) {
            try {
                sockets.rtp().disconnect();
                shielded = false;
            } catch (IOException _) {
                // tried again at the next review
            }
        }
    }
}
