package org.tocsin.edge.interop.lost;

import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;

/// A request (RFC 5222 section 8 to 11).
public sealed interface LostQuery {

    /// Which mapping holds for a service at a place.
    ///
    /// @param boundaryByValue the whole service boundary in the answer, not a reference to it
    /// @param validate        say which parts of a civic address are known
    record FindService(Where where, String service, boolean boundaryByValue, boolean validate) implements LostQuery {}

    /// Services directly below the given one; an empty name asks for the top.
    record ListServices(String service) implements LostQuery {}

    record ListServicesByLocation(Where where, String service) implements LostQuery {}

    /// @param key as given in an earlier mapping
    record GetServiceBoundary(String key) implements LostQuery {}

    /// A location as asked, with the identifier the answer must name.
    sealed interface Where {
        String id();
    }

    record Geodetic(String id, Area area) implements Where {}

    record Civic(String id, CivicAddress address) implements Where {}
}
