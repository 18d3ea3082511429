package org.tocsin.core.timeline;

import java.time.Duration;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.trunks.TrunkState;

/// Lines for what happens to trunks.
final class TrunkWords {
    private TrunkWords() {}

    static String of(TrunkEvent event) {
        return switch (event) {
            case TrunkEvent.TrunksConfigured e ->
                e.names().isEmpty() ? "No trunk is configured" : "Trunks: " + String.join(", ", e.names());
            case TrunkEvent.TrunkChanged e ->
                "Trunk " + e.name() + " is " + e.state().words()
                        + (e.why().isEmpty() ? "" : ", " + e.why())
                        + (e.before() == TrunkState.UNKNOWN
                                ? ""
                                : " (" + e.before().words() + " for " + length(e.afterMillis()) + ")");
        };
    }

    private static String length(long millis) {
        var time = Duration.ofMillis(millis);
        return time.toMinutes() < 2
                ? time.toSeconds() + " s"
                : time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
