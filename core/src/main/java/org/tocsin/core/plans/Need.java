package org.tocsin.core.plans;

import java.util.List;

/// So many units that can do this.
///
/// @param kinds     kinds of unit that satisfy it, most wanted first: `ENGINE`, `SQUAD`
/// @param abilities every one is required: `ALS`
/// @param order     how candidates are ranked
public record Need(List<String> kinds, int count, List<String> abilities, Order order) {
    public Need {
        kinds = List.copyOf(kinds);
        abilities = List.copyOf(abilities);
        if (kinds.isEmpty() || count < 1) {
            throw new IllegalArgumentException("a need names a kind and a count");
        }
    }

    public enum Order {
        /// Shortest drive first.
        DRIVE_TIME,
        /// The unit of the beat or first-due district first if it can come, then by drive time.
        HOME_FIRST
    }

    /// For people: `2 engines`, `1 ambulance (ALS)`.
    public String words() {
        var kind = String.join(" or ", kinds).toLowerCase(java.util.Locale.ROOT);
        return count + " " + kind + (count > 1 ? "s" : "")
                + (abilities.isEmpty() ? "" : " (" + String.join(", ", abilities) + ")");
    }
}
