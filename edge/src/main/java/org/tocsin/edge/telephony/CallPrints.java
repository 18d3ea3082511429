package org.tocsin.edge.telephony;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.signalling.SourceRates;

/// What calls have in common with those of the last minutes: source, caller, media offer, silence after the answer.
/// Counts only; the queues room judges. Bounded, thread-safe.
final class CallPrints {
    private static final int KEPT = 4_096;

    private final LongSupplier nanos;
    private final SourceRates sources = new SourceRates();
    private final SourceRates callers = new SourceRates();
    private final SourceRates offers = new SourceRates();
    private final Map<CallId, String> prints = bounded();
    private final Map<String, Integer> silent = bounded();

    CallPrints(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /// Counts an offered call.
    ///
    /// @param called the number or name dialled
    /// @param caller the identity the call claims, empty for none
    /// @param print  of the media offer, see [#print]
    synchronized Signs seen(String called, List<String> languages, String source, String caller, String print) {
        long now = nanos.getAsLong();
        return new Signs(
                called,
                languages,
                source,
                (int) Math.round(sources.count(source, now)),
                caller.isEmpty() ? 1 : (int) Math.round(callers.count(source + " " + caller, now)),
                print.isEmpty() ? 1 : (int) Math.round(offers.count(source + " " + print, now)),
                print.isEmpty() ? 0 : silent.getOrDefault(source + " " + print, 0));
    }

    /// Two offers that are the same to the letter have the same print, others hardly ever.
    static String print(Object offer) {
        return Integer.toHexString(offer.hashCode());
    }

    synchronized void numbered(CallId call, String source, String print) {
        prints.put(call, source + " " + print);
    }

    /// The call was answered and nothing is heard.
    synchronized void silent(CallId call) {
        var print = prints.get(call);
        if (print != null && !print.endsWith(" ")) {
            silent.merge(print, 1, Integer::sum);
        }
    }

    /// It is heard after all.
    synchronized void heard(CallId call) {
        var print = prints.get(call);
        if (print != null) {
            silent.computeIfPresent(print, (_, count) -> count > 1 ? count - 1 : null);
        }
    }
}
