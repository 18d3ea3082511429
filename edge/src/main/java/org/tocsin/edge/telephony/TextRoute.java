package org.tocsin.edge.telephony;

import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.texts.Route;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.message.Uri;

/// The way back to a sender of MESSAGE: whom to ask, and where to send it. Written `UDP 192.0.2.7 5060 - sip:...`, so
/// that it outlives this process.
record TextRoute(Flow flow, Uri target) {
    static TextRoute of(Flow from, Uri sender) {
        return new TextRoute(from, sender);
    }

    Route route() {
        var connection = flow.connection().isEmpty() ? "-" : flow.connection();
        return new Route(
                flow.transport() + " " + flow.host() + " " + flow.port() + " " + connection + " " + target.text());
    }

    /// Empty for a route that is not ours, or by number alone.
    static Optional<TextRoute> find(Route route) {
        var parts = route.text().split(" ", 5);
        try {
            return parts.length < 5
                    ? Optional.empty()
                    : Optional.of(new TextRoute(
                            new Flow(
                                    Transport.valueOf(parts[0]),
                                    parts[1],
                                    Integer.parseInt(parts[2]),
                                    parts[3].equals("-") ? "" : parts[3]),
                            Uri.parse(parts[4])));
        } catch (IllegalArgumentException | MalformedException e) {
            return Optional.empty();
        }
    }

    /// By number, through a gateway: `host:port`, `tcp:host:port`.
    ///
    /// @throws IllegalArgumentException if the gateway is written otherwise
    static TextRoute through(String gateway, PhoneNumber number) {
        var flow = gateway(gateway);
        return new TextRoute(flow, Uri.parse("sip:" + number.digits() + "@" + flow.host() + ";user=phone"));
    }

    /// @throws IllegalArgumentException if it is not written `host:port`, `udp:host:port` or `tcp:host:port`
    static Flow gateway(String text) {
        var parts = text.strip().toLowerCase(Locale.ROOT).split(":");
        boolean named = parts.length == 3 && (parts[0].equals("udp") || parts[0].equals("tcp"));
        if (!named && parts.length != 2 || !parts[parts.length - 1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException("a gateway is written host:port, or tcp:host:port");
        }
        int port = Integer.parseInt(parts[parts.length - 1]);
        var host = parts[parts.length - 2];
        return named && parts[0].equals("tcp") ? Flow.tcp(host, port) : Flow.udp(host, port);
    }
}
