/// The fault finder: a whole centre in one thread and in its own time, worked by random people and tormented by random
/// faults, with checkers that look after every step.
///
/// A [Shift] is one seed: consoles, crews and callers ask a [Host] whose records go to [Stores]; a [Schedule] decides
/// what happens next; a [Network] loses, doubles and delays what they say to each other; the host crashes, its clock
/// jumps, its database goes away. The host is made of the same pure parts as the product's writer
/// ([org.tocsin.core.journal]) and decides by the same rooms. A [Watch] knows what must hold whatever happens.
///
/// Invariants: the same seed gives the same shift, step by step; a [Bug] put in on purpose is found by the checker that
/// exists for it.
@NullMarked
package org.tocsin.sim.faults;

import org.jspecify.annotations.NullMarked;
