package org.tocsin.core.calls;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One Additional Data block (RFC 7852) or like addition: what the network said about the call beside number and place.
///
/// @param block  `ProviderInfo`, `ServiceInfo`, `DeviceInfo`, `SubscriberInfo`, `Comment`, `VEDS`...
/// @param values readable name and value pairs, in the order received
/// @param raw    the block as received, kept for the record
public record AdditionalData(String block, Map<String, String> values, String raw) {
    /// The block that says what the caller speaks: `language` a code of the directory, `name` in English, `tags` as
    /// sent.
    public static final String LANGUAGES = "Languages";

    public AdditionalData {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Under this name a block says where it can be fetched.
    public static final String REFERENCE = "reference";

    /// The block that refers to where the caller is (RFC 6442): a location URI.
    public static final String LOCATION = "Location";

    /// What a location URI leads to.
    public static AdditionalData location(String uri) {
        return new AdditionalData(LOCATION, Map.of(REFERENCE, uri), "");
    }

    /// Where the block can be fetched; empty for one that came with the call.
    public Optional<String> findReference() {
        return Optional.ofNullable(values.get(REFERENCE));
    }

    /// Whether the other is this block before it was fetched.
    boolean replaces(AdditionalData other) {
        return findReference().isPresent()
                && block.equals(other.block)
                && findReference().equals(other.findReference());
    }

    /// Personal details may be inside.
    @Override
    public String toString() {
        return "AdditionalData[" + block + "]";
    }
}
