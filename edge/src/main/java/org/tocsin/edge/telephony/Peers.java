package org.tocsin.edge.telephony;

import java.util.List;
import org.tocsin.edge.telephony.phones.PhoneAccount;

/// Who is known by name on the other side of SIP.
///
/// @param phones the telephones on the desks
public record Peers(List<PhoneAccount> phones) {
    /// Nobody.
    public static final Peers NONE = new Peers(List.of());

    public Peers {
        phones = List.copyOf(phones);
    }
}
