package org.tocsin.sip.emergency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;

/// Reads presence documents with locations (RFC 4119, RFC 5139, RFC 5491, RFC 7459).
public final class PidfLo {
    private PidfLo() {}

    /// The locations of a document, in its order, which is the order of preference (RFC 5491 section 3.4). A
    /// location with nothing readable in it is left out.
    ///
    /// @throws MalformedException if it is not XML we are willing to read
    public static List<CallerLocation> parse(Bytes document) {
        return locations(XmlReader.read(document.toArray()));
    }

    /// The locations below a `presence` element.
    static List<CallerLocation> locations(XmlElement root) {
        var locations = new ArrayList<CallerLocation>(2);
        for (XmlElement holder : root.children()) {
            Optional<CallerLocation.Holder> kind = holderOf(holder.name());
            if (kind.isPresent()) {
                holder.all()
                        .filter(element -> element.name().equals("geopriv"))
                        .forEach(geopriv -> locations.addAll(read(kind.get(), holder, geopriv)));
            }
        }
        return locations;
    }

    private static Optional<CallerLocation.Holder> holderOf(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "device" -> Optional.of(CallerLocation.Holder.DEVICE);
            case "tuple" -> Optional.of(CallerLocation.Holder.TUPLE);
            case "person" -> Optional.of(CallerLocation.Holder.PERSON);
            default -> Optional.empty();
        };
    }

    private static List<CallerLocation> read(CallerLocation.Holder kind, XmlElement holder, XmlElement geopriv) {
        Instant timestamp = holder.first("timestamp")
                .flatMap(element -> instant(element.text()))
                .orElse(null);
        String method = geopriv.childText("method").orElse("");
        var locations = new ArrayList<CallerLocation>(1);
        for (XmlElement info : geopriv.children()) {
            if (info.name().equals("location-info")) {
                Shape shape = info.children().stream()
                        .map(PidfLo::shape)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null);
                CivicAddress civic = info.child("civicAddress")
                        .map(PidfLo::civic)
                        .filter(address -> !address.isEmpty())
                        .orElse(null);
                if (shape != null || civic != null) {
                    locations.add(new CallerLocation(kind, shape, civic, timestamp, method, confidence(info)));
                }
            }
        }
        return locations;
    }

    private static Optional<Shape> shape(XmlElement element) {
        try {
            return GmlShape.read(element);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static CivicAddress civic(XmlElement element) {
        var elements = new LinkedHashMap<String, String>();
        element.all()
                .filter(child -> child.children().isEmpty() && !child.text().isEmpty())
                .forEach(child -> elements.putIfAbsent(child.name(), child.text()));
        elements.remove(element.name());
        return CivicAddress.of(elements);
    }

    private static @Nullable Double confidence(XmlElement info) {
        return info.first("confidence")
                .map(XmlElement::text)
                .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,9})?"))
                .map(Double::valueOf)
                .filter(percent -> percent <= 100)
                .orElse(null);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
