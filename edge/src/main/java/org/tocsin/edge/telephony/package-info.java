/// # Telephony: the centre's ear and voice
///
/// What connects the calls room of the core with the telephone network.
///
/// - `recording` every leg on its own track, crash-safe
/// - `media` the 20 ms clock, RTP legs and the bridges that join them
///
/// Invariants: an odd call is still a call; nothing that happens to one call or message stops the others; the
/// thread that carries voice never waits for a disk, a lock held by a slow thread, or the centre's writer.
@NullMarked
package org.tocsin.edge.telephony;

import org.jspecify.annotations.NullMarked;
