package org.tocsin.core.silent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question asked of a caller who cannot speak.
///
/// @param number within the call, from 1
/// @param answer the first digit with a meaning that came after it and before the next question
public record SilentQuestion(
        long number,
        Instant at,
        String by,
        String words,
        @Nullable DigitMeaning answer,
        @Nullable Instant answeredAt) {
    SilentQuestion answered(DigitMeaning meaning, Instant when) {
        return new SilentQuestion(number, at, by, words, meaning, when);
    }
}
