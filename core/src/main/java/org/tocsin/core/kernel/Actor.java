package org.tocsin.core.kernel;

import org.jspecify.annotations.Nullable;

/// Who caused something. Written with every record of the journal.
public sealed interface Actor {

    /// A signed-in person; `position` is where they sit, absent for somebody away from the floor.
    record Person(String login, String name, @Nullable PositionId position) implements Actor {
        @Override
        public String words() {
            return position == null ? name : name + " @ " + position.value();
        }
    }

    /// The crew of a unit, by its mobile terminal.
    record Crew(UnitId unit) implements Actor {
        @Override
        public String words() {
            return "crew of " + unit.value();
        }
    }

    /// The telephone network or an alarm company, by the name of its trunk.
    record Network(String trunk) implements Actor {
        @Override
        public String words() {
            return trunk;
        }
    }

    /// The centre itself: timers, reactions, adapters.
    record Machine(String part) implements Actor {
        @Override
        public String words() {
            return part;
        }
    }

    /// For people: `Ana Diaz @ P1`.
    String words();
}
