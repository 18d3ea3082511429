/// # Trunks: the networks known by name
///
/// A [Trunk] is a line of the file `sip.trunks`: its name, where it is called, the addresses it calls from, the names
/// its certificate may carry, and what holds for its voice. [Trunks] finds the trunk behind an address or a
/// certificate.
///
/// Invariants: a name, a certificate's name, and the address of a trunk without TLS belong to one trunk; nobody is
/// refused a call for not being in the book, and nobody is taken for a trunk by an address alone where that trunk
/// speaks TLS.
@NullMarked
package org.tocsin.edge.telephony.trunks;

import org.jspecify.annotations.NullMarked;
