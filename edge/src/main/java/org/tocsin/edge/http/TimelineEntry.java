package org.tocsin.edge.http;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.timeline.Words;

/// One line of a timeline.
///
/// @param kind name of the event
record TimelineEntry(long seq, Instant at, String by, String text, String kind) {
    static List<TimelineEntry> of(List<Archive.Entry> entries) {
        return entries.stream()
                .map(entry -> new TimelineEntry(
                        entry.sequence(),
                        entry.at(),
                        entry.by().words(),
                        Words.of(entry.event()),
                        entry.event().getClass().getSimpleName()))
                .toList();
    }
}
