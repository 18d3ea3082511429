/// # WebRTC: a telecommunicator's voice, from and to the browser
///
/// One UDP port for all browsers ([BrowserMedia]). A browser's offer is answered with one PCMU stream, so that
/// nothing is transcoded on its way to a trunk: ICE-lite with one host candidate (RFC 8445), DTLS 1.2 as the
/// passive side (RFC 5764), SRTP (RFC 3711), RTCP on the same port. What comes is told apart by its first byte
/// (RFC 7983): below 4 STUN, 20 to 63 DTLS, 128 to 191 SRTP. A STUN request names its leg by the name we gave it
/// in the answer; from then on the leg is known by the address it comes from.
///
/// A [BrowserLeg] is a [org.tocsin.edge.telephony.media.MediaLeg] like any other. It ends when the browser says so or
/// has not been heard for ten seconds.
///
/// Invariants: STUN without the right password is dropped; DTLS begins only with an address that STUN has proved; the
/// certificate a browser shows is the one its offer named; replayed packets are dropped; handshakes run on threads of
/// their own, all else on the media clock's.
@NullMarked
package org.tocsin.edge.telephony.webrtc;

import org.jspecify.annotations.NullMarked;
