package org.tocsin.core.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.QueueCommand;

/// The verbs about waiting and abandoned calls, and about wrapping up.
final class QueueLine {
    private static final int USUAL_SECONDS = 30;

    private final Centre centre;
    private final @Nullable PositionId position;
    private final Tokens tokens;

    QueueLine(Centre centre, @Nullable PositionId position, Tokens tokens) {
        this.centre = centre;
        this.position = position;
        this.tokens = tokens;
    }

    /// `WU` and `WU 60` lengthen the wrap-up, `WU DONE` ends it.
    Parsed wrapUp() {
        if (position == null) {
            return new Parsed.Unread("no-position", "Sign on at a position first.");
        }
        var word = tokens.next().orElse("");
        if (word.equalsIgnoreCase("DONE")) {
            return one(new QueueCommand.EndWrapUp(position), position + " done wrapping up");
        }
        if (!word.isEmpty() && !word.matches("\\d{1,3}")) {
            return new Parsed.Unread("seconds-unread", "WU 60 wraps up a minute longer, WU DONE ends it.");
        }
        int seconds = word.isEmpty() ? USUAL_SECONDS : Integer.parseInt(word);
        return one(new QueueCommand.ExtendWrapUp(position, seconds), position + " wraps up " + seconds + " s longer");
    }

    Parsed judge(boolean suspect) {
        var call = call();
        return call.isPresent()
                ? one(
                        new QueueCommand.Judge(call.get(), suspect, tokens.rest()),
                        call.get() + (suspect ? " marked a suspect" : " is no suspect"))
                : new Parsed.Unread("call-missing", "Say which call: " + (suspect ? "SUS" : "GEN") + " C17.");
    }

    /// Without a number the first of the call-back list.
    Parsed verify() {
        return call().or(() -> first(centre))
                .<Parsed>map(Parsed.Verify::new)
                .orElseGet(() -> new Parsed.Unread("nobody-abandoned", "No caller hung up unanswered."));
    }

    private static Optional<CallId> first(Centre centre) {
        var rows = centre.queues().rowTurns();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getValue());
    }

    private Optional<CallId> call() {
        var word = tokens.peek().filter(each -> each.matches("[Cc]0*[1-9]\\d{0,17}"));
        word.ifPresent(_ -> tokens.next());
        return word.map(each -> new CallId(Long.parseLong(each.substring(1))));
    }

    private static Parsed one(QueueCommand command, String echo) {
        return new Parsed.Commands(List.of(command), echo);
    }
}
