package org.tocsin.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.recording.TrackFiles;
import org.tocsin.edge.telephony.recording.TrackReader;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.callers.PlacedCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answered calls side by side: each caller speaks, is recorded, and hears the tone of a call on hold. What was lost is
/// counted against the clock at the callers, and by sequence numbers in the recordings.
final class Legs {
    private static final int[] STEPS = {300, 600};
    private static final double ACCEPTED_LOSS_PERCENT = 0.1;
    private static final Duration TALK = Duration.ofSeconds(8);
    private static final long PACKET_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Centre centre;
    private final Console console;
    private final Set<Long> ringing = ConcurrentHashMap.newKeySet();

    Legs(Centre centre, Console console) {
        this.centre = centre;
        this.console = console;
    }

    /// @param cpuPercent     of the server
    /// @param callersPercent of the callers and the measuring, which share the processors with it
    private record Step(int legs, double lossPercent, double cpuPercent, double callersPercent) {}

    List<Figure> measure() throws IOException, InterruptedException {
        console.onDelta((delta, at) -> note(delta));
        var best = new Step(0, 100, 0, 0);
        for (int legs : STEPS) {
            try {
                var step = step(legs);
                if (best.legs() > 0 && step.lossPercent() > ACCEPTED_LOSS_PERCENT) {
                    break;
                }
                best = step;
            } catch (IOException e) {
                if (best.legs() == 0) {
                    throw e;
                }
                break; // so many are too many for this machine
            }
        }
        console.onDelta(Console.NOBODY);
        return List.of(
                Figure.single("concurrent_legs", "legs", best.legs()),
                Figure.single("legs_loss_percent", "%", best.lossPercent()),
                Figure.single("legs_cpu_percent", "%", best.cpuPercent()),
                Figure.single("legs_callers_cpu_percent", "%", best.callersPercent()));
    }

    private void note(JsonNode delta) {
        for (var call : delta.path("calls")) {
            if (call.path("status").asString("").equals("RINGING")) {
                ringing.add(call.path("id").asLong(0));
            }
        }
    }

    private Step step(int legs) throws IOException, InterruptedException {
        ringing.clear();
        var before = tracks();
        var held = new ArrayList<Long>();
        var calls = new ArrayList<PlacedCall>();
        var sip = new InetSocketAddress("127.0.0.1", centre.sipPort());
        Step step;
        try (var network = new CallerNetwork("127.0.0.1", sip, legs)) {
            for (int i = 0; i < legs; i++) {
                calls.add(network.place(
                        VoiceBench.caller(PhoneNumber.of("978 555 " + (1_000 + i)), Duration.ofMinutes(2))));
                VoiceBench.pause(Duration.ofMillis(10));
            }
            answerAll(legs, held, calls);
            VoiceBench.pause(Duration.ofSeconds(1));
            long began = System.nanoTime();
            long heard = heard(calls);
            double cpu = centre.cpuMillis();
            double callers = ownMillis();
            VoiceBench.pause(TALK);
            double cpuPercent = (centre.cpuMillis() - cpu) / TALK.toMillis() * 100;
            double callersPercent = (ownMillis() - callers) / TALK.toMillis() * 100;
            long came = heard(calls) - heard;
            // A tick left out is as silent as a packet lost: what counts is what should have come by the clock.
            long due = (System.nanoTime() - began) / PACKET_NANOS * legs;
            long lost = Math.max(0, due - came);
            console.askAll(requests("calls.Release", held));
            var recorded = recorded(before, legs);
            double percent = 100.0 * (lost + recorded.lost()) / Math.max(1, due + recorded.sent());
            step = new Step(legs, came == 0 ? 100 : percent, cpuPercent, callersPercent);
        }
        return step;
    }

    private void answerAll(int legs, List<Long> held, List<PlacedCall> calls) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (held.size() < legs) {
            var now = List.copyOf(ringing);
            now.forEach(ringing::remove);
            console.askAll(requests("calls.Answer", now));
            console.askAll(requests("calls.Hold", now));
            held.addAll(now);
            if (System.nanoTime() > until) {
                throw new IOException("only " + held.size() + " of " + legs + " calls rang");
            }
            VoiceBench.pause(Duration.ofMillis(5));
        }
        while (calls.stream().anyMatch(call -> call.answeredNanos() == 0 || call.packetsHeard() == 0)) {
            if (System.nanoTime() > until) {
                throw new IOException("some of " + legs + " callers hear nothing");
            }
            VoiceBench.pause(Duration.ofMillis(50));
        }
    }

    private static List<ObjectNode> requests(String type, List<Long> calls) {
        return calls.stream()
                .map(call -> Console.request(type).put("call", call))
                .toList();
    }

    private static double ownMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private static long heard(List<PlacedCall> calls) {
        return calls.stream().mapToLong(PlacedCall::packetsHeard).sum();
    }

    private record Recorded(long sent, long lost) {}

    /// What of the callers' packets is not in the recordings, once all are sealed.
    private Recorded recorded(Set<Path> before, int legs) throws IOException, InterruptedException {
        var fresh = new HashSet<Path>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (fresh.size() < legs && System.nanoTime() < until) {
            VoiceBench.pause(Duration.ofMillis(200));
            fresh.addAll(tracks());
            fresh.removeAll(before);
        }
        if (fresh.size() < legs) {
            throw new IOException("only " + fresh.size() + " of " + legs + " recordings were sealed");
        }
        long sent = 0;
        long there = 0;
        for (var file : fresh) {
            try (var track = TrackReader.open(file)) {
                int first = -1;
                int last = 0;
                for (var frame = track.next(); frame != null; frame = track.next()) {
                    if (frame.kind() == Frame.Kind.HEARD) {
                        first = first < 0 ? frame.sequence() : first;
                        last = Math.max(last, frame.sequence());
                        there++;
                    }
                }
                sent += first < 0 ? 0 : last - first + 1;
            }
        }
        return new Recorded(sent, Math.max(0, sent - there));
    }

    private Set<Path> tracks() throws IOException {
        var folder = centre.data().resolve("recordings");
        return new HashSet<>(TrackFiles.list(folder, "-caller.track"));
    }
}
