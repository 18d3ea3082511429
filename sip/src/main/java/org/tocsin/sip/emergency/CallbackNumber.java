package org.tocsin.sip.emergency;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.OtherUri;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.TelUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.message.Urn;

/// Whom to call back: P-Asserted-Identity if there is one, else From (NENA-STA-010 section 4.20). Hides itself in
/// `toString`.
///
/// @param uri to call
/// @param digits the telephone number in it, `+` and digits only; empty if it has none
/// @param displayName the name that came with it; empty if none
/// @param asserted whether the network vouches for it
public record CallbackNumber(Uri uri, String digits, String displayName, boolean asserted) {
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{3,20}");
    private static final Pattern PUNCTUATION = Pattern.compile("[-.() ]|;.*$");
    private static final Pattern WITHOUT_SERVICE = Pattern.compile("(\\+?1)?911\\d{7}");

    /// The callback number of a request. Of several asserted identities the first with a number is taken.
    public static CallbackNumber of(SipRequest request) {
        CallbackNumber first = null;
        for (NameAddr identity : NameAddr.parseAll(request.headers().listLines("P-Asserted-Identity"))) {
            CallbackNumber number = of(identity, true);
            if (!number.digits.isEmpty()) {
                return number;
            }
            first = first == null ? number : first;
        }
        return first == null ? of(request.from(), false) : first;
    }

    private static CallbackNumber of(NameAddr address, boolean asserted) {
        return new CallbackNumber(address.uri(), digitsOf(address.uri()).orElse(""), address.displayName(), asserted);
    }

    private static Optional<String> digitsOf(Uri uri) {
        String number = switch (uri) {
            case TelUri tel -> tel.digits();
            case SipUri sip -> PUNCTUATION.matcher(sip.user().orElse("")).replaceAll("");
            case Urn _, OtherUri _ -> "";
        };
        return NUMBER.matcher(number).matches() ? Optional.of(number) : Optional.empty();
    }

    /// Whether this is the made-up number of a phone without service: 911 and the last seven digits of its serial
    /// number. It can never be called back.
    public boolean isNonServiceInitialized() {
        return WITHOUT_SERVICE.matcher(digits).matches();
    }

    /// Whether calling back makes sense.
    public boolean isCallable() {
        boolean reachable =
                !digits.isEmpty() || (uri instanceof SipUri sip && sip.user().isPresent());
        return reachable && !isNonServiceInitialized();
    }

    @Override
    public String toString() {
        return "CallbackNumber[" + (asserted ? "asserted" : "claimed") + "]";
    }
}
