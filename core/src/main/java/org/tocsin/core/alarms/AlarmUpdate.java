package org.tocsin.core.alarms;

import java.time.Instant;

/// One line of the exchange about an alarm.
///
/// @param by      login, or the source
/// @param message the source's own name for it; empty for one of ours
public record AlarmUpdate(Instant at, String by, String message, Kind kind, String words) {
    /// What it says.
    public enum Kind {
        /// From the source: anything new.
        INFORMATION,
        /// From the source: nobody is needed, it says.
        CANCEL,
        /// From the source: somebody with the keys is on the way.
        KEY_HOLDER,
        /// From the centre: a question or a word.
        TOLD,
        /// From the centre: what the responders do.
        PROGRESS;

        /// Whether it comes from the source.
        public boolean fromSource() {
            return this == INFORMATION || this == CANCEL || this == KEY_HOLDER;
        }
    }

    @Override
    public String toString() {
        return "AlarmUpdate[" + kind + "]";
    }
}
