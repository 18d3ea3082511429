/// # Maps: which city pack the centre works by
///
/// A pack is read and proved outside; this room records that it took over, from whom, and what it replaced. Every place
/// and every recommendation carries the version it was answered from; together with the order of the journal this says
/// which streets a closure or a district of any moment meant.
///
/// Invariants: a pack is in force wholly or not at all; it is recorded when it takes over and at every start;
/// nobody but the machinery that proved it puts one in force.
@NullMarked
package org.tocsin.core.maps;

import org.jspecify.annotations.NullMarked;
