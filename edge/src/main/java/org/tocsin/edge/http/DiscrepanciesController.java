package org.tocsin.edge.http;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.DiscrepancyView;
import org.tocsin.edge.live.view.ViewMaker;

/// Reports of wrong data nobody has answered yet, for whoever mends the data.
@RestController
class DiscrepanciesController {
    private final Writer writer;
    private final ViewMaker views;

    DiscrepanciesController(Writer writer, ViewMaker views) {
        this.writer = writer;
        this.views = views;
    }

    /// Oldest first.
    @GetMapping("/api/discrepancies")
    List<DiscrepancyView> list() {
        return writer.state().discrepancies().open().values().stream()
                .map(views::discrepancy)
                .toList();
    }
}
