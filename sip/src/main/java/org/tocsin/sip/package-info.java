/// # SIP, from the wire up, without a wire
///
/// What a caller's network says to an emergency centre and what the centre says back: SIP (RFC 3261), the
/// bodies it carries (SDP, PIDF-LO, Additional Data) and the media it starts (RTP). Nothing here opens a socket,
/// reads a clock, starts a thread or draws a random number: bytes, expired timers and identifiers come in, bytes
/// to send, timers to set and events come out. The same objects therefore serve the real ports, the simulated
/// callers and the tests that lose, double and reorder every packet.
///
/// - `message` SIP messages, header fields and addresses, read from and written to bytes
/// - `transaction` the four transactions of RFC 3261 section 17 as state machines
/// - `dialog` what two ends of a call remember of each other
/// - `agent` the [org.tocsin.sip.agent.UserAgent]: the one door for everything above
/// - `body` multipart bodies and `cid:` references
/// - `sdp` session descriptions, offer and answer
/// - `rtp` RTP, RTCP, G.711 and telephone events
/// - `emergency` who and where the caller is: i3 call facts, PIDF-LO, Additional Data
///
/// Invariants: a parser throws [org.tocsin.sip.MalformedException] and nothing else; no text of a message ever
/// gets into an exception, a reason phrase or a `toString`; a call is not refused because it is odd.
@NullMarked
package org.tocsin.sip;

import org.jspecify.annotations.NullMarked;
