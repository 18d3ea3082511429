package org.tocsin.core.queues;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.PhoneNumber;

/// Judges whether a call looks like part of a flood. A genuine caller who comes through the same trunk as a flood has
/// one sign; two are needed.
public final class Triage {
    private static final int ENOUGH = 2;

    private Triage() {}

    /// The signs that count against a call.
    static List<Suspicion> list(Signs signs, @Nullable PhoneNumber number, TriageLimits limits) {
        var reasons = new ArrayList<Suspicion>();
        if (signs.sourceCalls() >= limits.sourceCalls()) {
            reasons.add(Suspicion.SOURCE_BURST);
        }
        if (signs.callerCalls() >= limits.callerCalls()) {
            reasons.add(Suspicion.SAME_CALLER);
        }
        if (signs.offerCalls() >= limits.offerCalls()) {
            reasons.add(Suspicion.SAME_OFFER);
        }
        if (number != null && !number.canBeCalledBack() && !number.isWithoutService()) {
            reasons.add(Suspicion.IMPOSSIBLE_NUMBER);
        }
        if (signs.silentCalls() > 1) {
            reasons.add(Suspicion.SILENT_BEFORE);
        }
        return reasons;
    }

    /// Whether a call looks like part of a flood.
    public static boolean isSuspect(Signs signs, @Nullable PhoneNumber number, TriageLimits limits) {
        return isSuspect(list(signs, number, limits));
    }

    static boolean isSuspect(List<Suspicion> reasons) {
        return reasons.stream().mapToInt(Suspicion::weight).sum() >= ENOUGH;
    }
}
