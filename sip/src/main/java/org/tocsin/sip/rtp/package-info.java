/// # RTP
///
/// The media beside the call: [RtpPacket] and [RtcpPacket] (RFC 3550), [G711] both ways, telephone events
/// ([TelephoneEvent], [TelephoneEventDecoder], RFC 4733) and what a receiver learns from the packets it gets
/// ([ReceptionStatistics]: lost, late, doubled, jitter).
///
/// Times come in as RTP clock units or are given by the caller; nothing here reads a clock.
@NullMarked
package org.tocsin.sip.rtp;

import org.jspecify.annotations.NullMarked;
