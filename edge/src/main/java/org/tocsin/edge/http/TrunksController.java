package org.tocsin.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.trunks.TrunkState;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.telephony.keepalive.TrunkReading;

/// How the trunks have answered of late: what is too short-lived for the record.
@RestController
class TrunksController {
    private final Telephony telephony;

    TrunksController(Telephony telephony) {
        this.telephony = telephony;
    }

    /// @param answer          status and reason of the latest, empty before the first
    /// @param roundTripMillis of it
    /// @param unanswered      questions in a row since then
    record TrunkReadingView(
            String id,
            TrunkState state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant askedAt,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant answeredAt,

            String answer,
            long roundTripMillis,
            int unanswered) {
        static TrunkReadingView of(TrunkReading reading) {
            return new TrunkReadingView(
                    reading.name(),
                    reading.state(),
                    reading.askedAt(),
                    reading.answeredAt(),
                    reading.answer(),
                    reading.roundTripMillis(),
                    reading.unanswered());
        }
    }

    /// In the order in which they are tried.
    @GetMapping("/api/trunks")
    List<TrunkReadingView> list() {
        return telephony.listTrunks().join().stream().map(TrunkReadingView::of).toList();
    }
}
