package org.tocsin.edge.http;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.timeline.Subject;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.IncidentView;
import org.tocsin.edge.live.view.ViewMaker;

/// One incident, however old.
@RestController
@RequestMapping("/api/incidents/{id}")
class IncidentsController {
    private final Writer writer;
    private final Archive archive;
    private final ViewMaker views;

    IncidentsController(Writer writer, Archive archive, ViewMaker views) {
        this.writer = writer;
        this.archive = archive;
        this.views = views;
    }

    @GetMapping
    IncidentView get(@PathVariable("id") long number) {
        var id = new IncidentId(number);
        var centre = writer.state();
        return centre.incidents()
                .find(id)
                .or(() -> archive.findIncident(id))
                .map(incident -> views.incident(incident, centre))
                .orElseThrow(() -> Refusal.notFound("incident " + id));
    }

    @GetMapping("/timeline")
    List<TimelineEntry> timeline(@PathVariable("id") long number) {
        return TimelineEntry.of(archive.list(Subject.of(new IncidentId(number))));
    }
}
