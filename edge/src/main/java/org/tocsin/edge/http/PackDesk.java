package org.tocsin.edge.http;

import java.util.List;
import org.tocsin.edge.people.Account;

/// Puts another city pack in force while calls go on.
public interface PackDesk {
    /// Reads and proves the pack aside; only then does it replace the one in force, in one step.
    Loading load(String file, Account by);

    /// What came of it.
    sealed interface Loading {
        /// @param replaced version that was in force before
        /// @param errors   findings that would mislead responders, as `tocsin pack check` counts them
        record Loaded(String name, String version, String replaced, int doors, long errors, long warnings)
                implements Loading {}

        /// The old pack goes on serving.
        ///
        /// @param faults the first ones
        record Refused(List<String> faults) implements Loading {}

        /// Somebody else is loading one at this moment.
        record Busy() implements Loading {}
    }
}
