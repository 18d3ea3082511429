package org.tocsin.edge.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What verifying found.
///
/// @param records   walked
/// @param heads     signed heads checked against them
/// @param lastGood  the newest record before the first bad one; the newest at all if there is none
/// @param firstBad  what is wrong with the first bad record, in words, null if nothing is
public record Finding(
        long records, int heads, long lastGood, @Nullable Bad firstBad) {

    /// @param sequence of the first bad record, or of the first that is missing
    public record Bad(long sequence, String words) {}

    public Optional<Bad> findBad() {
        return Optional.ofNullable(firstBad);
    }
}
