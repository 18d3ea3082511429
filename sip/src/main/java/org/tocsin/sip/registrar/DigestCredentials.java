package org.tocsin.sip.registrar;

import org.tocsin.sip.MalformedException;

/// An Authorization or Proxy-Authorization header field (RFC 7616 section 3.4).
///
/// @param cnonce empty without `qop`
/// @param count the nonce count as eight hexadecimal digits; empty without `qop`
public record DigestCredentials(
        String user,
        String realm,
        String nonce,
        String uri,
        DigestAlgorithm algorithm,
        String cnonce,
        String count,
        String opaque,
        String response) {
    /// @throws MalformedException if it is another scheme or algorithm, or lacks a part
    public static DigestCredentials parse(String header) {
        var fields = DigestFields.parse(header);
        for (String needed : new String[] {"username", "realm", "nonce", "uri", "response"}) {
            if (!fields.containsKey(needed)) {
                throw new MalformedException("digest credentials lack a part");
            }
        }
        boolean auth = fields.getOrDefault("qop", "").equalsIgnoreCase("auth");
        String count = auth ? fields.getOrDefault("nc", "") : "";
        if (auth && !count.matches("[0-9a-fA-F]{8}")) {
            throw new MalformedException("nonce count is not eight hexadecimal digits");
        }
        return new DigestCredentials(
                fields.getOrDefault("username", ""),
                fields.getOrDefault("realm", ""),
                fields.getOrDefault("nonce", ""),
                fields.getOrDefault("uri", ""),
                DigestAlgorithm.find(fields.getOrDefault("algorithm", ""))
                        .orElseThrow(() -> new MalformedException("digest of an algorithm we do not have")),
                auth ? fields.getOrDefault("cnonce", "") : "",
                count,
                fields.getOrDefault("opaque", ""),
                fields.getOrDefault("response", ""));
    }

    /// The wire form.
    public String text() {
        return "Digest username=" + DigestFields.quote(user) + ", realm=" + DigestFields.quote(realm) + ", nonce="
                + DigestFields.quote(nonce) + ", uri=" + DigestFields.quote(uri) + ", algorithm=" + algorithm.text()
                + ", response=" + DigestFields.quote(response)
                + (count.isEmpty() ? "" : ", qop=auth, cnonce=" + DigestFields.quote(cnonce) + ", nc=" + count)
                + (opaque.isEmpty() ? "" : ", opaque=" + DigestFields.quote(opaque));
    }

    @Override
    public String toString() {
        return "DigestCredentials[" + algorithm + "]";
    }
}
