package org.tocsin.sip.message;

import java.util.Set;

/// A message and all that was odd about it.
public record ParsedMessage(SipMessage message, Set<Oddity> oddities) {
    public ParsedMessage {
        oddities = Set.copyOf(oddities);
    }

    /// Whether an ordinary request with these oddities is answered with 400.
    public boolean isRefusable() {
        for (Oddity oddity : oddities) {
            if (oddity.refusable()) {
                return true;
            }
        }
        return false;
    }
}
