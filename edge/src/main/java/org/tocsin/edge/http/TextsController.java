package org.tocsin.edge.http;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.calls.Call;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.texts.Conversation;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.texts.TextRules;
import org.tocsin.core.texts.Texts;
import org.tocsin.core.timeline.Subject;
import org.tocsin.edge.history.History;
import org.tocsin.edge.history.PastCall;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.ConversationView;
import org.tocsin.edge.live.view.ViewMaker;
import org.tocsin.edge.people.Account;

/// Canned words, and what was written with a caller before.
@RestController
@RequestMapping("/api/texts")
class TextsController {
    private static final int MOST_EARLIER = 10;

    private final PhraseBook phrases;
    private final History history;
    private final Archive archive;
    private final Writer writer;
    private final ViewMaker views;

    TextsController(PhraseBook phrases, History history, Archive archive, Writer writer, ViewMaker views) {
        this.phrases = phrases;
        this.history = history;
        this.archive = archive;
        this.writer = writer;
        this.views = views;
    }

    record EarlierText(long call, Instant at, ConversationView conversation) {}

    @GetMapping("/phrases")
    PhraseBook phrases() {
        return phrases;
    }

    /// Earlier conversations with the number of a call, newest first; for those who take calls.
    @GetMapping("/earlier")
    List<EarlierText> earlier(@RequestParam("call") long number, @AuthenticationPrincipal Account who) {
        if (!who.onTheFloor()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-your-role", "Texts are for those who take calls.");
        }
        var call = new CallId(number);
        var phone = writer.state()
                .calls()
                .find(call)
                .or(() -> archive.findCall(call))
                .map(Call::number)
                .orElse(null);
        if (phone == null) {
            return List.of();
        }
        var earlier = new ArrayList<EarlierText>();
        try {
            for (var past : history.listCallsFrom(phone, 5 * MOST_EARLIER)) {
                if (!past.id().equals(call) && earlier.size() < MOST_EARLIER) {
                    find(past)
                            .map(conversation -> new EarlierText(past.id().number(), past.arrivedAt(), conversation))
                            .ifPresent(earlier::add);
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("history", e);
        }
        return earlier;
    }

    private Optional<ConversationView> find(PastCall past) {
        return writer.state().texts().find(past.id()).or(() -> fold(past.id())).map(views::conversation);
    }

    /// A conversation that memory no longer has, from its own events.
    private Optional<Conversation> fold(CallId call) {
        var texts = Texts.NONE;
        for (var entry : archive.list(Subject.of(call))) {
            if (entry.event() instanceof TextEvent.OfConversation event) {
                texts = TextRules.evolve(texts, event);
            }
        }
        return texts.find(call);
    }
}
