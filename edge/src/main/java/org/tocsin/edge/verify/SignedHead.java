package org.tocsin.edge.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/// The end of the chain at one moment, vouched for.
///
/// @param sequence  of the newest record
/// @param hash      of that record, 64 hexadecimal digits
/// @param at        when it was signed
/// @param keyId     the first 16 hexadecimal digits of the SHA-256 of the public key
/// @param signature Ed25519 over the ASCII text `tocsin-head-1 SEQUENCE HASH AT KEYID`, 128 hexadecimal digits
record SignedHead(long sequence, String hash, Instant at, String keyId, String signature) {
    private static final String FORM = "tocsin-head-1";

    static SignedHead sign(long sequence, String hash, Instant at, String keyId, PrivateKey key) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text(sequence, hash, at, keyId));
            return new SignedHead(sequence, hash, at, keyId, HexFormat.of().formatHex(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    boolean isSignedBy(PublicKey key) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text(sequence, hash, at, keyId));
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] text(long sequence, String hash, Instant at, String keyId) {
        return (FORM + " " + sequence + " " + hash + " " + at + " " + keyId).getBytes(StandardCharsets.US_ASCII);
    }

    /// One line of the file: the signed text and the signature.
    String line() {
        return FORM + " " + sequence + " " + hash + " " + at + " " + keyId + " " + signature;
    }

    /// @throws IllegalArgumentException if the line is none of ours
    static SignedHead parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 6 || !words[0].equals(FORM)) {
            throw new IllegalArgumentException("not a signed head");
        }
        try {
            return new SignedHead(Long.parseLong(words[1]), words[2], Instant.parse(words[3]), words[4], words[5]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a signed head", e);
        }
    }
}
