package org.tocsin.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.media.LegListener;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.AudioCodec;
import org.tocsin.sip.sdp.Direction;

/// Fifty conferences of caller, telecommunicator and interpreter who all speak at once, on the media engine as it is:
/// what its one thread needs of a processor.
final class Conferences {
    private static final int CONFERENCES = 50;
    private static final int PARTIES = 3;
    private static final int FRAME = 160;
    private static final long TICK_NANOS = 20_000_000;
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final int SECONDS = 8;

    private Conferences() {}

    static Figure measure() throws IOException, InterruptedException {
        try (var clock = new MediaClock(MediaSettings.loopback(22_000, 22_999));
                var phones = DatagramChannel.open()) {
            phones.bind(new InetSocketAddress("127.0.0.1", 0));
            var ports = new ArrayList<Integer>();
            var address = (InetSocketAddress) phones.getLocalAddress();
            for (int c = 0; c < CONFERENCES; c++) {
                var bridge = new Bridge("conference " + c);
                for (int p = 0; p < PARTIES; p++) {
                    var leg = connected(clock, address);
                    ports.add(leg.port());
                    clock.execute(() -> bridge.join(leg));
                }
                clock.add(bridge);
            }
            var speakers = Thread.ofPlatform().daemon().name("bench-speakers").start(() -> speak(phones, ports));
            VoiceBench.pause(WARM);
            var shares = new double[SECONDS];
            for (int i = 0; i < SECONDS; i++) {
                VoiceBench.pause(Duration.ofSeconds(1));
                shares[i] = clock.load().busyShare() * 100;
            }
            speakers.interrupt();
            speakers.join();
            return Figure.of("conference_mix_cpu_percent", "%", shares);
        }
    }

    private static RtpLeg connected(MediaClock clock, InetSocketAddress phones) throws IOException {
        var leg = clock.open("party", new LegListener() {});
        leg.connect(
                new AgreedMedia.Audio(0, "127.0.0.1", phones.getPort(), AudioCodec.PCMU, 0, -1, Direction.SENDRECV),
                phones,
                null);
        return leg;
    }

    private static void speak(DatagramChannel phones, List<Integer> ports) {
        var tone = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            tone[i] = (short) (6_000 * Math.sin(2 * Math.PI * i / 16));
        }
        byte[] sound = G711.toUlaw(tone);
        long next = System.nanoTime();
        for (int frame = 0; !Thread.interrupted(); frame++) {
            for (int port : ports) {
                var packet = new RtpPacket(0, frame == 0, frame & 0xffff, (long) frame * FRAME, port, sound);
                try {
                    phones.send(ByteBuffer.wrap(packet.toBytes()), new InetSocketAddress("127.0.0.1", port));
                } catch (IOException e) {
                    return; // the measurement is over
                }
            }
            next += TICK_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
