package org.tocsin.core.calls;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One Additional Data block (RFC 7852) or like addition: what the network said about the call beside number and place.
///
/// @param block  `ProviderInfo`, `ServiceInfo`, `DeviceInfo`, `SubscriberInfo`, `Comment`, `VEDS`...
/// @param values readable name and value pairs, in the order received
/// @param raw    the block as received, kept for the record
public record AdditionalData(String block, Map<String, String> values, String raw) {
    public AdditionalData {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Personal details may be inside.
    @Override
    public String toString() {
        return "AdditionalData[" + block + "]";
    }
}
