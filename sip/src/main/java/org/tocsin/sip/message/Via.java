package org.tocsin.sip.message;

import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.sip.MalformedException;

/// One step of the way a request came, and its response goes back (RFC 3261 section 20.42).
///
/// @param version the SIP version named, normally `2.0`
/// @param transport as written: `UDP`, `TCP`, `TLS` or a name we do not know
public record Via(String version, String transport, HostPort sentBy, Parameters parameters) {
    /// What every branch made by an element of RFC 3261 begins with.
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /// @throws MalformedException if version or transport is not a token
    public Via {
        if (!Lexer.isToken(version) || !Lexer.isToken(transport)) {
            throw new MalformedException("Via without a protocol");
        }
    }

    /// Our own Via, asking for the response at the port we sent from (RFC 3581).
    public static Via of(String transport, HostPort sentBy, String branch) {
        return new Via(
                "2.0", transport, sentBy, Parameters.NONE.with("branch", branch).with("rport", null));
    }

    /// Reads one Via.
    ///
    /// @throws MalformedException if there is no `SIP/version/transport host` in it
    public static Via parse(String text) {
        return parse(text, oddity -> {});
    }

    static Via parse(String text, Consumer<Oddity> oddities) {
        int semicolon = text.indexOf(';');
        String head = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        Parameters parameters =
                semicolon < 0 ? Parameters.NONE : Parameters.parse(text.substring(semicolon + 1), oddities);
        int first = head.indexOf('/');
        int second = first < 0 ? -1 : head.indexOf('/', first + 1);
        if (second < 0 || !head.substring(0, first).strip().equalsIgnoreCase("SIP")) {
            throw new MalformedException("Via without a protocol");
        }
        String rest = head.substring(second + 1).strip();
        int space = 0;
        while (space < rest.length() && !Lexer.isSpace(rest.charAt(space))) {
            space++;
        }
        return new Via(
                head.substring(first + 1, second).strip(),
                rest.substring(0, space),
                HostPort.parse(rest.substring(space).strip()),
                parameters);
    }

    public Optional<String> branch() {
        return parameters.find("branch").filter(branch -> !branch.isEmpty());
    }

    /// Whether the branch is one of RFC 3261: the magic cookie with something behind it, hence unique.
    public boolean hasUniqueBranch() {
        return branch().filter(b -> b.length() > MAGIC_COOKIE.length()
                        && b.regionMatches(true, 0, MAGIC_COOKIE, 0, MAGIC_COOKIE.length()))
                .isPresent();
    }

    /// The address the request really came from, when the server that got it wrote it down.
    public Optional<String> received() {
        return parameters.find("received").filter(r -> !r.isEmpty());
    }

    /// This Via as the server that received it passes it on: `received` always, `rport` if it was asked for.
    public Via receivedFrom(String host, int port) {
        Parameters changed = parameters.with("received", host);
        if (parameters.contains("rport")) {
            changed = changed.with("rport", Integer.toString(port));
        }
        return new Via(version, transport, sentBy, changed);
    }

    /// The wire form.
    public String text() {
        return "SIP/" + version + "/" + transport + " " + sentBy.text() + parameters.text();
    }
}
