package org.tocsin.sim.faults;

/// What somebody could get wrong in the code: put in on purpose, so that a test sees the checkers find it.
public enum Bug {
    NONE,
    /// Answers leave before the record is kept.
    ACKNOWLEDGE_BEFORE_KEPT,
    /// A command sent again is decided again.
    NO_KNOWN_KEYS,
    /// The keys in the journal are not read at start.
    KEYS_FORGOTTEN_AT_RESTART,
    /// A start does not look into the spool.
    SPOOL_FORGOTTEN_AT_RESTART,
    /// The spool is delivered without looking what the database has.
    SPOOL_DELIVERED_BLINDLY,
    /// A batch whose outcome is unknown is given up.
    DOUBTFUL_BATCH_GIVEN_UP,
    /// A torn record counts.
    TORN_TAIL_TAKEN,
    /// Records carry the wall clock's time.
    WALL_CLOCK_BELIEVED,
    /// Closing an incident leaves its units on it.
    UNITS_KEPT_ON_CLOSE,
    /// A ringing call can be answered by two.
    ANSWERED_TWICE,
    /// Busy units are dispatched without override.
    BUSY_DISPATCHED,
    /// An abandoned call is not on the list.
    ABANDONED_VANISHES,
    /// Now and then a change is not told to a console.
    CHANGE_NOT_TOLD,
    /// After a lost connection a console gets one change too few.
    RESYNC_ONE_SHORT
}
