package org.tocsin.core.line;

import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.queues.QueueCommand;

/// The verbs about waiting and abandoned calls, and about wrapping up.
final class QueueLine {
    private static final int USUAL_SECONDS = 30;

    private final Typed typed;

    QueueLine(Typed typed) {
        this.typed = typed;
    }

    /// `WU` and `WU 60` lengthen the wrap-up, `WU DONE` ends it.
    Parsed wrapUp() {
        var position = typed.position();
        if (position == null) {
            return new Parsed.Unread("no-position", "Sign on at a position first.");
        }
        var word = typed.tokens().next().orElse("");
        if (word.equalsIgnoreCase("DONE")) {
            return Parsed.one(new QueueCommand.EndWrapUp(position), position + " done wrapping up");
        }
        if (!word.isEmpty() && !word.matches("\\d{1,3}")) {
            return new Parsed.Unread("seconds-unread", "WU 60 wraps up a minute longer, WU DONE ends it.");
        }
        int seconds = word.isEmpty() ? USUAL_SECONDS : Integer.parseInt(word);
        return Parsed.one(
                new QueueCommand.ExtendWrapUp(position, seconds), position + " wraps up " + seconds + " s longer");
    }

    Parsed judge(boolean suspect) {
        return typed.namedCall(call -> Parsed.one(
                        new QueueCommand.Judge(call, suspect, typed.tokens().rest()),
                        call + (suspect ? " marked a suspect" : " is no suspect")))
                .orElseGet(() ->
                        new Parsed.Unread("call-missing", "Say which call: " + (suspect ? "SUS" : "GEN") + " C17."));
    }

    /// Without a number the first of the call-back list.
    Parsed verify() {
        return typed.namedCall(Parsed.Verify::new)
                .or(() -> first().map(Parsed.Verify::new))
                .orElseGet(() -> new Parsed.Unread("nobody-abandoned", "No caller hung up unanswered."));
    }

    private Optional<CallId> first() {
        var rows = typed.centre().queues().rowTurns();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getValue());
    }
}
