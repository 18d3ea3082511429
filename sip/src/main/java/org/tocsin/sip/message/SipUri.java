package org.tocsin.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;

/// `sip:user@host:port;params?headers` (RFC 3261 section 19.1). User and headers are the raw, escaped text. Hides
/// its user in `toString`: it is often a telephone number.
///
/// @param userInfo all before `@`, with a password if there is one; null when there is no `@`
/// @param port 0 when none is given
/// @param headers all after `?`, without it; empty when there is none
public record SipUri(
        boolean secure, @Nullable String userInfo, String host, int port, Parameters parameters, String headers)
        implements Uri {
    /// @throws MalformedException if the host is no name or address, or the port is beyond 65535
    public SipUri {
        if (!isHost(host)) {
            throw new MalformedException("SIP URI without a host");
        }
        if (port < 0 || port > 65_535) {
            throw new MalformedException("SIP URI with a port beyond 65535");
        }
    }

    /// `sip:user@host:port`; the user is escaped as needed, an empty one is left out.
    public static SipUri of(String user, String host, int port) {
        return new SipUri(false, user.isEmpty() ? null : escapeUser(user), host, port, Parameters.NONE, "");
    }

    static SipUri parse(boolean secure, String rest) {
        int at = rest.lastIndexOf('@');
        String userInfo = at < 0 ? null : rest.substring(0, at);
        String tail = rest.substring(at + 1);
        int question = tail.indexOf('?');
        String headers = question < 0 ? "" : tail.substring(question + 1);
        String hostAndParameters = question < 0 ? tail : tail.substring(0, question);
        int semicolon = hostAndParameters.indexOf(';');
        Parameters parameters = semicolon < 0
                ? Parameters.NONE
                : Parameters.parse(hostAndParameters.substring(semicolon + 1), oddity -> {});
        String hostPort = semicolon < 0 ? hostAndParameters : hostAndParameters.substring(0, semicolon);
        HostPort where = HostPort.parse(hostPort);
        return new SipUri(secure, userInfo, where.host(), where.port(), parameters, headers);
    }

    static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > 255) {
            return false;
        }
        boolean bracketed = host.charAt(0) == '[';
        if (bracketed && (host.length() < 4 || host.charAt(host.length() - 1) != ']')) {
            return false;
        }
        int end = bracketed ? host.length() - 1 : host.length();
        for (int i = bracketed ? 1 : 0; i < end; i++) {
            char c = host.charAt(i);
            boolean fits = bracketed
                    ? (Character.digit(c, 16) >= 0 && c < 128) || c == ':' || c == '.' || c == '%'
                    : Lexer.isAlphanumeric(c) || c == '.' || c == '-' || c == '_';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The user without password, escapes resolved.
    public Optional<String> user() {
        if (userInfo == null) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return Optional.of(Lexer.unescape(colon < 0 ? userInfo : userInfo.substring(0, colon)));
    }

    /// This URI with one parameter set; a null value makes a flag.
    public SipUri with(String name, @Nullable String value) {
        return new SipUri(secure, userInfo, host, port, parameters.with(name, value), headers);
    }

    /// The same as a `sips:` URI.
    public SipUri secured() {
        return new SipUri(true, userInfo, host, port, parameters, headers);
    }

    /// This URI without header fields, as it may stand in a start line.
    public SipUri withoutHeaders() {
        return headers.isEmpty() ? this : new SipUri(secure, userInfo, host, port, parameters, "");
    }

    @Override
    public String scheme() {
        return secure ? "sips" : "sip";
    }

    @Override
    public String text() {
        var text = new StringBuilder(scheme()).append(':');
        if (userInfo != null) {
            text.append(userInfo).append('@');
        }
        text.append(host);
        if (port > 0) {
            text.append(':').append(port);
        }
        text.append(parameters.text());
        if (!headers.isEmpty()) {
            text.append('?').append(headers);
        }
        return text.toString();
    }

    private static String escapeUser(String user) {
        var escaped = new StringBuilder();
        for (byte b : user.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Lexer.isAlphanumeric(c) || "-_.!~*'()&=+$,;?/".indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return "SipUri[...@" + host + "]";
    }
}
