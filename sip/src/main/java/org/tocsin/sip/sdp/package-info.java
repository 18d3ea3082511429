/// # Session descriptions
///
/// What media the two ends of a call can exchange: [SessionDescription] reads and writes SDP (RFC 8866),
/// [OfferAnswer] makes an offer, answers one and reads the answer to one (RFC 3264). Supported are audio in PCMU
/// and PCMA with telephone events (RFC 4733), real-time text (RFC 4103, with redundancy) and MSRP (RFC 4975), with
/// the human languages of RFC 8373; everything else is answered with port 0. Voice and text may be encrypted, with
/// keys in the description itself ([SrtpTerms], RFC 4568).
///
///     switch (OfferAnswer.answer(offer, LocalMedia.audio("192.0.2.1", 40_000, sessionId))) {
///         case Negotiation.Agreed(var answer, var media) -> agent.answer(call, answer);
///         case Negotiation.NothingInCommon(var offered, var lack) -> agent.reject(call, 488);
///     }
///
/// Reading is lenient: a line that is no `x=` line is passed over; only media lines have to be readable.
@NullMarked
package org.tocsin.sip.sdp;

import org.jspecify.annotations.NullMarked;
