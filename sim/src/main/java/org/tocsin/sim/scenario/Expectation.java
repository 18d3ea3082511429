package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.centre.Outcome;

/// What must come of an act: the `->` lines under it.
public sealed interface Expectation {
    /// What came instead, empty when it is as expected.
    Optional<String> findFault(Outcome outcome);

    record Accepted() implements Expectation {
        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted _ -> Optional.empty();
                case Outcome.Rejected r ->
                    Optional.of("rejected: " + r.rejection().code() + " ("
                            + r.rejection().message() + "), expected to be accepted");
            };
        }
    }

    /// Accepted because it was true already: nothing is recorded.
    record NothingNew() implements Expectation {
        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted a ->
                    Check.that(a.events().isEmpty(), "recorded " + names(a) + ", expected nothing new");
                case Outcome.Rejected r ->
                    Optional.of("rejected: " + r.rejection().code() + ", expected nothing new");
            };
        }
    }

    record Rejected(String code) implements Expectation {
        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted a -> Optional.of("accepted " + names(a) + ", expected rejected: " + code);
                case Outcome.Rejected r ->
                    Check.same("the reason", code, r.rejection().code());
            };
        }
    }

    /// The refusal tells the person these words.
    record Told(String words) implements Expectation {
        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted a ->
                    Optional.of("accepted " + names(a) + ", expected to be told \"" + words + "\"");
                case Outcome.Rejected r ->
                    Check.that(
                            r.rejection().message().contains(words),
                            "told \"" + r.rejection().message() + "\", expected \"" + words + "\"");
            };
        }
    }

    /// Asking again with an override would be allowed to succeed.
    record Overridable(boolean allowed) implements Expectation {
        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted _ -> Optional.of("accepted, expected a refusal");
                case Outcome.Rejected r ->
                    Check.same("overridable", allowed, r.rejection().overridable());
            };
        }
    }

    /// Exactly these events, by name, in this order.
    record Recorded(List<String> events) implements Expectation {
        public Recorded {
            events = List.copyOf(events);
        }

        @Override
        public Optional<String> findFault(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Accepted a -> Check.same("the record", events, names(a));
                case Outcome.Rejected r ->
                    Optional.of("rejected: " + r.rejection().code() + ", expected recorded: " + events);
            };
        }
    }

    private static List<String> names(Outcome.Accepted accepted) {
        return accepted.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
