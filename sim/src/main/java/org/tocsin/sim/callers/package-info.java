/// Callers: simulated people with telephones. They call the centre's real port as an emergency network would, over real
/// sockets, with a location and Additional Data in the INVITE, wait for the answer, speak (a made-up babble, nobody's
/// voice), press keys, hang up or give up.
///
/// A [Caller] is what one person brings and does; the [CallerNetwork] is the telephone network between them and the
/// centre: one SIP socket, one for voice, one thread; a [PlacedCall] is one attempt and how it went; a [CallerPool] has
/// people call as things happen in the city.
///
/// Invariants: nothing here knows the centre but by its address; whatever the centre answers, a call ends; the
/// same seed gives the same callers saying the same things.
@NullMarked
package org.tocsin.sim.callers;

import org.jspecify.annotations.NullMarked;
