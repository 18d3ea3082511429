package org.tocsin.app.configuration;

import java.util.List;

/// What came of reading a configuration.
public sealed interface Reading {
    record Read(Configuration configuration) implements Reading {}

    /// @param faults every one, in plain sentences
    record Faulty(List<String> faults) implements Reading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
