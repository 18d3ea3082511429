package org.tocsin.edge.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.edge.json.EventJson;

/// The answers to the newest commands by idempotency key, so that a command sent twice is decided once, also across a
/// restart. Bounded; for one thread.
final class KnownKeys {
    /// More than any asker lets pass between a command and its repetition.
    static final int KEPT = 20_000;

    private final EventJson json;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    private sealed interface Answer {
        record Known(Result result) implements Answer {}

        record Recorded(JournalRecord record) implements Answer {}
    }

    KnownKeys(EventJson json) {
        this.json = json;
    }

    /// While the journal is read at start.
    void remember(JournalRecord record) {
        put(record.key(), new Answer.Recorded(record));
    }

    void remember(String key, Result result) {
        put(key, new Answer.Known(result));
    }

    private void put(String key, Answer answer) {
        answers.put(key, answer);
        if (answers.size() > KEPT) {
            var oldest = answers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    Optional<Result> find(String key) {
        return switch (answers.get(key)) {
            case null -> Optional.empty();
            case Answer.Known known ->
                Optional.of(known.result() instanceof Result.Accepted accepted ? accepted.again() : known.result());
            case Answer.Recorded recorded -> {
                var record = recorded.record();
                yield Optional.of(
                        new Result.Accepted(record.sequence(), record.at(), json.read(record.events()), true));
            }
        };
    }
}
