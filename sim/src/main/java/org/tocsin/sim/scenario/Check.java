package org.tocsin.sim.scenario;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that must be true at a point of a scenario.
@FunctionalInterface
public interface Check {
    /// What is there instead, empty when all is as it should be.
    Optional<String> findFault(Cast cast);

    /// `what` is expected to equal; the answer tells what it is.
    static Optional<String> same(String what, Object expected, @Nullable Object actual) {
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of(what + " is " + actual + ", expected " + expected);
    }

    static Optional<String> that(boolean true_, String otherwise) {
        return true_ ? Optional.empty() : Optional.of(otherwise);
    }
}
