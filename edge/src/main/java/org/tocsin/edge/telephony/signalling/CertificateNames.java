package org.tocsin.edge.telephony.signalling;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// Whose certificate it is, for SIP (RFC 5922 section 7.1).
public final class CertificateNames {
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    /// The SIP domains it names, lower case: those of its SIP URIs; else its DNS names and addresses; else its common
    /// name. A name with a `*` is left out (RFC 5922 section 7.2).
    public static List<String> list(X509Certificate certificate) {
        var names = new ArrayList<String>();
        for (var uri : alternatives(certificate, URI)) {
            domain(uri, names);
        }
        if (names.isEmpty()) {
            names.addAll(alternatives(certificate, DNS));
            names.addAll(alternatives(certificate, ADDRESS));
        }
        if (names.isEmpty()) {
            commonName(certificate, names);
        }
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.indexOf('*') < 0)
                .distinct()
                .toList();
    }

    private static List<String> alternatives(X509Certificate certificate, int kind) {
        Collection<List<?>> all;
        try {
            all = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return all == null
                ? List.of()
                : all.stream()
                        .filter(one -> one.get(0).equals(kind) && one.get(1) instanceof String)
                        .map(one -> one.get(1).toString())
                        .toList();
    }

    /// A URI with a user names a person, not a domain.
    private static void domain(String text, List<String> into) {
        try {
            if (Uri.parse(text) instanceof SipUri sip && sip.userInfo() == null) {
                into.add(sip.host());
            }
        } catch (MalformedException e) {
            // not ours to read
        }
    }

    private static void commonName(X509Certificate certificate, List<String> into) {
        try {
            var name = new LdapName(certificate.getSubjectX500Principal().getName());
            name.getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .forEach(part -> into.add(part.getValue().toString()));
        } catch (InvalidNameException e) {
            // nobody's name
        }
    }
}
