/// # SIP messages
///
/// A message comes as bytes: [DatagramParser] reads one from a datagram, [StreamFramer] cuts a TCP stream into
/// such byte arrays. The result is a [ParsedMessage]: the [SipMessage] and the list of every [Oddity] met on the
/// way. The parser reads what can be read and notes what was wrong; whether a noted defect is a reason to refuse is
/// the user agent's to say ([Oddity#refusable]). What cannot be read at all is a
/// [org.tocsin.sip.MalformedException] carrying the status to answer, and [Refusal] forms that answer.
///
/// Nouns: [SipRequest], [SipResponse], [Headers] (ordered, case-insensitive, compact forms expanded), [Uri]
/// ([SipUri], [TelUri], [Urn], [OtherUri]), [NameAddr], [Via], [CSeq], [MediaType], [Parameters], [Bytes].
///
/// Invariants:
/// - A message that came out of the parser has Via, From, To, Call-ID and CSeq, and their accessors do not throw.
/// - `text()` is the wire form; `toString` hides users, numbers and names.
/// - No header value can hold CR or LF, so nothing can be smuggled into a message we write.
@NullMarked
package org.tocsin.sip.message;

import org.jspecify.annotations.NullMarked;
