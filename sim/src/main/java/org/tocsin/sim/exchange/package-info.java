/// Exchange: what simulated telephones hang on. One user agent over UDP, one socket for everybody's voice, and the one
/// thread all of it happens on.
///
/// An [Exchange] carries; its [Subscribers] decide: whether people call the centre or are called by it is theirs.
///
/// Invariants: a subscriber that stumbles takes nobody with it; whatever is asked for from another thread happens on
/// the exchange's own.
@NullMarked
package org.tocsin.sim.exchange;

import org.jspecify.annotations.NullMarked;
