package org.tocsin.edge.telephony;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.sip.message.SipUri;

/// A location URI that presence answers (RFC 6442 section 4.6): `sip:`, `sips:` or `pres:`.
///
/// @param reference as it came with the call
/// @param uri       to subscribe to; that of a presentity is a SIP URI of the same user and host (RFC 3859)
record PresenceTarget(String reference, SipUri uri) {
    static Optional<PresenceTarget> find(String reference) {
        String start = reference.toLowerCase(Locale.ROOT);
        String sip = start.startsWith("pres:") ? "sip:" + reference.substring("pres:".length()) : reference;
        return start.matches("(?s)(sips?|pres):.*")
                ? TrunkPeer.findSip(sip).map(uri -> new PresenceTarget(reference, uri))
                : Optional.empty();
    }

    static List<PresenceTarget> list(Call call) {
        return call.listLocationReferences().stream()
                .flatMap(reference -> find(reference).stream())
                .toList();
    }

    String host() {
        return uri.host();
    }

    boolean isTrusted(TrustList trusted) {
        return trusted.allows(uri.scheme(), uri.host(), uri.port());
    }

    @Override
    public String toString() {
        return "PresenceTarget[" + host() + "]";
    }
}
