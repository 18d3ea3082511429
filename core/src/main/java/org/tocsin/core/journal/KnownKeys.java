package org.tocsin.core.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The answers to the newest commands by idempotency key, so that a command sent twice is decided once, also across a
/// restart: the records at hand are remembered before the first command is taken. Bounded; for one thread.
public final class KnownKeys {
    /// More than any asker lets pass between a command and its repetition.
    public static final int KEPT = 20_000;

    private final int kept;
    private final Map<String, Supplier<Answer>> answers = new LinkedHashMap<>();

    public KnownKeys() {
        this(KEPT);
    }

    /// @param kept how many answers at most
    public KnownKeys(int kept) {
        this.kept = kept;
    }

    /// @param answer asked for only when the key comes again
    public void remember(String key, Supplier<Answer> answer) {
        answers.put(key, answer);
        if (answers.size() > kept) {
            var oldest = answers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    public Optional<Answer> find(String key) {
        return Optional.ofNullable(answers.get(key)).map(Supplier::get);
    }
}
