package org.tocsin.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.alarms.Alarm;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmKind;
import org.tocsin.core.alarms.AlarmReport;
import org.tocsin.core.alarms.AlarmUpdate;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.edge.interop.alarms.AlarmDesk;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.live.request.Whole;
import org.tocsin.edge.people.AlarmSources;

/// Alarm companies and panels: alarms in, what became of them out, updates both ways, in the manner of APCO/TMA
/// ANS 2.101 (ASAP to PSAP). Each source has a bearer token of its own and sees its own alarms alone.
@RestController
@RequestMapping("/api/alarms/{source}")
class AlarmsController {
    private static final Duration OLDEST = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final AlarmDesk desk;
    private final MachineTokens tokens;
    private final AlarmSources sources;
    private final InstantSource time;

    AlarmsController(AlarmDesk desk, MachineTokens tokens, AlarmSources sources, InstantSource time) {
        this.desk = desk;
        this.tokens = tokens;
        this.sources = sources;
        this.time = time;
    }

    /// An alarm as its source sends it.
    ///
    /// @param kind   `FIRE`, `CARBON_MONOXIDE`, `MEDICAL`, `HOLDUP`, `BURGLARY`, `OTHER`
    /// @param number where the source can be called
    /// @param civic  address elements of RFC 5139: `HNO`, `RD`, `STS`, `A3`, `FLR`, ...
    /// @param box    number of a fire-alarm box, which knows its place
    record Incoming(
            String reference,
            String message,
            String kind,
            Instant raisedAt,
            @Nullable String device,
            @Nullable String premises,
            @Nullable String words,
            @Nullable String number,
            @Nullable String box,
            @Nullable Map<String, String> civic,
            @Nullable Double lat,
            @Nullable Double lon) {}

    /// @param kind `INFORMATION`, `CANCEL`, `KEY_HOLDER`
    record IncomingUpdate(
            String message, String kind, @Nullable String words) {}

    /// How an alarm stands.
    ///
    /// @param status   `OFFERED`, `ACCEPTED`, `REJECTED`
    /// @param incident the centre's number, once accepted
    /// @param refusal  why it was rejected
    record Standing(
            String reference,
            long call,
            Alarm.Status status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long incident,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String refusal,

            List<Update> updates) {
        record Update(Instant at, String by, String kind, String words) {}
    }

    @PostMapping
    ResponseEntity<Standing> raise(
            @PathVariable String source,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody Incoming incoming) {
        check(source, authorization);
        if (Whole.findMissing(incoming).isPresent()) {
            throw bad("A part of the alarm is missing: "
                    + Whole.findMissing(incoming).get() + ".");
        }
        var now = time.instant();
        if (incoming.raisedAt().isBefore(now.minus(OLDEST))
                || incoming.raisedAt().isAfter(now.plus(AHEAD))) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "too-old", "The alarm is older than an hour, or of the future.");
        }
        var box = text(incoming.box());
        if (!box.isEmpty() && desk.findBox(box).isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-box", "There is no box " + box + " here.");
        }
        settled(desk.raise(report(source, incoming), number(incoming.number()), fixes(source, incoming))
                .join());
        return ResponseEntity.accepted().body(get(source, incoming.reference()));
    }

    @PostMapping("/{reference}/updates")
    ResponseEntity<Standing> update(
            @PathVariable String source,
            @PathVariable String reference,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody IncomingUpdate update) {
        check(source, authorization);
        if (Whole.findMissing(update).isPresent()) {
            throw bad("An update has a message, a kind and words.");
        }
        get(source, reference);
        var kind = oneOf(AlarmUpdate.Kind.class, update.kind());
        if (!kind.fromSource()) {
            throw bad("A source sends INFORMATION, CANCEL or KEY_HOLDER.");
        }
        settled(desk.update(new AlarmCommand.Update(source, reference, update.message(), kind, text(update.words())))
                .join());
        return ResponseEntity.accepted().body(get(source, reference));
    }

    @GetMapping("/{reference}")
    Standing standing(
            @PathVariable String source,
            @PathVariable String reference,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        check(source, authorization);
        return get(source, reference);
    }

    private void check(String source, @Nullable String authorization) {
        var token = Bearer.token(authorization);
        if (!tokens.isAlarmSource(source, token) && !sources.isToken(source, token)) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "wrong-token", "This is not the token of that alarm source.");
        }
    }

    private Standing get(String source, String reference) {
        var alarm = desk.find(source, reference).orElseThrow(() -> Refusal.notFound("such alarm"));
        var incident = alarm.incident();
        var refusal = alarm.refusal();
        return new Standing(
                reference,
                alarm.call().number(),
                alarm.status(),
                incident == null ? null : incident.number(),
                refusal == null ? null : (refusal.words() + " " + alarm.refusalWords()).strip(),
                alarm.updates().stream()
                        .map(update -> new Standing.Update(
                                update.at(),
                                update.kind().fromSource() ? update.by() : "centre",
                                update.kind().name(),
                                update.words()))
                        .toList());
    }

    private static AlarmReport report(String source, Incoming incoming) {
        try {
            return new AlarmReport(
                    source,
                    incoming.reference(),
                    incoming.message(),
                    oneOf(AlarmKind.class, incoming.kind()),
                    text(incoming.device()),
                    text(incoming.premises()),
                    text(incoming.box()),
                    incoming.raisedAt(),
                    text(incoming.words()));
        } catch (IllegalArgumentException e) {
            throw bad("The alarm cannot be taken: " + e.getMessage() + ".");
        }
    }

    private List<Fix> fixes(String source, Incoming incoming) {
        var civic = incoming.civic();
        var lat = incoming.lat();
        var lon = incoming.lon();
        try {
            var address = civic == null || civic.isEmpty() ? null : new CivicAddress(new TreeMap<>(civic));
            var spot = lat == null || lon == null ? null : new Area.Spot(new Point(lat, lon));
            return address == null && spot == null
                    ? List.of()
                    : List.of(new Fix(spot, address, incoming.raisedAt(), "Manual", source, 0));
        } catch (IllegalArgumentException e) {
            throw bad("The place cannot be read: " + e.getMessage() + ".");
        }
    }

    private static @Nullable PhoneNumber number(@Nullable String digits) {
        try {
            return digits == null || digits.isBlank() ? null : PhoneNumber.of(digits);
        } catch (IllegalArgumentException e) {
            return null; // the alarm counts, not its telephone
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad("There is no kind " + name + ".");
        }
    }

    private static void settled(Result result) {
        switch (result) {
            case Result.Accepted _ -> {}
            case Result.Rejected rejected -> throw Refusal.of(rejected.rejection());
            case Result.Failed _ ->
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE, "not-recorded", "The alarm was not recorded: send it again.");
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static Refusal bad(String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, "bad-alarm", why);
    }
}
