package org.tocsin.sip.emergency;

import java.util.Locale;
import java.util.Optional;

/// A call or incident identifier of the emergency network (NENA-STA-010 section 2.1.6):
/// `urn:emergency:uid:callid:ID:domain`, in older networks `urn:nena:uid:callid:ID:domain`.
///
/// @param urn as it came
/// @param id the unique part
/// @param domain of the element that made it; empty if there is none
public record EmergencyIdentifier(String urn, String id, String domain) {
    /// Reads an identifier of the kind `callid` or `incidentid`; empty if it is none.
    public static Optional<EmergencyIdentifier> find(String urn, String kind) {
        String text = urn.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        for (String prefix : new String[] {"urn:emergency:uid:", "urn:nena:uid:"}) {
            String whole = prefix + kind + ":";
            if (lower.startsWith(whole) && text.length() > whole.length() && text.length() < 512) {
                String rest = text.substring(whole.length());
                int colon = rest.indexOf(':');
                return Optional.of(
                        colon < 0
                                ? new EmergencyIdentifier(text, rest, "")
                                : new EmergencyIdentifier(text, rest.substring(0, colon), rest.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }
}
