package org.tocsin.edge.http;

import org.jspecify.annotations.Nullable;

/// Reads `Authorization: Bearer TOKEN` (RFC 6750 section 2.1).
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /// The token, empty when there is none.
    static String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }
}
