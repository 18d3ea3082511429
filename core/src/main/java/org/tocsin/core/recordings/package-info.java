/// # Recordings: who has heard them
///
/// A recording is made for every call by telephony and noted in the calls room; this room decides who may hear it and
/// keeps that they did. Whoever handled a call may hear it again at their position while the shift goes on (recall) and
/// afterwards (playback); a supervisor may hear every call.
///
/// Invariants: nothing is heard before the hearing is in the journal; every hearing is part of the call's timeline.
@NullMarked
package org.tocsin.core.recordings;

import org.jspecify.annotations.NullMarked;
