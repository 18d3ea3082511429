/// # Emergency calls
///
/// What an emergency call says of itself beside the voice (NENA-STA-010, RFC 6442, RFC 5491, RFC 7852):
/// [CallFacts#of] reads it all from an INVITE or MESSAGE.
///
/// - which service: `urn:service:sos.police` ([ServiceUrn])
/// - where: every location by value, in order of preference ([CallerLocation]: a [Shape], a [CivicAddress], or
///   both), and the URIs of locations still to be fetched
/// - who: the [CallbackNumber], the Additional Data of the caller's providers ([AdditionalData])
/// - the call and incident identifiers of the network ([EmergencyIdentifier], both spellings)
///
/// Invariants:
/// - Reading the facts never fails. What one part of a call garbles costs that part only; it is kept raw.
/// - XML is read without any document type, entity or outside reference, and only so deep and so large.
/// - Positions, addresses, names and numbers do not show in `toString`.
@NullMarked
package org.tocsin.sip.emergency;

import org.jspecify.annotations.NullMarked;
