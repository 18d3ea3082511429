/// Happenings: what goes wrong in the simulated city, where, when, and who calls about it. The truth behind the calls:
/// callers speak from it, simulated telecommunicators understand from it, nobody else may look.
///
/// Invariants: the same seed and city give the same happenings; every caller has a number of their own in an
/// exchange no real telephone has.
@NullMarked
package org.tocsin.sim.happenings;

import org.jspecify.annotations.NullMarked;
