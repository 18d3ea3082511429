package org.tocsin.edge.telephony;

/// How a call is protected on its way to the centre. A key of the voice that came over plain signalling protects
/// nothing: whoever read along has it (RFC 4568 section 8.3).
///
/// @param signalling by TLS
/// @param voice      by SRTP, with a key nobody could read along
public record CallProtection(boolean signalling, boolean voice) {
    static CallProtection of(boolean tls, boolean srtp) {
        return new CallProtection(tls, tls && srtp);
    }
}
