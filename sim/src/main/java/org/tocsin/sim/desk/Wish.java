package org.tocsin.sim.desk;

/// What the desk wants done next.
sealed interface Wish {
    record Answer(long call) implements Wish {}

    /// Open an incident for a call with what the caller said.
    record Open(long call, String type, String place, String note) implements Wish {}

    record Release(long call) implements Wish {}

    record CloseAbandoned(long call, String outcome) implements Wish {}

    /// A command line.
    record Line(String text) implements Wish {}

    /// So that a wish is expressed once.
    default String name() {
        return toString();
    }
}
