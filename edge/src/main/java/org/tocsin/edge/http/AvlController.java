package org.tocsin.edge.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.edge.avl.Fleet;
import org.tocsin.edge.avl.VehiclePosition;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.request.Whole;

/// Where vehicles' gateways report positions.
@RestController
class AvlController {
    private static final int MOST_REPORTS = 5_000;

    private final Fleet fleet;
    private final MachineTokens tokens;
    private final Writer writer;

    AvlController(Fleet fleet, MachineTokens tokens, Writer writer) {
        this.fleet = fleet;
        this.tokens = tokens;
        this.writer = writer;
    }

    record Report(
            String unit,
            double lat,
            double lon,
            @Nullable Double headingDegrees,
            @Nullable Double speedKmh,
            Instant at) {}

    /// @param refused each report that was not taken, with the reason
    record Receipt(int taken, List<NotTaken> refused) {}

    record NotTaken(int index, String unit, String reason) {}

    @PostMapping("/api/avl/positions")
    Receipt report(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody List<Report> reports) {
        if (!tokens.isAvlGateway(Bearer.token(authorization))) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "wrong-token", "This is not the token of an AVL gateway.");
        }
        if (reports.size() > MOST_REPORTS) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE, "too-many", "At most " + MOST_REPORTS + " reports at once.");
        }
        int taken = 0;
        var refused = new ArrayList<NotTaken>();
        for (int i = 0; i < reports.size(); i++) {
            var why = take(reports.get(i));
            if (why.isEmpty()) {
                taken++;
            } else {
                refused.add(new NotTaken(i, reports.get(i).unit(), why));
            }
        }
        return new Receipt(taken, refused);
    }

    /// Why a report was not taken, empty when it was.
    private String take(Report report) {
        if (Whole.findMissing(report).isPresent()) {
            return "incomplete";
        }
        try {
            var unit = new UnitId(report.unit());
            if (writer.state().units().find(unit).isEmpty()) {
                return "no-such-unit";
            }
            var heading = report.headingDegrees();
            var speed = report.speedKmh();
            return switch (fleet.take(new VehiclePosition(
                    unit,
                    new Point(report.lat(), report.lon()),
                    heading == null ? 0 : heading,
                    speed == null ? 0 : speed,
                    report.at()))) {
                case TAKEN -> "";
                case DUPLICATE -> "duplicate";
                case LATE -> "late";
                case FUTURE -> "from-the-future";
                case NOWHERE -> "nowhere";
            };
        } catch (IllegalArgumentException e) {
            return "impossible-value";
        }
    }
}
