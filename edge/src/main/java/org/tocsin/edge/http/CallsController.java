package org.tocsin.edge.http;

import java.util.List;
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

/// One call, however old.
@RestController
@RequestMapping("/api/calls/{id}")
class CallsController {
    private final Writer writer;
    private final Archive archive;
    private final ViewMaker views;

    CallsController(Writer writer, Archive archive, ViewMaker views) {
        this.writer = writer;
        this.archive = archive;
        this.views = views;
    }

    @GetMapping
    CallView get(@PathVariable("id") long number, @AuthenticationPrincipal Account who) {
        var view = views.call(find(new CallId(number)), writer.state());
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
}
