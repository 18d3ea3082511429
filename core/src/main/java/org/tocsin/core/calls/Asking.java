package org.tocsin.core.calls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last time the network was asked where a caller is now.
///
/// @param by   login of the person who asked, or what asked by itself
/// @param open nobody has answered yet
/// @param why  why nothing came, absent while open and after an answer
public record Asking(
        Instant at, String by, boolean open, @Nullable String why) {
    /// A network is not asked again while it may still be answering.
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /// Whether an answer may still come.
    public boolean lasts(Instant now) {
        return open && now.isBefore(at.plus(LONGEST));
    }

    Asking answered() {
        return new Asking(at, by, false, null);
    }

    Asking refused(String words) {
        return new Asking(at, by, false, words);
    }
}
