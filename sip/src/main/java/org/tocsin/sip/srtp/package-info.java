/// # SRTP
///
/// Voice, text and their reports made unreadable on the way (RFC 3711): [Srtp] protects one direction of RTP, [Srtcp]
/// one direction of RTCP, both from a [MasterKey] and with a [CryptoSuite]. Browsers agree on the key by DTLS; trunks
/// write it into the session description, one [CryptoAttribute] a choice (SDES, RFC 4568), which is as safe as the
/// signalling that carries it.
///
/// Invariants: a key never shows itself in `toString`; a packet that is not genuine, or was seen before, changes
/// nothing.
@NullMarked
package org.tocsin.sip.srtp;

import org.jspecify.annotations.NullMarked;
