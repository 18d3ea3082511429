package org.tocsin.sip.emergency;

import java.util.Locale;
import java.util.Set;
import org.tocsin.sip.message.OtherUri;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.TelUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.message.Urn;

/// Tells an emergency call from any other.
public final class EmergencyCall {
    private static final Set<String> NUMBERS = Set.of("911", "112", "999", "933");

    private EmergencyCall() {}

    /// Whether a request is an emergency call: addressed to `urn:service:sos` or one of its sub-services, or to an
    /// emergency number as sip or tel URI, or carrying a Geolocation or an `esnet` Resource-Priority.
    public static boolean isOne(SipRequest request) {
        return isEmergencyAddress(request.uri())
                || isEmergencyAddress(request.to().uri())
                || request.headers().contains("Geolocation")
                || request.headers().listValues("Resource-Priority").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("esnet."));
    }

    private static boolean isEmergencyAddress(Uri uri) {
        return switch (uri) {
            case Urn urn -> ServiceUrn.isEmergency(urn);
            case TelUri tel -> NUMBERS.contains(tel.digits());
            case SipUri sip -> sip.user().filter(EmergencyCall::isEmergencyUser).isPresent();
            case OtherUri _ -> false;
        };
    }

    private static boolean isEmergencyUser(String user) {
        return NUMBERS.contains(user) || user.equals("sos") || user.startsWith("sos.");
    }
}
