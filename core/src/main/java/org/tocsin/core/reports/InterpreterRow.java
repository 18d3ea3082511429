package org.tocsin.core.reports;

/// Interpreters of one language, or of one provider.
///
/// @param name         of the language or the provider
/// @param asked        requests for the language; calls placed to the provider
/// @param joined       of them that somebody came to
/// @param failed       providers dialled in vain
/// @param unserved     requests nobody came to; 0 for a provider
/// @param withinMinute of those joined, how many were on the line within 60 s of the request
/// @param toLine       from the request until an interpreter was on the line; for a provider from the call to it
/// @param toWord       from the request to the first word
/// @param usedMillis   time on the line, of those who have left it
public record InterpreterRow(
        String name,
        int asked,
        int joined,
        int failed,
        int unserved,
        int withinMinute,
        Spread toLine,
        Spread toWord,
        long usedMillis) {}
