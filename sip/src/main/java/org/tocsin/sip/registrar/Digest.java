package org.tocsin.sip.registrar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tocsin.sip.message.Method;

/// What a digest comes to (RFC 7616 section 3.4.1), with `qop=auth` or as RFC 2069 had it.
public final class Digest {
    private Digest() {}

    /// Whether these credentials are what somebody with this secret says to this request.
    public static boolean proves(DigestCredentials said, String secret, Method method) {
        byte[] right = response(said, secret, method).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, said.response().getBytes(StandardCharsets.UTF_8));
    }

    /// Our answer to a challenge.
    ///
    /// @param cnonce fresh and not guessable
    /// @param count how often this nonce has been used, from 1
    public static DigestCredentials answer(
            DigestChallenge challenge,
            String user,
            String secret,
            Method method,
            String uri,
            String cnonce,
            int count) {
        var open = new DigestCredentials(
                user,
                challenge.realm(),
                challenge.nonce(),
                uri,
                challenge.algorithm(),
                challenge.auth() ? cnonce : "",
                challenge.auth() ? "%08x".formatted(count) : "",
                challenge.opaque(),
                "");
        return new DigestCredentials(
                user,
                open.realm(),
                open.nonce(),
                uri,
                open.algorithm(),
                open.cnonce(),
                open.count(),
                open.opaque(),
                response(open, secret, method));
    }

    private static String response(DigestCredentials said, String secret, Method method) {
        String who = hash(said.algorithm(), said.user() + ":" + said.realm() + ":" + secret);
        String what = hash(said.algorithm(), method.name() + ":" + said.uri());
        String between = said.count().isEmpty()
                ? said.nonce()
                : said.nonce() + ":" + said.count() + ":" + said.cnonce() + ":auth";
        return hash(said.algorithm(), who + ":" + between + ":" + what);
    }

    private static String hash(DigestAlgorithm algorithm, String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm.text()).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
        }
    }
}
