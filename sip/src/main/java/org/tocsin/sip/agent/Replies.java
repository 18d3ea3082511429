package org.tocsin.sip.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Via;

/// Puts our own header fields into what we send.
final class Replies {
    private static final Set<Method> TARGET_REFRESHING =
            Set.of(Method.INVITE, Method.UPDATE, Method.REFER, Method.SUBSCRIBE, Method.NOTIFY);

    private final UserAgentSettings settings;
    private final Identifiers identifiers;
    private final String salt;
    private final String allow;
    private final String supported;

    Replies(UserAgentSettings settings, Identifiers identifiers) {
        this.settings = settings;
        this.identifiers = identifiers;
        this.salt = identifiers.next();
        var methods = new ArrayList<String>();
        UserAgentSettings.OWN_METHODS.forEach(method -> methods.add(method.name()));
        settings.forwarded().stream().map(Method::name).sorted().forEach(methods::add);
        this.allow = String.join(", ", methods.stream().distinct().toList());
        var options = new ArrayList<>(UserAgentSettings.OWN_EXTENSIONS);
        settings.supported().stream().sorted().forEach(options::add);
        this.supported = String.join(", ", options);
    }

    /// An answer that keeps no state: the tag is the same for each repetition of the request.
    SipResponse stateless(SipRequest request, int status) {
        return server(request.reply(status, stableTag(request)));
    }

    String stableTag(SipRequest request) {
        String text = salt
                + request.callId()
                + request.fromTag().orElse("")
                + request.topVia().branch().orElse("");
        return stableTag(text);
    }

    String stableTag(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return Long.toUnsignedString(hash, 36);
    }

    /// A refusal with what goes with its status: Allow, Accept, Unsupported.
    SipResponse refusal(SipRequest request, int status) {
        SipResponse response = stateless(request, status);
        return switch (status) {
            case 405 -> response.with("Allow", allow);
            case 415 ->
                response.with("Accept", "application/sdp, multipart/mixed").with("Accept-Encoding", "identity");
            case 420 -> response.with("Unsupported", String.join(", ", unsupported(request)));
            case 422 -> response.with("Min-SE", Integer.toString(SessionTimer.MINIMUM_SECONDS));
            default -> response;
        };
    }

    /// The answer to a SUBSCRIBE for a package we do not serve (RFC 6665 section 4.2.1.2).
    SipResponse badEvent(SipRequest subscribe) {
        return stateless(subscribe, 489)
                .with(
                        "Allow-Events",
                        String.join(
                                ", ", settings.eventPackages().stream().sorted().toList()));
    }

    /// The option tags a request requires and we do not have.
    List<String> unsupported(SipRequest request) {
        return request.headers().listValues("Require").stream()
                .filter(option -> !settings.supports(option))
                .toList();
    }

    SipResponse capabilities(SipRequest request, String tag, Flow flow) {
        SipResponse response = server(request.reply(200, tag));
        return response.withHeaders(response.headers()
                .with("Contact", contact(flow, isSecure(request)))
                .with("Allow", allow)
                .with("Accept", "application/sdp, multipart/mixed, application/pidf+xml")
                .with("Accept-Encoding", "identity")
                .with("Supported", supported));
    }

    /// A response that sets up or keeps a dialog: with Record-Route and our Contact.
    SipResponse inDialog(SipRequest request, int status, String tag, Flow flow) {
        SipResponse response = server(request.reply(status, tag));
        var lines = new ArrayList<>(response.headers().lines());
        request.headers().listLines("Record-Route").forEach(route -> lines.add(new Header("Record-Route", route)));
        lines.add(new Header("Contact", contact(flow, isSecure(request))));
        lines.add(new Header("Allow", allow));
        lines.add(new Header("Supported", supported));
        return response.withHeaders(new Headers(lines));
    }

    SipResponse server(SipResponse response) {
        return response.with("Server", settings.product());
    }

    /// A request as it leaves us: with a Via of its own branch, and what we can do where that is of use.
    SipRequest outgoing(SipRequest request, Flow flow) {
        HostPort here = address(flow.transport());
        String via = Via.of(flow.transport().name(), here, Via.MAGIC_COOKIE + identifiers.next())
                        .text()
                + (flow.transport() == Transport.TLS ? ";alias" : ""); // RFC 5923: call us back on this connection
        Headers headers = request.headers().withFirst("Via", via);
        if (TARGET_REFRESHING.contains(request.method()) && !headers.contains("Contact")) {
            headers = headers.with("Contact", contact(flow, isSecure(request)))
                    .with("Allow", allow)
                    .with("Supported", supported);
        }
        return request.withHeaders(headers.with("User-Agent", settings.product()));
    }

    /// RFC 3261 section 8.1.1.8: whoever is asked for securely is found securely.
    private static boolean isSecure(SipRequest request) {
        return request.uri() instanceof SipUri uri && uri.secure();
    }

    private String contact(Flow flow, boolean secure) {
        HostPort here = address(flow.transport());
        SipUri uri = SipUri.of(settings.user(), here.host(), here.port());
        if (secure) {
            return NameAddr.of(uri.secured()).text();
        }
        return NameAddr.of(
                        switch (flow.transport()) {
                            case UDP -> uri;
                            case TCP -> uri.with("transport", "tcp");
                            case TLS -> uri.with("transport", "tls");
                        })
                .text();
    }

    String host(Flow flow) {
        return address(flow.transport()).host();
    }

    private HostPort address(Transport transport) {
        HostPort exact = settings.addresses().get(transport);
        if (exact != null) {
            return exact;
        }
        for (Transport other : Transport.values()) {
            HostPort address = settings.addresses().get(other);
            if (address != null) {
                return address;
            }
        }
        throw new IllegalStateException("a user agent without an address");
    }
}
