package org.tocsin.sip.agent;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Via;

/// Where messages go. Names are not looked up here: a host that is no address is reached where it was last heard
/// of.
final class Routing {
    private Routing() {}

    /// The request with its top Via marked with where it really came from (RFC 3261 section 18.2.1, RFC 3581).
    static SipRequest stamped(SipRequest request, Flow source) {
        String line = request.headers().get("Via");
        Via top = request.topVia();
        String host = source.host().indexOf(':') >= 0 ? "[" + source.host() + "]" : source.host();
        boolean told =
                top.sentBy().host().equalsIgnoreCase(host) && !top.parameters().contains("rport");
        if (told) {
            return request;
        }
        int comma = endOfFirst(line);
        String rest = comma < 0 ? "" : line.substring(comma);
        String marked = top.receivedFrom(source.host(), source.port()).text() + rest;
        return new SipRequest(
                request.method(), request.uri(), request.headers().withFirstReplaced("Via", marked), request.body());
    }

    /// The comma behind the first Via of a line, or -1. No quoted string or bracket holds a comma in a sane Via.
    private static int endOfFirst(String line) {
        return line.indexOf(',');
    }

    /// Where the response to a request goes (RFC 3261 section 18.2.2): back on the connection, or to the address
    /// the datagram came from, at the port it came from if `rport` was asked for, else at the port of its Via.
    static Flow replyTo(Via via, Flow source) {
        if (source.transport().isReliable() || via.parameters().contains("rport")) {
            return source;
        }
        return new Flow(source.transport(), source.host(), portOf(via, source.transport()), "");
    }

    /// Where it goes when that connection is gone: a new one, to the port of the Via.
    static Flow replyElsewhere(Via via, Flow lost) {
        return new Flow(lost.transport(), lost.host(), portOf(via, lost.transport()), "");
    }

    private static int portOf(Via via, Transport transport) {
        return via.sentBy().port() > 0 ? via.sentBy().port() : transport.defaultPort();
    }

    /// Where the next request of a dialog goes: on the open connection; else to the first route or the Contact if
    /// that is an address we can send to; else where the other side was last heard from. A peer behind a NAT, known
    /// by `received`, is always reached where it was heard from unless it named a route.
    static Flow next(@Nullable Dialog dialog, Flow heardFrom, boolean translated) {
        if (dialog == null || heardFrom.hasConnection() || (translated && !dialog.hasRoutes())) {
            return heardFrom;
        }
        if (!(dialog.nextHop() instanceof SipUri hop)) {
            return heardFrom;
        }
        String host = hop.parameters().find("maddr").filter(m -> !m.isEmpty()).orElse(hop.host());
        boolean usable = isAddress(host) && !host.equals("0.0.0.0");
        if (!usable) {
            return heardFrom;
        }
        Transport transport = hop.secure()
                ? Transport.TLS
                : Transport.named(hop.parameters().find("transport").orElse(""), Transport.UDP);
        return new Flow(transport, host, hop.port() > 0 ? hop.port() : transport.defaultPort(), "");
    }

    private static boolean isAddress(String host) {
        try {
            return new HostPort(host, 0).isAddress();
        } catch (org.tocsin.sip.MalformedException e) {
            return false;
        }
    }
}
