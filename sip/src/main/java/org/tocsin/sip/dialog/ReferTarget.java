package org.tocsin.sip.dialog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// Whom a REFER asks to call: the Refer-To header field (RFC 3515 section 2.1), with the dialog that call is to
/// replace if it says so (RFC 3891 section 8).
///
/// @param target without header fields
/// @param replaces null for a call of its own
public record ReferTarget(Uri target, @Nullable Replaces replaces) {
    public static ReferTarget of(Uri target) {
        return new ReferTarget(target, null);
    }

    /// @throws MalformedException if there is no address, the method asked for is not INVITE, or Replaces is
    ///     unreadable
    public static ReferTarget parse(String referTo) {
        Uri uri = NameAddr.parse(referTo).uri();
        if (!(uri instanceof SipUri sip)) {
            return of(uri);
        }
        boolean calls = sip.parameters()
                .find("method")
                .map(name -> name.toUpperCase(Locale.ROOT).equals("INVITE"))
                .orElse(true);
        if (!calls) {
            throw new MalformedException("REFER to another method than INVITE");
        }
        for (String field : sip.headers().split("&", -1)) {
            if (field.regionMatches(true, 0, "Replaces=", 0, 9)) {
                return new ReferTarget(sip.withoutHeaders(), Replaces.parse(unescaped(field.substring(9))));
            }
        }
        return of(sip.withoutHeaders());
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Replaces with a broken escape");
        }
    }

    public Optional<Replaces> findReplaces() {
        return Optional.ofNullable(replaces);
    }

    /// The value of Refer-To.
    public String text() {
        if (replaces == null || !(target instanceof SipUri sip)) {
            return NameAddr.of(target).text();
        }
        String escaped =
                URLEncoder.encode(replaces.text(), StandardCharsets.UTF_8).replace("+", "%20");
        return NameAddr.of(new SipUri(
                        sip.secure(), sip.userInfo(), sip.host(), sip.port(), sip.parameters(), "Replaces=" + escaped))
                .text();
    }

    @Override
    public String toString() {
        return "ReferTarget[" + target.scheme() + "]";
    }
}
