package org.tocsin.edge.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.queues.Row;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.CallView;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Account;

/// The call-back list page by page: boards show its beginning only.
@RestController
@RequestMapping("/api/queues")
class QueuesController {
    private static final int PAGE = 50;

    private final Writer writer;
    private final ViewMaker views;

    QueuesController(Writer writer, ViewMaker views) {
        this.writer = writer;
        this.views = views;
    }

    /// @param next ask for what follows with `after`; null at the end
    record AbandonedPage(List<CallView> calls, @Nullable Long next) {}

    /// Callers who hung up, in the order of the list.
    ///
    /// @param after  the last call of the page before
    /// @param source suspects of this source; absent for the genuine
    @GetMapping("/abandoned")
    AbandonedPage abandoned(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable String source,
            @AuthenticationPrincipal Account who) {
        if (!who.onTheFloor()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-your-role", "Callers are for those who take calls.");
        }
        var state = writer.state();
        var queues = state.queues();
        var order = source == null ? queues.rowTurns() : queues.suspectRows();
        var from = after == null
                ? ""
                : queues.rows().find(new CallId(after)).map(Row::turn).orElse("");
        var calls = new ArrayList<CallView>();
        for (var entry : order) {
            boolean wanted = entry.getKey().compareTo(from) > 0
                    && (source == null
                            || queues.rows()
                                    .find(entry.getValue())
                                    .filter(row -> row.source().equals(source))
                                    .isPresent());
            if (wanted) {
                if (calls.size() == PAGE) {
                    return new AbandonedPage(calls, calls.getLast().id());
                }
                state.calls()
                        .find(entry.getValue())
                        .map(call -> views.call(call, state))
                        .ifPresent(calls::add);
            }
        }
        return new AbandonedPage(calls, null);
    }
}
