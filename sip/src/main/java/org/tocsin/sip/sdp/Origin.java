package org.tocsin.sip.sdp;

import org.tocsin.sip.MalformedException;

/// The `o=` line: who made this description, which session, which version of it.
public record Origin(String user, String sessionId, String version, String address) {
    /// @throws MalformedException if a field is empty or has a space
    public Origin {
        for (String field : new String[] {user, sessionId, version, address}) {
            if (field.isEmpty() || field.chars().anyMatch(c -> c <= ' ')) {
                throw new MalformedException("o= with an empty field");
            }
        }
    }

    static Origin parse(String text) {
        String[] fields = Fields.split(text);
        if (fields.length < 6) {
            throw new MalformedException("o= without six fields");
        }
        return new Origin(fields[0], fields[1], fields[2], fields[5]);
    }

    String text() {
        return user + " " + sessionId + " " + version + " " + SessionDescription.network(address);
    }
}
