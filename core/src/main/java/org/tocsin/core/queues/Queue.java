package org.tocsin.core.queues;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Line;

/// One line of the centre and what is done with its calls.
///
/// @param code            short name, as on the command line
/// @param line            its kind: says the rank
/// @param numbers         called numbers that lead here, as digits
/// @param trunks          trunks whose calls come here whatever was dialled
/// @param skill           only people with it are rung first; empty for everybody
/// @param ringSeconds     how long one offer rings before the next
/// @param overflowSeconds after which `overflow` rings too, after twice that everybody
/// @param overflow        code of another queue, empty for none
/// @param wrapUpSeconds   after a call, before the next rings; 0 for none
/// @param hours           when calls go elsewhere
/// @param greeting        what to say first, shown with the call
/// @param language        what its callers speak unless they say otherwise, by its code; absent for any
public record Queue(
        String code,
        String name,
        Line line,
        List<String> numbers,
        List<String> trunks,
        Distribution distribution,
        String skill,
        int ringSeconds,
        int overflowSeconds,
        String overflow,
        int wrapUpSeconds,
        List<Hours> hours,
        String greeting,
        @Nullable String language) {
    public Queue {
        numbers = List.copyOf(numbers);
        trunks = List.copyOf(trunks);
        hours = List.copyOf(hours);
    }

    /// Everybody rings, nothing else is special.
    static Queue plain(String code, String name, Line line) {
        return new Queue(
                code, name, line, List.of(), List.of(), Distribution.RING_ALL, "", 12, 20, "", 0, List.of(), "", null);
    }
}
