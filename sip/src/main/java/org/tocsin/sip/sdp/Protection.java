package org.tocsin.sip.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.srtp.CryptoAttribute;
import org.tocsin.sip.srtp.CryptoSuite;
import org.tocsin.sip.srtp.MasterKey;
import org.tocsin.sip.srtp.SrtpKeys;

/// What offer and answer say about the protection of one stream: agreed on, none, or none that both can live with
/// (RFC 4568 section 7.1). Keys on a stream of plain RTP are an invitation that may be passed over.
///
/// @param keys   null for plain RTP
/// @param answer our line for the answer; null when there is none to write
/// @param lack   why it cannot be; null when it can
record Protection(@Nullable SrtpKeys keys, @Nullable CryptoAttribute answer, Negotiation.@Nullable Lack lack) {
    private static final Protection PLAIN = new Protection(null, null, null);

    private static Protection lacking(Negotiation.Lack lack) {
        return new Protection(null, null, lack);
    }

    /// Of a stream offered to us: its first line we can follow.
    static Protection answering(Media offered, SrtpTerms terms) {
        if (terms.use() == SrtpTerms.Use.REFUSED) {
            return offered.isSecureRtp() ? lacking(Negotiation.Lack.ENCRYPTION_NOT_WANTED) : PLAIN;
        }
        for (CryptoAttribute theirs : offered.crypto()) {
            Optional<CryptoAttribute> ours = theirs.findSuite().flatMap(suite -> find(terms.lines(offered), suite));
            if (ours.isPresent()) {
                return agreed(theirs.tag(), ours.get(), theirs);
            }
        }
        if (offered.isSecureRtp()) {
            return lacking(Negotiation.Lack.NO_COMMON_ENCRYPTION);
        }
        return terms.use() == SrtpTerms.Use.REQUIRED ? lacking(Negotiation.Lack.ENCRYPTION_NEEDED) : PLAIN;
    }

    private static Optional<CryptoAttribute> find(List<CryptoAttribute> lines, CryptoSuite suite) {
        return lines.stream()
                .filter(line -> line.findSuite().filter(suite::equals).isPresent())
                .findFirst();
    }

    private static Protection agreed(int tag, CryptoAttribute ours, CryptoAttribute theirs) {
        CryptoSuite suite = ours.findSuite().orElseThrow();
        MasterKey own = ours.findKey().orElseThrow();
        var keys = new SrtpKeys(suite, own, theirs.findKey().orElseThrow());
        return new Protection(keys, CryptoAttribute.of(tag, suite, own), null);
    }

    /// Of a stream we offered: the line the answer has taken.
    static Protection answered(Media ours, Media answer) {
        for (CryptoAttribute theirs : answer.crypto()) {
            for (CryptoAttribute own : ours.crypto()) {
                if (own.tag() == theirs.tag()
                        && own.findSuite().isPresent()
                        && own.findSuite().equals(theirs.findSuite())) {
                    return agreed(theirs.tag(), own, theirs);
                }
            }
        }
        return ours.isSecureRtp() || answer.isSecureRtp() ? lacking(Negotiation.Lack.NO_COMMON_ENCRYPTION) : PLAIN;
    }
}
