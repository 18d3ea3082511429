package org.tocsin.sip.emergency;

import java.util.Locale;
import org.tocsin.sip.message.Urn;

/// Service URNs (RFC 5031): `urn:service:sos`, `urn:service:sos.police`, `urn:service:test.sos`, and NENA's
/// `urn:emergency:service:sos`.
public final class ServiceUrn {
    private ServiceUrn() {}

    /// Whether this asks for emergency help, or tests whether it would come.
    public static boolean isEmergency(Urn urn) {
        return isSos(service(urn)) || isTest(urn);
    }

    /// Whether this is a test call (`urn:service:test.sos`).
    public static boolean isTest(Urn urn) {
        String service = service(urn);
        return service.startsWith("test.") && isSos(service.substring(5));
    }

    private static boolean isSos(String service) {
        return service.equals("sos") || service.startsWith("sos.");
    }

    /// The service: `sos.police`; empty if the URN is none of a service.
    static String service(Urn urn) {
        String specific = urn.specific().toLowerCase(Locale.ROOT);
        return switch (urn.namespace()) {
            case "service" -> specific;
            case "emergency", "nena" -> specific.startsWith("service:") ? specific.substring(8) : "";
            default -> "";
        };
    }
}
