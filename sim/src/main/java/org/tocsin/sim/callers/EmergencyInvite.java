package org.tocsin.sim.callers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Point;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.body.Multipart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Parameters;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.SessionDescription;

/// The INVITE an emergency network sends for a caller (NENA-STA-010.3).
final class EmergencyInvite {
    private static final String HOST = "esrp.sim.invalid";
    private static final String PRESENCE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
            + " xmlns:gp=\"urn:ietf:params:xml:ns:pidf:geopriv10\" xmlns:gml=\"http://www.opengis.net/gml\""
            + " xmlns:gs=\"http://www.opengis.net/pidflo/1.0\""
            + " xmlns:dm=\"urn:ietf:params:xml:ns:pidf:data-model\""
            + " xmlns:ca=\"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr\" entity=\"pres:caller@" + HOST + "\">\n"
            + "<dm:device id=\"phone\"><gp:geopriv><gp:location-info>\n%s</gp:location-info><gp:usage-rules/>"
            + "<gp:method>%s</gp:method></gp:geopriv><dm:timestamp>%s</dm:timestamp></dm:device>\n</presence>\n";
    private static final String PROVIDER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<ad:EmergencyCallData.ProviderInfo"
            + " xmlns:ad=\"urn:ietf:params:xml:ns:EmergencyCallData:ProviderInfo\">"
            + "<ad:DataProviderReference>%s</ad:DataProviderReference>"
            + "<ad:DataProviderString>Simulated Telephone</ad:DataProviderString>"
            + "</ad:EmergencyCallData.ProviderInfo>\n";
    private static final String SERVICE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<sv:EmergencyCallData.ServiceInfo"
            + " xmlns:sv=\"urn:ietf:params:xml:ns:EmergencyCallData:ServiceInfo\">"
            + "<sv:DataProviderReference>%s</sv:DataProviderReference>"
            + "<sv:ServiceEnvironment>%s</sv:ServiceEnvironment><sv:ServiceType>%s</sv:ServiceType>"
            + "<sv:ServiceMobility>%s</sv:ServiceMobility></sv:EmergencyCallData.ServiceInfo>\n";

    private EmergencyInvite() {}

    /// @param reference location URI; empty for none
    /// @param byValue   whether the location is in the call, as far as the caller's telephone has one
    /// @param unique a token for this call, letters and digits
    static Invitation of(
            Caller caller,
            SessionDescription offer,
            Flow centre,
            String reference,
            boolean byValue,
            String unique,
            java.time.Instant now) {
        var parts = new ArrayList<BodyPart>();
        parts.add(BodyPart.of(MediaType.SDP, offer.text()));
        var headers = Headers.of(
                "P-Asserted-Identity",
                identity(caller).text(),
                "Call-Info",
                "<urn:emergency:uid:callid:" + unique + ":" + HOST + ">;purpose=emergency-CallId",
                "Call-Info",
                "<urn:emergency:uid:incidentid:" + unique + ":" + HOST + ">;purpose=emergency-IncidentId",
                "Resource-Priority",
                "esnet.1");
        if (byValue && (caller.reported() != null || !caller.civic().isEmpty())) {
            parts.add(
                    BodyPart.of(MediaType.PIDF, location(caller.reported(), caller.radiusMeters(), caller.civic(), now))
                            .withContentId("location@" + HOST));
            headers = headers.with("Geolocation", "<cid:location@" + HOST + ">");
        }
        if (!reference.isEmpty()) {
            headers = headers.with("Geolocation", "<" + reference + ">");
        }
        if (headers.find("Geolocation").isPresent()) {
            headers = headers.with("Geolocation-Routing", "yes");
        }
        for (var block : blocks(caller, unique).entrySet()) {
            var type = new MediaType("application", "EmergencyCallData." + block.getKey() + "+xml", Parameters.NONE);
            parts.add(BodyPart.of(type, block.getValue()).withContentId(block.getKey() + "@" + HOST));
            headers = headers.with(
                    "Call-Info",
                    "<cid:" + block.getKey() + "@" + HOST + ">;purpose=EmergencyCallData." + block.getKey());
        }
        return new Invitation(
                Uri.parse(caller.service()),
                identity(caller),
                NameAddr.of(Uri.parse(caller.service())),
                centre,
                headers,
                Multipart.join(List.copyOf(parts), "sim-" + unique));
    }

