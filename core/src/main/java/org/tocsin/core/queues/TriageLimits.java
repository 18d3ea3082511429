package org.tocsin.core.queues;

/// From which number on something is a sign of a flood; see [Triage].
///
/// @param sourceCalls from one source within about half a minute
/// @param callerCalls of one caller within about half a minute
/// @param offerCalls  with the very same media offer within about half a minute
public record TriageLimits(int sourceCalls, int callerCalls, int offerCalls) {
    public static final TriageLimits STANDARD = new TriageLimits(60, 8, 12);

    public TriageLimits {
        if (sourceCalls < 2 || callerCalls < 2 || offerCalls < 2) {
            throw new IllegalArgumentException("a single call is no flood");
        }
    }
}
