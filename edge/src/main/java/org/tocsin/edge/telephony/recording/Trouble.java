package org.tocsin.edge.telephony.recording;

import org.tocsin.core.kernel.CallId;

/// What goes wrong, and right again, with recordings. Told on a thread of the recorder; must not throw.
public sealed interface Trouble {
    /// Frames cannot be written: the disk is full or broken. The call goes on, frames wait in memory.
    ///
    /// @param cause in words of the operating system
    record CannotWrite(CallId call, String leg, String cause) implements Trouble {}

    /// The disk takes frames again.
    ///
    /// @param framesLost frames that memory could not hold meanwhile
    record WritesAgain(CallId call, String leg, long framesLost) implements Trouble {}

    /// The disk refused to force a file's bytes. What it holds after a power failure is not known; it is not asked
    /// again, since a second success would mean nothing.
    record CannotForce(CallId call, String leg, String cause) implements Trouble {}

    /// A recording found at the start that cannot be read at all. It is left where it is.
    record CannotRecover(String file, String cause) implements Trouble {}
}
