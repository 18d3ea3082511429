/// Queues: which line a call came in on, whose telephone rings for it, and how long callers wait.
///
/// A *queue* is one of the centre's lines with its rules: the numbers and trunks that lead to it, how it is
/// *distributed* (everybody rings, or the one idle the longest), which skill it takes, when it *overflows* and where
/// it goes at *night*. A ringing call *waits* in a queue. A *seat* is a position as a queue sees it: free, talking, in
/// *wrap-up* after a call, not ready, away. *Suspects* are calls that look like a flood: they wait behind, marked,
/// with the reasons. A caller whose telecommunicator's console went away is *stranded* and comes first of all.
///
/// Invariants: every ringing call is in one queue and rings somebody, at the last resort every console; emergency
/// before non-emergency before administrative lines; a suspect is answered later, never refused; a stranded caller is
/// announced until somebody takes the call up.
@NullMarked
package org.tocsin.core.queues;

import org.jspecify.annotations.NullMarked;
