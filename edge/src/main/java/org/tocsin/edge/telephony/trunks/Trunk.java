package org.tocsin.edge.telephony.trunks;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.sip.message.SipUri;

/// A network that calls us and that we can call.
///
/// @param name      the centre's word for it
/// @param uri       where it is called; `sips:` or `transport=tls` for TLS
/// @param addresses its calls come from, besides the host of its URI
/// @param subjects  the names its certificate may carry (RFC 5922: a SIP domain or DNS name, lower case); empty where
///     it does not speak TLS
/// @param voice     whether its voice is encrypted
public record Trunk(String name, SipUri uri, Set<String> addresses, Set<String> subjects, VoiceProtection voice) {
    /// @throws IllegalArgumentException if the name is no word, or names of a certificate go with a trunk without TLS
    public Trunk {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException("a trunk's name is of 1 to 40 letters, digits, dots and dashes");
        }
        addresses = Set.copyOf(addresses);
        subjects = subjects.stream().map(one -> one.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (!isTls(uri) && !subjects.isEmpty()) {
            throw new IllegalArgumentException(
                    "trunk " + name + " has a certificate's name but no TLS: write sips: or ;transport=tls");
        }
        if (isTls(uri) && subjects.isEmpty()) {
            throw new IllegalArgumentException("trunk " + name + " speaks TLS and has no certificate's name");
        }
    }

    /// Whether its signalling is encrypted.
    public boolean tls() {
        return isTls(uri);
    }

    static boolean isTls(SipUri uri) {
        return uri.secure()
                || uri.parameters()
                        .find("transport")
                        .filter("tls"::equalsIgnoreCase)
                        .isPresent();
    }
}
