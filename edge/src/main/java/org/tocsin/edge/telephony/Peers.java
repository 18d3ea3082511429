package org.tocsin.edge.telephony;

import java.util.List;
import org.tocsin.edge.telephony.phones.PhoneAccount;
import org.tocsin.edge.telephony.trunks.Trunks;

/// Who is known by name on the other side of SIP.
///
/// @param phones the telephones on the desks
/// @param trunks the networks we call and are called by
public record Peers(List<PhoneAccount> phones, Trunks trunks) {
    /// Nobody.
    public static final Peers NONE = new Peers(List.of(), Trunks.NONE);

    public Peers {
        phones = List.copyOf(phones);
    }

    public Peers(List<PhoneAccount> phones) {
        this(phones, Trunks.NONE);
    }
}
