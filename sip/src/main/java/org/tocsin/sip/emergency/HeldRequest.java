package org.tocsin.sip.emergency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Parameters;

/// A question to a location server: the locationRequest of HELD (RFC 5985 section 6.1), also sent to a location URI to
/// dereference it (RFC 6753).
///
/// @param responseTime how long the server may take: `emergencyRouting`, `emergencyDispatch`, or milliseconds; empty
///     to leave it to the server
/// @param types        wanted, best first; empty for whatever the server has
/// @param exact        whether nothing but these types will do
/// @param device       who is asked about; null for whom the URI, or the address asked from, stands for
public record HeldRequest(
        String responseTime,
        List<Type> types,
        boolean exact,
        @Nullable DeviceIdentity device) {
    /// `application/held+xml`.
    public static final MediaType MEDIA_TYPE = new MediaType("application", "held+xml", Parameters.NONE);

    /// The quickest answer there is: enough to route a call.
    public static final String EMERGENCY_ROUTING = "emergencyRouting";

    /// The best answer there is in the time a dispatcher can wait.
    public static final String EMERGENCY_DISPATCH = "emergencyDispatch";

    static final String HELD = "urn:ietf:params:xml:ns:geopriv:held";
    static final String DEVICE = "urn:ietf:params:xml:ns:geopriv:held:id";

    /// A form a location is wanted in.
    public enum Type {
        CIVIC("civic"),
        GEODETIC("geodetic"),
        LOCATION_URI("locationURI");

        private final String text;

        Type(String text) {
            this.text = text;
        }
    }

    public HeldRequest {
        types = List.copyOf(types);
        if (!responseTime.matches("|emergencyRouting|emergencyDispatch|[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("a response time is a word of RFC 5985 or milliseconds");
        }
    }

    /// What a centre asks a location URI: a place, whatever its form.
    public static HeldRequest dereference(String responseTime) {
        return new HeldRequest(responseTime, List.of(Type.CIVIC, Type.GEODETIC), false, null);
    }

    public static String milliseconds(Duration time) {
        return Long.toString(Math.max(1, time.toMillis()));
    }

    public HeldRequest withDevice(DeviceIdentity named) {
        return new HeldRequest(responseTime, types, exact, named);
    }

    /// The document.
    public Bytes toXml() {
        var xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<locationRequest xmlns=\"" + HELD + "\"");
        if (!responseTime.isEmpty()) {
            xml.append(" responseTime=\"").append(responseTime).append('"');
        }
        xml.append('>');
        if (!types.isEmpty()) {
            xml.append("<locationType exact=\"").append(exact).append("\">");
            xml.append(String.join(" ", types.stream().map(type -> type.text).toList()));
            xml.append("</locationType>");
        }
        if (device != null) {
            xml.append("<device xmlns=\"" + DEVICE + "\">");
            for (var one : device.identifiers()) {
                xml.append('<').append(one.name()).append('>');
                xml.append(XmlText.escaped(one.value()));
                xml.append("</").append(one.name()).append('>');
            }
            xml.append("</device>");
        }
        return Bytes.utf8(xml.append("</locationRequest>\n").toString());
    }

    /// Reads a request; types and attributes this side does not know are passed over.
    ///
    /// @throws MalformedException if it is no locationRequest
    public static HeldRequest parse(Bytes document) {
        XmlElement root = XmlReader.read(document.toArray());
        if (!root.name().equals("locationRequest")) {
            throw new MalformedException("not a locationRequest");
        }
        Optional<XmlElement> wanted = root.child("locationType");
        return new HeldRequest(
                responseTime(root.attribute("responseTime")),
                wanted.map(element -> types(element.text())).orElse(List.of()),
                wanted.filter(element -> element.attribute("exact").matches("true|1"))
                        .isPresent(),
                root.child("device").flatMap(HeldRequest::device).orElse(null));
    }

    private static String responseTime(String text) {
        return text.matches("emergencyRouting|emergencyDispatch|[1-9]\\d{0,8}") ? text : "";
    }

    private static List<Type> types(String text) {
        var types = new ArrayList<Type>();
        for (String word : text.split("\\s+")) {
            for (Type type : Type.values()) {
                if (type.text.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)) && !types.contains(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static Optional<DeviceIdentity> device(XmlElement element) {
        List<DeviceIdentity.Identifier> identifiers = element.children().stream()
                .filter(child -> !child.text().isBlank() && child.name().matches("[A-Za-z][A-Za-z0-9]{0,31}"))
                .map(child -> new DeviceIdentity.Identifier(child.name(), child.text()))
                .toList();
        return identifiers.isEmpty() ? Optional.empty() : Optional.of(new DeviceIdentity(identifiers));
    }
}
