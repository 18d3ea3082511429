package org.tocsin.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.tocsin.edge.people.Sessions;

/// The cookie that carries a session's token: never readable by scripts, never sent by a page of another site.
final class SessionCookie {
    static final String NAME = "tocsin";

    private SessionCookie() {}

    static Optional<String> find(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    static String with(String token, boolean secure) {
        return cookie(token, Sessions.LASTS, secure);
    }

    static String cleared(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    private static String cookie(String value, Duration age, boolean secure) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }
}
