package org.tocsin.sip.registrar;

import java.util.Optional;

/// How a digest is reckoned.
public enum DigestAlgorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    private final String text;

    DigestAlgorithm(String text) {
        this.text = text;
    }

    /// Its name on the wire, which is also the JDK's.
    public String text() {
        return text;
    }

    /// MD5 when nothing is said (RFC 7616 section 3.3); empty for one we do not have.
    static Optional<DigestAlgorithm> find(String name) {
        if (name.isEmpty()) {
            return Optional.of(MD5);
        }
        for (DigestAlgorithm one : values()) {
            if (one.text.equalsIgnoreCase(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
