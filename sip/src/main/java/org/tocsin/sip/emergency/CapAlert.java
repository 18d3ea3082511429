package org.tocsin.sip.emergency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.MediaType;

/// An alert of the Common Alerting Protocol (OASIS CAP 1.1 and 1.2) as a call that nobody speaks on carries it
/// (RFC 8876): a sensor, a panel, an alarm company. Of several `info` blocks the first counts.
///
/// @param identifier the sender's own name for this message
/// @param sender     who sent it, an address or name
/// @param refersTo   identifier of the first alert an update or cancellation is about; empty for none
/// @param event      what it is about, in words
/// @param category   CAP's own word: `Fire`, `Health`, `Security`, ...
/// @param parameters names and values in order
/// @param areaWords  where, in words
/// @param shape      where; null if the alert does not say
public record CapAlert(
        String identifier,
        String sender,
        Instant sent,
        Type type,
        boolean actual,
        String refersTo,
        String event,
        String category,
        String senderName,
        String headline,
        String description,
        String contact,
        Map<String, String> parameters,
        String areaWords,
        @Nullable Shape shape) {
    /// The types a body may have: RFC 8876's, and the older one of plain CAP.
    private static final List<MediaType> TYPES = List.of(
            MediaType.parse("application/EmergencyCallData.cap+xml"),
            MediaType.parse("application/common-alerting-protocol+xml"),
            MediaType.parse("application/cap+xml"));

    private static final double METERS_PER_KILOMETER = 1_000;

    /// What kind of message it is.
    public enum Type {
        ALERT,
        UPDATE,
        CANCEL,
        /// Acknowledgements and errors, which ask for nothing.
        OTHER
    }

    public CapAlert {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Whether a body of this type is an alert.
    public static boolean isType(MediaType type) {
        return TYPES.stream().anyMatch(type::is);
    }

    /// @throws MalformedException if it is not XML we are willing to read, no alert, or lacks identifier, sender
    ///     or time
    public static CapAlert parse(Bytes document) {
        XmlElement alert = XmlReader.read(document.toArray());
        if (!alert.name().equals("alert")) {
            throw new MalformedException("not an alert of the Common Alerting Protocol");
        }
        XmlElement info = alert.child("info").orElse(new XmlElement("info", Map.of(), List.of(), ""));
        var parameters = new LinkedHashMap<String, String>();
        info.children().stream()
                .filter(child -> child.name().equals("parameter"))
                .forEach(child -> parameters.putIfAbsent(
                        child.childText("valueName").orElse(""),
                        child.childText("value").orElse("")));
        Optional<XmlElement> area = info.child("area");
        return new CapAlert(
                needed(alert, "identifier"),
                needed(alert, "sender"),
                sent(needed(alert, "sent")),
                type(alert.childText("msgType").orElse("")),
                alert.childText("status").orElse("Actual").equalsIgnoreCase("Actual"),
                refersTo(alert.childText("references").orElse("")),
                info.childText("event").orElse(""),
                info.childText("category").orElse(""),
                info.childText("senderName").orElse(""),
                info.childText("headline").orElse(""),
                info.childText("description").orElse(""),
                info.childText("contact").orElse(""),
                parameters,
                area.flatMap(one -> one.childText("areaDesc")).orElse(""),
                area.flatMap(CapAlert::shape).orElse(null));
    }

    private static String needed(XmlElement alert, String name) {
        return alert.childText(name).orElseThrow(() -> new MalformedException("alert without " + name));
    }

    private static Instant sent(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedException("alert whose time cannot be read");
        }
    }

    private static Type type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "alert" -> Type.ALERT;
            case "update" -> Type.UPDATE;
            case "cancel" -> Type.CANCEL;
            default -> Type.OTHER;
        };
    }

    /// `sender,identifier,sent` with spaces between several.
    private static String refersTo(String references) {
        String[] first = references.strip().split("\\s+", 2)[0].split(",", -1);
        return first.length == 3 ? first[1] : "";
    }

    private static Optional<Shape> shape(XmlElement area) {
        try {
            Optional<String> circle = area.childText("circle");
            if (circle.isPresent()) {
                String[] parts = circle.get().split("\\s+", -1);
                double meters = parts.length == 2 ? Double.parseDouble(parts[1]) * METERS_PER_KILOMETER : Double.NaN;
                return parts.length != 2
                        ? Optional.empty()
                        : Optional.of(
                                meters > 0
                                        ? new Shape.Circle(position(parts[0]), meters)
                                        : new Shape.Point(position(parts[0])));
            }
            return area.childText("polygon").map(CapAlert::polygon);
        } catch (IllegalArgumentException | MalformedException e) {
            return Optional.empty(); // the words are left
        }
    }

    private static Shape polygon(String text) {
        var corners = new ArrayList<Position>();
        for (String pair : text.strip().split("\\s+", -1)) {
            corners.add(position(pair));
        }
        return new Shape.Polygon(corners);
    }

    private static Position position(String pair) {
        int comma = pair.indexOf(',');
        if (comma < 0) {
            throw new MalformedException("a point of an alert is latitude,longitude");
        }
        return new Position(
                Double.parseDouble(pair.substring(0, comma)), Double.parseDouble(pair.substring(comma + 1)));
    }

    @Override
    public String toString() {
        return "CapAlert[" + type + ", " + category + "]";
    }
}
