package org.tocsin.sip.srtp;

import java.util.Optional;

/// The ways of protection every gateway has (RFC 4568 section 6.2): AES-128 in counter mode, HMAC-SHA1 cut short.
public enum CryptoSuite {
    AES_CM_128_HMAC_SHA1_80(10),
    AES_CM_128_HMAC_SHA1_32(4);

    /// Reports have the long tag in either suite (RFC 4568 section 6.2.2).
    static final int REPORT_TAG_BYTES = 10;

    private final int tagBytes;

    CryptoSuite(int tagBytes) {
        this.tagBytes = tagBytes;
    }

    /// Length of the tag behind each RTP packet.
    public int tagBytes() {
        return tagBytes;
    }

    /// By its name in a session description; case matters not.
    public static Optional<CryptoSuite> find(String name) {
        for (CryptoSuite suite : values()) {
            if (suite.name().equalsIgnoreCase(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
