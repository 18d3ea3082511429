package org.tocsin.sip.registrar;

import java.util.Arrays;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// A WWW-Authenticate or Proxy-Authenticate header field (RFC 7616 section 3.3).
///
/// @param stale the answer was right but for its nonce: ask again with this one
/// @param opaque to be given back; empty when there is none
/// @param auth whether `qop=auth` is offered
public record DigestChallenge(
        String realm, String nonce, DigestAlgorithm algorithm, boolean stale, String opaque, boolean auth) {
    /// Empty if it asks for an algorithm we do not have.
    ///
    /// @throws MalformedException if it is another scheme or cannot be read
    public static Optional<DigestChallenge> parse(String header) {
        var fields = DigestFields.parse(header);
        String nonce = fields.getOrDefault("nonce", "");
        if (nonce.isEmpty()) {
            throw new MalformedException("digest challenge without a nonce");
        }
        boolean auth = Arrays.stream(fields.getOrDefault("qop", "").split(",", -1))
                .anyMatch(one -> one.strip().equalsIgnoreCase("auth"));
        return DigestAlgorithm.find(fields.getOrDefault("algorithm", ""))
                .map(algorithm -> new DigestChallenge(
                        fields.getOrDefault("realm", ""),
                        nonce,
                        algorithm,
                        fields.getOrDefault("stale", "").equalsIgnoreCase("true"),
                        fields.getOrDefault("opaque", ""),
                        auth));
    }

    /// The wire form.
    public String text() {
        return "Digest realm=" + DigestFields.quote(realm) + ", nonce=" + DigestFields.quote(nonce) + ", algorithm="
                + algorithm.text() + (stale ? ", stale=true" : "")
                + (opaque.isEmpty() ? "" : ", opaque=" + DigestFields.quote(opaque)) + (auth ? ", qop=\"auth\"" : "");
    }
}
