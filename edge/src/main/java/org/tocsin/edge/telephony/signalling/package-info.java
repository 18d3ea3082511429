/// # Signalling: SIP on real sockets
///
/// The [SipLoop] is one thread with one selector: a UDP socket, listening sockets for TCP and TLS and their
/// connections, a [TimerWheel]. What comes in is given to the [org.tocsin.sip.agent.UserAgent], and what that
/// wants done is done: bytes sent, timers set, events told to the listener on the same thread.
///
/// A round takes a bounded number of datagrams, then bytes of each connection, then timers, then wishes of other
/// threads, so that a flood on one socket cannot starve the rest. [SourceRates] observes who sends how much; nobody is
/// refused for it.
///
/// TLS is a [SecureStream] within a connection; what takes long (files, signatures, chains of certificates) is done on
/// threads of its own. [Credentials] are ours, [PeerTrust] judges a certificate, a [PeerPolicy] whose it may be, a
/// [Distrust] says why not. Nothing is heard from a peer before its certificate was looked at.
///
/// Invariants: nothing in the loop blocks, names are looked up elsewhere; no exception or error caused by one message
/// ends the loop; memory a peer can make us hold is bounded, per connection and in all.
@NullMarked
package org.tocsin.edge.telephony.signalling;

import org.jspecify.annotations.NullMarked;
