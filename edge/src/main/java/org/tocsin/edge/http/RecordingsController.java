package org.tocsin.edge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.calls.Call;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.positions.Position;
import org.tocsin.core.recordings.Hearing;
import org.tocsin.core.recordings.RecordingCommand;
import org.tocsin.edge.http.PlaybackReader.Held;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.edge.telephony.recording.WavExport;

/// What was said: a call, or the last minutes of one's own work. The recordings room decides who may hear it, and the
/// hearing is in the journal before a second of it leaves.
@RestController
class RecordingsController {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    private static final int PATIENCE_SECONDS = 10;
    private static final int LONGEST_RECALL_SECONDS = 900;
    private static final Duration LONGEST = Duration.ofHours(4);
    /// Looking again within this time, say with another track, is the same hearing.
    private static final Duration ONE_HEARING = Duration.ofMinutes(10);

    private final Writer writer;
    private final Archive archive;
    private final PlaybackReader reader;
    private final Clock clock;

    RecordingsController(Writer writer, Archive archive, PlaybackReader reader, Clock clock) {
        this.writer = writer;
        this.archive = archive;
        this.reader = reader;
        this.clock = clock;
    }

    /// A call from its first sound to its last.
    @GetMapping("/api/calls/{id}/playback")
    PlaybackView playback(@PathVariable("id") long number, @AuthenticationPrincipal Account who) {
        var call = find(new CallId(number));
        var tracks = entitled(call, Hearing.PLAYBACK, Set.of(), who);
        return reader.view(
                List.of(call), tracks, begin(tracks), end(tracks), true, "/api/calls/" + number + "/recording?");
    }

    /// The sound of a call: every leg, or those chosen, in one.
    @GetMapping("/api/calls/{id}/recording")
    ResponseEntity<Resource> recording(
            @PathVariable("id") long number,
            @RequestParam(name = "track", required = false, defaultValue = "") List<String> chosen,
            @AuthenticationPrincipal Account who) {
        var call = find(new CallId(number));
        var tracks = entitled(call, Hearing.PLAYBACK, Set.of(), who);
        return sound(PlaybackReader.chosen(tracks, Set.copyOf(chosen)), begin(tracks), end(tracks));
    }

    /// The last minutes of one's own calls, up to this moment, whether they go on or not.
    @GetMapping("/api/recall")
    PlaybackView recall(
            @RequestParam(name = "seconds", defaultValue = "180") int seconds, @AuthenticationPrincipal Account who) {
        var to = clock.instant();
        var from = to.minusSeconds(Math.clamp(seconds, 1, LONGEST_RECALL_SECONDS));
        var calls = listOwn(who, from, to);
        if (calls.isEmpty()) {
            throw Refusal.notFound(
                    "call of yours in the last " + Duration.between(from, to).toMinutes() + " minutes");
        }
        var tracks = between(calls, from, to, Set.of(), who);
        return reader.view(calls, tracks, from, to, false, "/api/recall/sound?from=" + from + "&to=" + to);
    }

    /// The sound of a span of one's own work.
    @GetMapping("/api/recall/sound")
    ResponseEntity<Resource> recallSound(
            @RequestParam("from") Instant from,
            @RequestParam("to") Instant to,
            @RequestParam(name = "track", required = false, defaultValue = "") List<String> chosen,
            @AuthenticationPrincipal Account who) {
        if (!from.isBefore(to) || Duration.between(from, to).toSeconds() > LONGEST_RECALL_SECONDS) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "bad-span", "From before to, at most a quarter of an hour.");
        }
        return sound(between(listOwn(who, from, to), from, to, Set.copyOf(chosen), who), from, to);
    }

    private List<Held> between(List<Call> calls, Instant from, Instant to, Set<String> chosen, Account who) {
        return calls.stream()
                .flatMap(call -> entitled(call, Hearing.RECALL, chosen, who).stream())
                .filter(held -> held.from().isBefore(to) && held.to().isAfter(from))
                .toList();
    }

    private List<Call> listOwn(Account who, Instant from, Instant to) {
        var calls = writer.state().calls();
        return Stream.concat(calls.open().values().stream(), calls.ended().values().stream())
                .filter(call -> handlers(call).contains(who.login()))
                .filter(call -> {
                    var answered = call.answeredAt();
                    var ended = call.endedAt();
                    return answered != null && answered.isBefore(to) && (ended == null || ended.isAfter(from));
                })
                .sorted(Comparator.comparing(Call::arrivedAt))
                .toList();
    }

    private Call find(CallId id) {
        return writer.state()
                .calls()
                .find(id)
                .or(() -> archive.findCall(id))
                .orElseThrow(() -> Refusal.notFound("call " + id));
    }

    private static List<String> handlers(Call call) {
        var logins = new ArrayList<String>();
        Stream.of(call.handler(), call.answeredBy())
                .filter(login -> login != null && !logins.contains(login))
                .forEach(logins::add);
        return logins;
    }

    /// The tracks of a call, once the journal has that they are heard.
    ///
    /// @throws Refusal when the rules say no, or there are none
    private List<Held> entitled(Call call, Hearing how, Set<String> chosen, Account who) {
        var now = clock.instant();
        var tracks = PlaybackReader.chosen(reader.tracks(call, now), chosen);
        var names = tracks.stream().map(Held::name).toList();
        var hear = new RecordingCommand.Hear(call.id(), how, handlers(call), who.has(Role.SUPERVISOR), names);
        var person = new Actor.Person(
                who.login(),
                who.name(),
                writer.state()
                        .positions()
                        .findByLogin(who.login())
                        .map(Position::id)
                        .orElse(null));
        long span = now.getEpochSecond() / ONE_HEARING.toSeconds();
        var key = "hear:" + who.login() + ":" + call.id() + ":" + how + ":" + names.hashCode() + ":" + span;
        try {
            switch (writer.submit(hear, person, key).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case Result.Accepted _ -> {}
                case Result.Rejected(Rejection why) -> throw Refusal.of(why);
                case Result.Failed failed ->
                    throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "not-done", failed.message());
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre did not answer in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre is closing.");
        }
        if (tracks.isEmpty() && how == Hearing.PLAYBACK) {
            throw Refusal.notFound("recording of " + call.id());
        }
        return tracks;
    }

    private static Instant begin(List<Held> tracks) {
        return tracks.stream().map(Held::from).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Instant end(List<Held> tracks) {
        var begin = begin(tracks);
        var end = tracks.stream().map(Held::to).max(Comparator.naturalOrder()).orElseThrow();
        var shortest = begin.plusMillis(100);
        return end.isBefore(shortest) ? shortest : end.isAfter(begin.plus(LONGEST)) ? begin.plus(LONGEST) : end;
    }

    private static ResponseEntity<Resource> sound(List<Held> tracks, Instant from, Instant to) {
        var sound = new ByteArrayOutputStream();
        try {
            WavExport.window(tracks.stream().map(Held::path).toList(), from, to, sound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(WAV)
                .header("Cache-Control", "no-store")
                .body(new ByteArrayResource(sound.toByteArray()));
    }
}
