package org.tocsin.edge.interop.lost;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;

/// An answer (RFC 5222 section 5 and 8 to 13).
public sealed interface LostAnswer {

    /// @param usedLocation identifier of the location the answer rests on
    record Found(
            Mapping mapping,
            @Nullable Validation validation,
            List<String> via,
            String usedLocation,
            List<Warning> warnings)
            implements LostAnswer {}

    record Services(List<String> services, List<String> via, String usedLocation) implements LostAnswer {}

    record Boundary(List<List<Point>> rings) implements LostAnswer {}

    /// @param kind element of RFC 5222 section 13.1: `notFound`, `badRequest`, `serviceNotImplemented`...
    record Refused(String kind, String message) implements LostAnswer {}

    /// @param rings       service boundary by value, empty for by reference
    /// @param boundaryKey names the boundary when it is by reference
    record Mapping(
            String source,
            String sourceId,
            Instant lastUpdated,
            Instant expires,
            String displayName,
            String service,
            List<List<Point>> rings,
            String boundaryKey,
            List<String> uris,
            String serviceNumber) {}

    /// Civic elements by what became of them, as `ca:` names.
    record Validation(List<String> valid, List<String> invalid, List<String> unchecked) {}

    /// @param kind element of RFC 5222 section 13.2
    record Warning(String kind, String message) {}
}
