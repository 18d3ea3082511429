package org.tocsin.edge.reference;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom this centre asks for what calls refer to.
///
/// @param servers nobody else is asked
public record TrustList(List<Server> servers) {
    /// Nobody.
    public static final TrustList NOBODY = new TrustList(List.of());

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(https?|sips?)://)?(\\*\\.)?([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::(\\d{1,5}|\\*))?");

    /// One server, or all of a domain.
    ///
    /// @param scheme  `https`, `http`, `sip` or `sips`
    /// @param host    in lower case, IPv6 with brackets
    /// @param subdomains whether it stands for every name below `host` instead
    /// @param port    0 for any
    public record Server(String scheme, String host, boolean subdomains, int port) {
        boolean is(String askedScheme, String askedHost, int askedPort) {
            boolean named = subdomains ? askedHost.endsWith("." + host) : askedHost.equals(host);
            return named && scheme.equals(askedScheme) && (port == 0 || port == askedPort);
        }
    }

    public TrustList {
        servers = List.copyOf(servers);
    }

    /// Reads a list as it is configured: `https://lis.example.net`, `https://*.carrier.example:8443`, `sip://10.1.2.3`;
    /// without a scheme https. No port is the usual one, `:*` any.
    ///
    /// @throws IllegalArgumentException naming the entry that is none
    public static TrustList of(List<String> entries) {
        var servers = new ArrayList<Server>();
        for (String entry : entries) {
            var matcher = WRITTEN.matcher(entry.strip().toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "\"" + entry + "\" is no server: write https://host, https://*.domain:port or sip://host");
            }
            String scheme = matcher.group(1) == null ? "https" : matcher.group(1);
            String port = matcher.group(5);
            servers.add(new Server(
                    scheme,
                    matcher.group(3),
                    matcher.group(2) != null,
                    port == null ? usualPort(scheme) : port.equals("*") ? 0 : Integer.parseInt(port)));
        }
        return new TrustList(servers);
    }

    /// This list and some more servers.
    public TrustList with(TrustList more) {
        var all = new ArrayList<>(servers);
        all.addAll(more.servers);
        return new TrustList(all);
    }

    /// Whether what this URI leads to may be asked for. Of an address with a user in it (`https://lis@evil/`) never:
    /// nobody means that.
    public boolean allows(URI uri) {
        String host = uri.getHost();
        return host != null
                && uri.getScheme() != null
                && uri.getRawUserInfo() == null
                && allows(uri.getScheme(), host, uri.getPort());
    }

    /// @param port 0 or less for the usual one
    public boolean allows(String scheme, String host, int port) {
        String asked = scheme.toLowerCase(Locale.ROOT);
        int real = port > 0 ? port : usualPort(asked);
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return servers.stream().anyMatch(server -> server.is(asked, bare, real));
    }

    /// The host a URI names, for people; empty if it names none.
    public static Optional<String> findHost(String uri) {
        var matcher = Pattern.compile(
                        "(?i)^[a-z][a-z0-9+.-]*:(?://)?(?:[^/?#@]*@)?(\\[[0-9a-f:.]{2,60}]|[a-z0-9.-]{1,253})")
                .matcher(uri);
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            case "sips" -> 5061;
            default -> 5060;
        };
    }
}
