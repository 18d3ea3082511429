package org.tocsin.edge.telephony.keepalive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// A trunk as it is configured.
///
/// @param name host and port, as it is shown and recorded
/// @param flow where requests go
public record TrunkPeer(String name, SipUri uri, Flow flow) {
    /// @param text `sip:host:port`, `sip:host;transport=tcp`, `sips:host` for TLS
    /// @throws IllegalArgumentException if it is something else
    public static TrunkPeer of(String text) {
        var uri = findSip(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a trunk is written sip:host:port, several with commas between them"));
        var flow = flow(uri);
        return new TrunkPeer(uri.host() + ":" + flow.port(), uri, flow);
    }

    /// @param text trunks with commas between them, empty for none
    /// @throws IllegalArgumentException if one is written otherwise, or twice
    public static List<TrunkPeer> list(String text) {
        var all = new ArrayList<TrunkPeer>();
        for (var one : text.split(",")) {
            if (!one.isBlank()) {
                var peer = of(one.strip());
                if (all.stream().anyMatch(other -> other.name().equals(peer.name()))) {
                    throw new IllegalArgumentException("the trunk " + peer.name() + " is named twice");
                }
                all.add(peer);
            }
        }
        return List.copyOf(all);
    }

    /// Where a request to this URI goes.
    public static Flow flow(SipUri uri) {
        var transport = transport(uri);
        return new Flow(transport, uri.host(), uri.port() > 0 ? uri.port() : transport.defaultPort(), "");
    }

    private static Transport transport(SipUri uri) {
        var named = uri.parameters().find("transport").orElse("").toLowerCase(Locale.ROOT);
        if (uri.secure() || named.equals("tls")) {
            return Transport.TLS;
        }
        return named.equals("tcp") ? Transport.TCP : Transport.UDP;
    }

    /// A SIP URI, if it is one.
    public static Optional<SipUri> findSip(String text) {
        try {
            return Uri.parse(text) instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
