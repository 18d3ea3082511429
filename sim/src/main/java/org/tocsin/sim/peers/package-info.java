/// Peers: those the centre calls. Interpreters, the 988 line, city departments, the people who are called back: a
/// telephone network of simulated people who ring, pick up after a while and speak (a made-up babble), or do not.
///
/// A [Peer] is what one of them does; the [PeerNetwork] is the trunk they are reached through: one SIP socket, one for
/// voice, one thread.
///
/// Invariants: nothing here knows the centre but by the packets that come from it; whoever is not in the book picks up
/// as anybody would; whatever the centre does, a call ends.
@NullMarked
package org.tocsin.sim.peers;

import org.jspecify.annotations.NullMarked;
