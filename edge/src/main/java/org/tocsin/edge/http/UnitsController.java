package org.tocsin.edge.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.timeline.Words;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;

/// Where the terminals of units report what their crews are doing.
@RestController
class UnitsController {
    private static final int PATIENCE_SECONDS = 10;

    private final Writer writer;
    private final MachineTokens tokens;

    UnitsController(Writer writer, MachineTokens tokens) {
        this.writer = writer;
        this.tokens = tokens;
    }

    /// @param key idempotency key; a report without one is decided each time it is sent
    record StatusReport(
            String status,
            @Nullable String detail,
            @Nullable String key) {}

    record Receipt(long sequence, String text) {}

    @PostMapping("/api/units/{id}/status")
    Receipt report(
            @PathVariable("id") String id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody StatusReport report) {
        var unit = new UnitId(id);
        if (!tokens.isTerminal(unit, Bearer.token(authorization))) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "wrong-token", "This is not the token of the unit's terminal.");
        }
        BodyCheck.check(report);
        var status = UnitStatus.find(report.status())
                .orElseThrow(() -> new IllegalArgumentException("there is no unit status " + report.status()));
        var detail = report.detail();
        var key = report.key();
        var command = new UnitCommand.Report(unit, status, detail == null ? "" : detail.strip(), false);
        return submit(
                command, new Actor.Crew(unit), "terminal " + unit + ":" + (key == null ? UUID.randomUUID() : key));
    }

    /// What the terminal of a unit shows.
    ///
    /// @param incident absent while on none
    /// @param lat      of the incident, absent while it has no point
    record Assignment(
            String unit,
            UnitStatus status,
            @Nullable Long incident,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Integer priority,
            @Nullable String type,
            @Nullable String place) {}

    /// What every terminal shows now, for a mobile gateway.
    @GetMapping("/api/terminal/assignments")
    List<Assignment> list(@RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        if (!tokens.isMobileGateway(Bearer.token(authorization))) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "wrong-token", "This is not the token of a mobile gateway.");
        }
        var centre = writer.state();
        return centre.units().list().stream()
                .map(unit -> assignment(centre, unit))
                .toList();
    }

    private static Assignment assignment(Centre centre, Unit unit) {
        var id = unit.incident();
        var incident = Optional.ofNullable(id).flatMap(centre.incidents()::find);
        var place = incident.map(Incident::place);
        var point = place.flatMap(Whereabouts::findPoint);
        return new Assignment(
                unit.id().value(),
                unit.status(),
                id == null ? null : id.number(),
                point.map(Point::latitude).orElse(null),
                point.map(Point::longitude).orElse(null),
                incident.map(Incident::priority).orElse(null),
                incident.map(Incident::typeWords).orElse(null),
                place.map(Whereabouts::label).orElse(null));
    }

    private Receipt submit(UnitCommand command, Actor crew, String key) {
        try {
            return switch (writer.submit(command, crew, key).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case Result.Accepted done ->
                    new Receipt(
                            done.sequence(),
                            done.events().isEmpty()
                                    ? "Already so."
                                    : Words.of(done.events().getFirst()));
                case Result.Rejected refused -> throw Refusal.of(refused.rejection());
                case Result.Failed failed ->
                    throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "not-done", failed.message());
            };
        } catch (TimeoutException | ExecutionException e) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre did not answer in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre is closing.");
        }
    }
}
