package org.tocsin.sip.emergency;

import java.util.Locale;

/// Puts a ServiceInfo block (RFC 7852 section 4.2) into the words call takers know from ALI screens.
final class ClassOfService {
    private ClassOfService() {}

    static String of(AdditionalData serviceInfo) {
        String type = serviceInfo.find("ServiceType").orElse("").toLowerCase(Locale.ROOT);
        String environment = environment(serviceInfo.find("ServiceEnvironment").orElse(""));
        boolean mobile = serviceInfo
                .find("ServiceMobility")
                .filter("Mobile"::equalsIgnoreCase)
                .isPresent();
        return switch (type) {
            case "wireless" -> "Wireless";
            case "coin" -> "Coin";
            case "sensor" -> "Sensor";
            case "relay" -> "Relay";
            case "prison" -> "Prison";
            case "one-way" -> "One-way";
            case "temp" -> "Temporary";
            case "opx" -> "Off-premises extension";
            case "voip", "voip;wireless", "ott" -> ("VoIP " + (mobile ? "mobile" : environment)).strip();
            case "mlts-hosted", "mlts-local", "mlts-hosted-priv", "mlts-local-priv" ->
                ("Multi-line " + environment).strip();
            case "pots", "digital" -> environment.isEmpty() ? "Wireline" : environment;
            default -> mobile ? "Wireless" : environment;
        };
    }

    private static String environment(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "business" -> "Business";
            case "residence" -> "Residence";
            default -> "";
        };
    }
}
