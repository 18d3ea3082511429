package org.tocsin.edge.http;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.calls.Call;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.history.History;
import org.tocsin.edge.history.PastCall;
import org.tocsin.edge.history.PastIncident;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Account;

/// The past: earlier calls of a number, incidents by words or time.
@RestController
@RequestMapping("/api/history")
class HistoryController {
    private static final int MOST = 200;
    private static final Duration LOOK_BACK = Duration.ofDays(3650);

    private final History history;
    private final Writer writer;
    private final Archive archive;

    HistoryController(History history, Writer writer, Archive archive) {
        this.history = history;
        this.writer = writer;
        this.archive = archive;
    }

    record PastCallView(
            long id,
            Instant arrivedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            String line,
            @Nullable String number,
            String classOfService,
            String trunk,
            String place,
            String status,
            @Nullable String answeredBy,
            @Nullable String outcome,
            @Nullable Long incident) {
        static PastCallView of(PastCall call) {
            var number = call.number();
            var incident = call.incident();
            return new PastCallView(
                    call.id().number(),
                    call.arrivedAt(),
                    call.answeredAt(),
                    call.endedAt(),
                    call.line(),
                    number == null ? null : ViewMaker.readable(number),
                    call.classOfService(),
                    call.trunk(),
                    call.place(),
                    call.status().name(),
                    call.answeredBy(),
                    call.outcome(),
                    incident == null ? null : incident.number());
        }
    }

    record PastIncidentView(
            long id,
            Instant openedAt,
            String openedBy,
            @Nullable Instant dispatchedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant closedAt,
            String type,
            String typeWords,
            int priority,
            String place,
            String municipality,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String disposition) {
        static PastIncidentView of(PastIncident incident) {
            var point = incident.point();
            return new PastIncidentView(
                    incident.id().number(),
                    incident.openedAt(),
                    incident.openedBy(),
                    incident.dispatchedAt(),
                    incident.arrivedAt(),
                    incident.closedAt(),
                    incident.type(),
                    incident.typeWords(),
                    incident.priority(),
                    incident.place(),
                    incident.municipality(),
                    point == null ? null : point.latitude(),
                    point == null ? null : point.longitude(),
                    incident.disposition());
        }
    }

    /// Calls of a number, or of the number of a call, newest first; for those who may see who calls.
    @GetMapping("/calls")
    List<PastCallView> calls(
            @RequestParam(name = "phone", required = false) @Nullable String phone,
            @RequestParam(name = "call", required = false) @Nullable Long call,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            @AuthenticationPrincipal Account who) {
        if (!who.onTheFloor()) {
            throw new Refusal(
                    org.springframework.http.HttpStatus.FORBIDDEN,
                    "not-your-role",
                    "Calls of a number are for those who take calls.");
        }
        var number = phone != null ? PhoneNumber.of(phone) : call != null ? numberOf(new CallId(call)) : null;
        if (number == null) {
            return List.of();
        }
        try {
            return history.listCallsFrom(number, Math.clamp(limit, 1, MOST)).stream()
                    .filter(past -> call == null || past.id().number() != call)
                    .map(PastCallView::of)
                    .toList();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private @Nullable PhoneNumber numberOf(CallId id) {
        return writer.state()
                .calls()
                .find(id)
                .or(() -> archive.findCall(id))
                .map(Call::number)
                .orElse(null);
    }

    /// Incidents whose words fit, or that were opened in a span of time, newest first.
    @GetMapping("/incidents")
    List<PastIncidentView> incidents(
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var until = to == null ? Instant.now().plusSeconds(60) : to;
        var since = from == null ? until.minus(LOOK_BACK) : from;
        try {
            var found = !place.isBlank()
                    ? history.listIncidentsAt(place, most)
                    : !words.isBlank()
                            ? history.searchIncidents(words, most)
                            : history.listIncidents(since, until, most);
            return found.stream()
                    .filter(incident -> !incident.openedAt().isBefore(since)
                            && incident.openedAt().isBefore(until))
                    .map(PastIncidentView::of)
                    .toList();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static DataAccessResourceFailureException away(SQLException e) {
        return new DataAccessResourceFailureException("history", e);
    }
}
