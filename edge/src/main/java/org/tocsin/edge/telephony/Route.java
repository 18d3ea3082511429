package org.tocsin.edge.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tocsin.core.directory.Address;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.dialog.Replaces;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;

/// How calls of this centre leave it: numbers through a trunk, SIP URIs straight to their host.
///
/// @param trunks   where numbers are sent, the best first; empty for nowhere
/// @param callerId the centre's own number, shown to those who are called; may be empty
public record Route(List<TrunkPeer> trunks, String callerId) {
    public static final Route NONE = new Route(List.of(), "");

    public Route {
        trunks = List.copyOf(trunks);
        if (!callerId.matches("\\+?[0-9]{0,24}")) {
            throw new IllegalArgumentException("a caller id is a number");
        }
    }

    /// @param trunks `sip:host:port`, several with commas between them, empty for none
    /// @throws IllegalArgumentException if it is something else
    public static Route of(String trunks, String callerId) {
        return new Route(TrunkPeer.list(trunks), callerId);
    }

    /// Where an INVITE goes.
    record Destination(SipUri target, NameAddr from, Flow flow, Headers headers) {
        @Override
        public String toString() {
            return "Destination[" + flow.host() + "]";
        }
    }

    /// The ways there, the one to try first first. Trunks that do not stand come last: when no other is left they are
    /// tried all the same. Empty if there is no way.
    ///
    /// @param stands whether the trunk of this name is up, as far as is known
    List<Destination> list(Address to, String ownHost, Predicate<String> stands) {
        if (to.isUri()) {
            return TrunkPeer.findSip(to.text())
                    .map(uri -> List.of(destination(uri, TrunkPeer.flow(uri), ownHost)))
                    .orElseGet(List::of);
        }
        var first = new ArrayList<Destination>();
        var last = new ArrayList<Destination>();
        for (var trunk : trunks) {
            var way = destination(number(trunk.uri(), to.text()), trunk.flow(), ownHost);
            (stands.test(trunk.name()) ? first : last).add(way);
        }
        first.addAll(last);
        return first;
    }

    /// @param wanted a Replaces among its header fields (RFC 3891) becomes one of the INVITE's
    private Destination destination(SipUri wanted, Flow flow, String ownHost) {
        var replaces = replaces(wanted);
        var target = wanted.withoutHeaders();
        var own = SipUri.of(callerId.isEmpty() ? "centre" : callerId, bracketed(ownHost), 0);
        var headers = callerId.isEmpty()
                ? Headers.NONE
                : Headers.of("P-Asserted-Identity", NameAddr.of(own).text());
        var all = replaces.map(one -> headers.with("Replaces", one.text())).orElse(headers);
        return new Destination(target, NameAddr.of(own), flow, all);
    }

    private static Optional<Replaces> replaces(SipUri wanted) {
        try {
            return wanted.headers().isEmpty()
                    ? Optional.empty()
                    : ReferTarget.parse(NameAddr.of(wanted).text()).findReplaces();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static SipUri number(SipUri via, String digits) {
        var number = SipUri.of(digits, via.host(), via.port()).with("user", "phone");
        return via.secure() ? number.secured() : number;
    }

    static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
