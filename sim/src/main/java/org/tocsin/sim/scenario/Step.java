package org.tocsin.sim.scenario;

import java.time.Instant;
import java.util.List;

/// One line of a scenario with what belongs to it.
///
/// @param line of the text, from 1
/// @param text as written, without its time
public sealed interface Step {
    int line();

    String text();

    /// Somebody does something at a time.
    ///
    /// @param expected what must come of it; `accepted` if the text says nothing
    record Act(int line, Instant at, String text, Deed deed, List<Expectation> expected) implements Step {
        public Act {
            expected = List.copyOf(expected);
        }
    }

    /// Time passes, timers fire, nobody does anything.
    record Wait(int line, Instant until, String text) implements Step {}

    /// The centre's process dies and comes back: its state is folded from the record.
    record Restart(int line, Instant at, String text) implements Step {}

    /// Something that must be true now.
    record Then(int line, String text, Check check) implements Step {}
}
