package org.tocsin.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.telephony.webrtc.BrowserPeer;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.callers.PlacedCall;
import org.tocsin.sip.rtp.G711;

/// Clicks of a caller, timed on their way through the centre to a position's browser.
final class MouthToEar {
    private static final int CLICKS = 200;
    private static final int LOUD = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Centre centre;
    private final Console console;
    private final AtomicLong heard = new AtomicLong();

    MouthToEar(Centre centre, Console console) {
        this.centre = centre;
        this.console = console;
    }

    Figure measure() throws IOException, InterruptedException {
        var ringing = new ConcurrentLinkedQueue<Long>();
        console.onDelta((delta, at) -> {
            for (var call : delta.path("calls")) {
                if (call.path("status").asString("").equals("RINGING")) {
                    ringing.add(call.path("id").asLong(0));
                }
            }
        });
        var sip = new InetSocketAddress("127.0.0.1", centre.sipPort());
        try (var network = new CallerNetwork("127.0.0.1", sip, 11);
                var peer = BrowserPeer.open("127.0.0.1", (packet, nanos) -> {
                    if (Math.abs(G711.fromUlaw(packet.payload())[0]) > LOUD) {
                        heard.compareAndSet(0, nanos);
                    }
                })) {
            peer.connect(console.post("/api/media/offer", "application/sdp", peer.offer()));
            var call = network.place(VoiceBench.caller(PhoneNumber.of("978 555 0100"), Duration.ofMinutes(2))
                    .silentWith(" "));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (ringing.isEmpty() && System.nanoTime() < until) {
                VoiceBench.pause(Duration.ofMillis(5));
            }
            var id = ringing.poll();
            if (id == null) {
                throw new IOException("the call did not ring");
            }
            console.ask(Console.request("calls.Answer").put("call", id));
            while (call.answeredNanos() == 0 && System.nanoTime() < until) {
                VoiceBench.pause(Duration.ofMillis(5));
            }
            VoiceBench.pause(Duration.ofSeconds(1));
            var figure = Figure.of("mouth_to_ear_ms", "ms", clicks(call));
            console.ask(Console.request("calls.Release").put("call", id));
            return figure;
        } finally {
            console.onDelta(Console.NOBODY);
        }
    }

    private double[] clicks(PlacedCall call) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        int lost = 0;
        for (int i = 0; i < CLICKS; i++) {
            heard.set(0);
            call.click();
            // Not in step with anybody's 20 ms.
            VoiceBench.pause(Duration.ofMillis(90 + i * 7 % 40));
            for (int wait = 0; wait < 40 && heard.get() == 0; wait++) {
                VoiceBench.pause(Duration.ofMillis(10));
            }
            if (heard.get() != 0 && call.clickedNanos() != 0) {
                times.add((heard.get() - call.clickedNanos()) / 1e6);
            } else {
                lost++;
            }
        }
        if (lost > CLICKS / 10) {
            throw new IOException(lost + " of " + CLICKS + " clicks were not heard");
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
