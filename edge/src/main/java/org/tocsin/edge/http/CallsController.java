package org.tocsin.edge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.calls.Call;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.timeline.Subject;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.CallView;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Accounts;
import org.tocsin.edge.people.Role;
import org.tocsin.edge.telephony.recording.WavExport;

/// One call, however old, and what was said in it.
@RestController
@RequestMapping("/api/calls/{id}")
class CallsController {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final Writer writer;
    private final Archive archive;
    private final ViewMaker views;
    private final Recordings recordings;
    private final Accounts accounts;

    CallsController(Writer writer, Archive archive, ViewMaker views, Recordings recordings, Accounts accounts) {
        this.writer = writer;
        this.archive = archive;
        this.views = views;
        this.recordings = recordings;
        this.accounts = accounts;
    }

    @GetMapping
    CallView get(@PathVariable("id") long number, @AuthenticationPrincipal Account who) {
        var view = views.call(find(new CallId(number)));
        return who.onTheFloor() ? view : view.withoutCaller();
    }

    private Call find(CallId id) {
        return writer.state()
                .calls()
                .find(id)
                .or(() -> archive.findCall(id))
                .orElseThrow(() -> Refusal.notFound("call " + id));
    }

    @GetMapping("/timeline")
    List<TimelineEntry> timeline(@PathVariable("id") long number) {
        return TimelineEntry.of(archive.list(Subject.of(new CallId(number))));
    }

    /// All legs of the call in one sound, for supervisors and for whoever handled the call. Every hearing is audited.
    @GetMapping("/recording")
    ResponseEntity<Resource> recording(@PathVariable("id") long number, @AuthenticationPrincipal Account who) {
        var id = new CallId(number);
        var call = find(id);
        if (!who.has(Role.SUPERVISOR)
                && !who.login().equals(call.handler())
                && !who.login().equals(call.answeredBy())) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "not-entitled",
                    "Recordings are for supervisors and for whoever handled the call.");
        }
        var tracks = archive.listRecordings(id).stream()
                .flatMap(name -> recordings.find(name).stream())
                .toList();
        if (tracks.isEmpty()) {
            throw Refusal.notFound("recording of " + id);
        }
        accounts.audit(who.login(), "recording-heard", id.toString(), "");
        return ResponseEntity.ok().contentType(WAV).body(new ByteArrayResource(mixed(tracks)));
    }

    private static byte[] mixed(List<Path> tracks) {
        var sound = new ByteArrayOutputStream();
        try {
            WavExport.mix(tracks, sound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sound.toByteArray();
    }
}