    /// The same person by SIP MESSAGE (RFC 3428): the words, and where they are with the first of them.
    ///
    /// @param unique a token for this message, letters and digits
    static Outgoing message(Caller caller, String words, boolean located, String unique, java.time.Instant now) {
        var text = BodyPart.of(MediaType.PLAIN_TEXT, words);
        var headers = Headers.of("P-Asserted-Identity", identity(caller).text());
        if (!located || caller.reported() == null && caller.civic().isEmpty()) {
            return new Outgoing(Method.MESSAGE, headers, text);
        }
        var place = BodyPart.of(MediaType.PIDF, location(caller.reported(), caller.radiusMeters(), caller.civic(), now))
                .withContentId("location@" + HOST);
        return new Outgoing(
                Method.MESSAGE,
                headers.with("Geolocation", "<cid:location@" + HOST + ">"),
                Multipart.join(List.of(text, place), "sim-" + unique));
    }

    static NameAddr identity(Caller caller) {
        return new NameAddr(caller.name(), SipUri.of(caller.number().digits(), HOST, 0), Parameters.NONE);
    }

    private static Map<String, String> blocks(Caller caller, String unique) {
        if (caller.classOfService().isEmpty()) {
            return Map.of("ProviderInfo", PROVIDER.formatted(unique));
        }
        var service = switch (caller.classOfService()) {
            case "WPH2", "WPH1", "WRLS" -> SERVICE.formatted(unique, "Unknown", "wireless", "Mobile");
            case "VOIP" -> SERVICE.formatted(unique, "Residence", "VOIP", "Fixed");
            case "BUSN" -> SERVICE.formatted(unique, "Business", "POTS", "Fixed");
            default -> SERVICE.formatted(unique, "Residence", "POTS", "Fixed");
        };
        return Map.of("ProviderInfo", PROVIDER.formatted(unique), "ServiceInfo", service);
    }

    /// The INFO of a telephone that knows better now where it is.
    static Outgoing report(Point center, double radiusMeters, String unique, java.time.Instant now) {
        var part = BodyPart.of(MediaType.PIDF, location(center, radiusMeters, Map.of(), now))
                .withContentId("location@" + HOST);
        return new Outgoing(
                Method.INFO,
                Headers.of("Geolocation", "<cid:location@" + HOST + ">"),
                Multipart.join(List.of(part), "sim-" + unique));
    }

    private static String location(
            @Nullable Point point, double radiusMeters, Map<String, String> civic, java.time.Instant now) {
        return location(point, radiusMeters, civic, point == null || radiusMeters == 0 ? "Manual" : "GPS", now);
    }

    /// A presence document.
    static String location(
            @Nullable Point point,
            double radiusMeters,
            Map<String, String> civic,
            String method,
            java.time.Instant now) {
        var info = new StringBuilder();
        if (point != null) {
            var position = String.format(Locale.ROOT, "%.6f %.6f", point.latitude(), point.longitude());
            info.append(
                    radiusMeters > 0
                            ? String.format(
                                    Locale.ROOT,
                                    "<gs:Circle srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>%s</gml:pos>"
                                            + "<gs:radius uom=\"urn:ogc:def:uom:EPSG::9001\">%.0f</gs:radius>"
                                            + "</gs:Circle>\n",
                                    position,
                                    radiusMeters)
                            : "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>" + position
                                    + "</gml:pos></gml:Point>\n");
        }
        if (!civic.isEmpty()) {
            info.append("<ca:civicAddress xml:lang=\"en\">");
            civic.forEach((name, value) -> info.append("<ca:")
                    .append(name)
                    .append('>')
                    .append(escape(value))
                    .append("</ca:")
                    .append(name)
                    .append('>'));
            info.append("</ca:civicAddress>\n");
        }
        return PRESENCE.formatted(info, method, now);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
