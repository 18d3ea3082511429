package org.tocsin.core.places;

import org.jspecify.annotations.Nullable;

/// One answer of the gazetteer to words about a place.
///
/// @param id           stable within the pack: `address:1234`, `crossing:88`, `place:17`
/// @param label        as it is shown and read back: `12 North River Street`
/// @param municipality the town, part of the answer because street names repeat across towns
/// @param detail       unit, floor or side remark carried over from the words, empty if none
/// @param crossStreets between which streets it lies, empty if unknown
/// @param why          in words, what was matched and what was assumed
/// @param score        1 is certain, 0 is nothing; comparable within one answer only
/// @param packVersion  the map that was asked
public record Match(
        String id,
        MatchKind kind,
        String label,
        String municipality,
        String detail,
        String crossStreets,
        Point point,
        Exactness exactness,
        String why,
        double score,
        @Nullable Double metersFromCaller,
        String packVersion) {}
