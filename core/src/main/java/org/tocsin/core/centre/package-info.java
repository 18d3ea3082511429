/// The centre as a whole: the immutable state of every room, and the one place where a command is handed to its room,
/// its events are folded in and the reactions between rooms follow.
///
/// Invariants: `handle` is a pure function of state, command and stamp; a rejection leaves the state as it was; folding
/// the journal from the empty centre gives the same state on every machine.
@NullMarked
package org.tocsin.core.centre;

import org.jspecify.annotations.NullMarked;
