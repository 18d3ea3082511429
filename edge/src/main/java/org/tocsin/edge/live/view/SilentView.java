package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.silent.DigitMeaning;

/// What is heard on a call beside words: silence, keys that answer questions, letters as they are typed. Only for those
/// who may see who calls.
///
/// @param id         number of the call
/// @param sound      `VOICE`, `QUIET`, `NOTHING`, `TTY`; absent before anything is known
/// @param soundSince when that began
/// @param typing     what the caller is typing, absent while they are not
/// @param needs      who was asked for by a key, the latest
public record SilentView(
        long id,
        @Nullable String sound,
        @Nullable Instant soundSince,
        @Nullable String typing,
        @Nullable DigitMeaning needs,
        List<QuestionView> questions,
        List<DigitView> digits) {
    /// @param answer absent until a key answers it
    public record QuestionView(
            long number,
            Instant at,
            String byName,
            String words,
            @Nullable DigitMeaning answer) {}

    /// @param meaning absent for a key without one
    public record DigitView(
            Instant at, String digit, @Nullable DigitMeaning meaning) {}
}
