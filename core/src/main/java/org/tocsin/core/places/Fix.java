package org.tocsin.core.places;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One report of where a caller is, kept as it came; never overwritten by a later one.
///
/// @param area     geodetic part, absent for a civic-only report
/// @param civic    civic part, absent for a geodetic-only report
/// @param takenAt  when the device says it measured
/// @param method   RFC 4119 method token: `GPS`, `Cell`, `Manual`, `DHCP`...
/// @param source   who provided it: a provider's name, `caller`, `re-bid`
/// @param confidencePercent that the caller is inside the area (RFC 7459), 0 when unknown
public record Fix(
        @Nullable Area area,
        @Nullable CivicAddress civic,
        Instant takenAt,
        String method,
        String source,
        int confidencePercent) {
    public Fix {
        if (area == null && civic == null) {
            throw new IllegalArgumentException("a fix has an area, a civic address or both");
        }
    }
}
