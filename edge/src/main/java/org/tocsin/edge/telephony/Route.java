package org.tocsin.edge.telephony;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.directory.Address;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// How calls of this centre leave it: numbers through a trunk, SIP URIs straight to their host.
///
/// @param trunk    where numbers are sent, null for nowhere
/// @param callerId the centre's own number, shown to those who are called; may be empty
public record Route(@Nullable SipUri trunk, String callerId) {
    public static final Route NONE = new Route(null, "");

    private static final int SIP_PORT = 5060;

    public Route {
        if (!callerId.matches("\\+?[0-9]{0,24}")) {
            throw new IllegalArgumentException("a caller id is a number");
        }
    }

    /// @param trunk `sip:host:port`, empty for none
    /// @throws IllegalArgumentException if it is something else
    public static Route of(String trunk, String callerId) {
        if (trunk.isEmpty()) {
            return new Route(null, callerId);
        }
        return new Route(
                findSip(trunk).orElseThrow(() -> new IllegalArgumentException("a trunk is written sip:host:port")),
                callerId);
    }

    /// Where an INVITE goes.
    record Destination(SipUri target, NameAddr from, Flow flow, Headers headers) {
        @Override
        public String toString() {
            return "Destination[" + flow.host() + "]";
        }
    }

    /// Empty if there is no way there.
    Optional<Destination> find(Address to, String ownHost) {
        var target =
                to.isUri() ? findSip(to.text()) : Optional.ofNullable(trunk).map(via -> number(via, to.text()));
        return target.map(uri -> {
            var own = SipUri.of(callerId.isEmpty() ? "centre" : callerId, bracketed(ownHost), 0);
            var headers = callerId.isEmpty()
                    ? Headers.NONE
                    : Headers.of("P-Asserted-Identity", NameAddr.of(own).text());
            return new Destination(uri, NameAddr.of(own), flow(to.isUri() || trunk == null ? uri : trunk), headers);
        });
    }

    private static SipUri number(SipUri via, String digits) {
        return SipUri.of(digits, via.host(), via.port()).with("user", "phone");
    }

    private static Flow flow(SipUri uri) {
        int port = uri.port() > 0 ? uri.port() : SIP_PORT;
        boolean tcp = uri.parameters()
                .find("transport")
                .filter("tcp"::equalsIgnoreCase)
                .isPresent();
        return tcp ? Flow.tcp(uri.host(), port) : Flow.udp(uri.host(), port);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static Optional<SipUri> findSip(String text) {
        try {
            return Uri.parse(text) instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
