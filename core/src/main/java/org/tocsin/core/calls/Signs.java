package org.tocsin.core.calls;

import java.util.List;

/// What the edge saw of an arriving call besides its facts: for routing and for triage. Observations, never verdicts:
/// the queues room judges.
///
/// @param called      the number or name dialled, empty if none
/// @param languages   the caller asked for, by tag (`es`, `pt-BR`), best first
/// @param source      who offered it, for grouping a burst: the peer's address
/// @param sourceCalls calls of about the last half minute from this source, this one included
/// @param callerCalls the same, with this caller's identity
/// @param offerCalls  the same, with this very media offer
/// @param silentCalls calls with this source and offer that were answered and brought no sound
public record Signs(
        String called,
        List<String> languages,
        String source,
        int sourceCalls,
        int callerCalls,
        int offerCalls,
        int silentCalls) {
    public static final Signs NONE = new Signs("", List.of(), "", 1, 1, 1, 0);

    public Signs {
        languages = List.copyOf(languages);
    }

    /// The number dialled is personal for a call that goes out; the source is not.
    @Override
    public String toString() {
        return "Signs[" + sourceCalls + " from one source]";
    }
}
