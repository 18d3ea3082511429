package org.tocsin.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sim.callers.CallerNetwork;

/// One genuine caller a second among a flood, and how long each takes to stand on a console.
final class Genuine {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// In an exchange of its own, as consoles write it.
    private static final String EXCHANGE = "(989) 555-";

    private final CallerNetwork network;
    private final Console console;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private int placed;

    Genuine(CallerNetwork network, Console console) {
        this.network = network;
        this.console = console;
    }

    /// @throws IOException if none reached the console
    Figure measure(Duration time) throws IOException, InterruptedException {
        console.onDeltaText((text, at) -> {
            for (int i = text.indexOf(EXCHANGE); i >= 0; i = text.indexOf(EXCHANGE, i + 1)) {
                seen.putIfAbsent(text.substring(i + EXCHANGE.length(), i + EXCHANGE.length() + 4), at);
            }
        });
        var placedAt = new ConcurrentHashMap<String, Long>();
        VoiceBench.pause(Duration.ofSeconds(2));
        for (; placed < time.toSeconds(); placed++) {
            var last = "%04d".formatted(1_000 + placed);
            var call = network.place(VoiceBench.caller(PhoneNumber.of("989 555 " + last), Duration.ofSeconds(60)));
            placedAt.put(last, call.placedNanos());
            VoiceBench.pause(Duration.ofSeconds(1));
        }
        for (long until = System.nanoTime() + PATIENCE.toNanos(); seen.size() < placed && System.nanoTime() < until; ) {
            VoiceBench.pause(Duration.ofMillis(50));
        }
        var times = new ArrayList<Double>();
        seen.forEach((last, at) -> times.add((at - placedAt.getOrDefault(last, at)) / 1e6));
        return Figure.of(
                "flood_genuine_queued_ms",
                "ms",
                times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Genuine calls that never came: there must be none.
    Optional<String> remark() {
        int missing = placed - seen.size();
        return missing == 0
                ? Optional.empty()
                : Optional.of(missing + " of " + placed + " genuine calls never reached the console");
    }
}
