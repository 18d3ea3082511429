package org.tocsin.core.reports;

import java.time.Instant;
import java.util.List;

/// A period in figures.
///
/// @param until       the first instant after it
/// @param zone        IANA name, of its days and hours
/// @param queues      every queue that was called, by code
/// @param days        9-1-1 calls by the day they arrived
/// @param hours       9-1-1 calls by the hour of the day, over all its days
/// @param languages   by name
/// @param providers   by name
public record Report(
        Instant from,
        Instant until,
        String zone,
        List<AnsweringRow> queues,
        List<AnsweringRow> days,
        List<AnsweringRow> hours,
        List<InterpreterRow> languages,
        List<InterpreterRow> providers) {
    public Report {
        queues = List.copyOf(queues);
        days = List.copyOf(days);
        hours = List.copyOf(hours);
        languages = List.copyOf(languages);
        providers = List.copyOf(providers);
    }
}
