package org.tocsin.edge.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a playback screen shows: tracks side by side on one line of time, and what happened meanwhile.
///
/// @param calls   numbers of the calls in it
/// @param from    where the line of time begins; positions on it are seconds after
/// @param live    whether a call in it still goes on
/// @param sound   address of the sound of all of it; `&track=NAME` chooses
/// @param marks   in order of time
record PlaybackView(
        List<Long> calls,
        Instant from,
        double seconds,
        boolean live,
        String sound,
        List<TrackView> tracks,
        List<MarkView> marks) {

    /// One leg.
    ///
    /// @param words  whose it is
    /// @param from   where it begins, may be before the line of time does
    /// @param sealed whether it is complete
    /// @param levels loudness in equal parts of the whole line of time, 0 to 100
    record TrackView(
            String name, long call, String words, double from, double to, boolean sealed, List<Integer> levels) {}

    /// Something that happened at a moment.
    ///
    /// @param kind `event`, `key`, `note`, `dispatch`, `text` or `mark`
    /// @param by   who did it, absent for the line itself
    record MarkView(double at, String kind, @Nullable String by, String text) {}
}
