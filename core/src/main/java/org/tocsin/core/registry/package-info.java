/// The registry: what residents chose to tell the centre beforehand. Only the existence of a record, the keys it is
/// found by and every look at it live here; the words lie sealed in the vault.
///
/// Invariants: a record opens only for the handler of a live matching emergency call, for whoever works its
/// incident and for the units assigned to it; every look is an event; an erased record never opens again.
@NullMarked
package org.tocsin.core.registry;

import org.jspecify.annotations.NullMarked;
