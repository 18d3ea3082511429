/// Recommendation: which units deserve to go, and for every unit taken or passed over the reason in words.
///
/// Pure arithmetic over the units' states, the run card's needs and drive times measured at this moment; the result is
/// an event, so that a year later one can read why E4 was not sent.
///
/// Drive times are the network's, multiplied by what the centre's own responses took at this hour of the week
/// ([Drives], [Habit]); the factor stays with the advice it was used for.
///
/// Invariants: a unit is taken once; every unit of a wanted kind has a row; a stale position is told.
@NullMarked
package org.tocsin.core.recommend;

import org.jspecify.annotations.NullMarked;
