package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// What a subscription is about: the Event header field (RFC 6665 section 8.2.1), `refer;id=93809`.
///
/// @param name the event package: `refer`, `presence`, `dialog`, ...
/// @param id tells subscriptions of one dialog and package apart; empty when there is none
public record EventType(String name, String id) {
    /// What follows a REFER (RFC 3515).
    public static final EventType REFER = new EventType("refer", "");
    /// Where somebody is, and whether he can be reached (RFC 3856).
    public static final EventType PRESENCE = new EventType("presence", "");

    /// @throws MalformedException if the name is no token, or the id could not stand in a header
    public EventType {
        if (!Lexer.isToken(name) || !id.isEmpty() && !Lexer.isToken(id)) {
            throw new MalformedException("event is not package;id=token");
        }
    }

    public static EventType parse(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text : text.substring(0, semicolon);
        Parameters parameters =
                semicolon < 0 ? Parameters.NONE : Parameters.parse(text.substring(semicolon + 1), oddity -> {});
        return new EventType(name.strip(), parameters.find("id").orElse(""));
    }

    public EventType withId(String other) {
        return new EventType(name, other);
    }

    /// The wire form.
    public String text() {
        return id.isEmpty() ? name : name + ";id=" + id;
    }
}
