package org.tocsin.sip.emergency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One location of a PIDF-LO (RFC 4119, RFC 5491).
///
/// @param holder what is said to be there
/// @param shape null when only an address is given
/// @param civic null when only a shape is given
/// @param timestamp when it was determined; null when it does not say
/// @param method how: `GPS`, `Cell`, `DHCP`, `Manual`, ...; empty when it does not say
/// @param confidencePercent that the shape holds the true place (RFC 7459); null when unknown
public record CallerLocation(
        Holder holder,
        @Nullable Shape shape,
        @Nullable CivicAddress civic,
        @Nullable Instant timestamp,
        String method,
        @Nullable Double confidencePercent) {
    /// What a location is the location of.
    public enum Holder {
        DEVICE,
        TUPLE,
        PERSON
    }

    @Override
    public String toString() {
        return "CallerLocation[" + holder
                + (shape == null ? "" : ", " + shape.getClass().getSimpleName()) + (civic == null ? "" : ", civic")
                + "]";
    }
}
