package org.tocsin.core.silent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;

/// What has happened on silent calls.
public sealed interface SilentEvent extends Event {
    CallId call();

    record QuestionAsked(CallId call, Instant at, long question, String by, String words) implements SilentEvent {}

    /// @param answers the question it answers, 0 for none
    record DigitPressed(
            CallId call, Instant at, String digit, @Nullable DigitMeaning meaning, long answers)
            implements SilentEvent {}
}
