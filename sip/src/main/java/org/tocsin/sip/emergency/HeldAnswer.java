package org.tocsin.sip.emergency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;

/// What a location server answers: locationResponse or error (RFC 5985 sections 6.2 and 6.3).
public sealed interface HeldAnswer {
    /// @param locations as [PidfLo] reads them, the preferred one first
    /// @param uris      where the location can be asked for again
    /// @param expires   when those cease to work; null when it does not say
    record Located(
            List<CallerLocation> locations,
            List<String> uris,
            @Nullable Instant expires) implements HeldAnswer {
        public Located {
            locations = List.copyOf(locations);
            uris = List.copyOf(uris);
        }

        @Override
        public String toString() {
            return "Located[" + locations.size() + " locations, " + uris.size() + " URIs]";
        }
    }

    /// @param code     `requestError`, `xmlError`, `generalLisError`, `locationUnknown`, `unsupportedMessage`,
    ///     `timeout`, `cannotProvideLiType`, `notLocatable` (RFC 5985), `badIdentifier` (RFC 6155), ...
    /// @param message  for people; may be empty
    /// @param required identifiers it wants to be told, local names of RFC 6155: `uri`, `msisdn`, `mac`, ...
    record Refused(String code, String message, List<String> required) implements HeldAnswer {
        public Refused {
            required = List.copyOf(required);
        }
    }

    /// Reads an answer. A bare presence document is one too: some servers answer a GET with it (RFC 6753 section 4).
    ///
    /// @throws MalformedException if it is none of these
    static HeldAnswer parse(Bytes document) {
        XmlElement root = XmlReader.read(document.toArray());
        return switch (root.name()) {
            case "locationResponse" -> located(root);
            case "presence" -> new Located(PidfLo.locations(root), List.of(), null);
            case "error" ->
                new Refused(
                        root.attribute("code"),
                        root.childText("message").orElse(""),
                        root.childText("requiredIdentifiers")
                                .map(HeldAnswer::localNames)
                                .orElse(List.of()));
            default -> throw new MalformedException("neither locationResponse nor error");
        };
    }

    private static HeldAnswer located(XmlElement root) {
        Optional<XmlElement> set = root.child("locationUriSet");
        List<CallerLocation> locations = root.children().stream()
                .filter(child -> child.name().equals("presence"))
                .flatMap(presence -> PidfLo.locations(presence).stream())
                .toList();
        List<String> uris = set.map(element -> element.children().stream()
                        .filter(child -> child.name().equals("locationURI"))
                        .map(XmlElement::text)
                        .filter(uri -> !uri.isEmpty())
                        .toList())
                .orElse(List.of());
        return new Located(
                locations,
                uris,
                set.flatMap(element -> instant(element.attribute("expires"))).orElse(null));
    }

    /// Qualified names; the prefix says nothing to us.
    private static List<String> localNames(String list) {
        return Arrays.stream(list.split("\\s+"))
                .map(name -> name.substring(name.indexOf(':') + 1))
                .filter(name -> !name.isEmpty())
                .limit(10)
                .toList();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A locationResponse around a presence document.
    ///
    /// @param presence with or without an XML declaration
    static Bytes response(String presence) {
        String bare = presence.replaceFirst("^\\s*<\\?xml[^>]*\\?>\\s*", "");
        return Bytes.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<locationResponse xmlns=\"" + HeldRequest.HELD
                + "\">\n" + bare + "</locationResponse>\n");
    }

    /// An error document.
    static Bytes error(Refused refused) {
        String required = refused.required().isEmpty()
                ? ""
                : "<requiredIdentifiers xmlns=\"" + HeldRequest.DEVICE + "\">"
                        + XmlText.escaped(String.join(" ", refused.required())) + "</requiredIdentifiers>";
        return Bytes.utf8(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error xmlns=\"" + HeldRequest.HELD + "\" code=\""
                        + XmlText.escaped(refused.code()) + "\"><message xml:lang=\"en\">"
                        + XmlText.escaped(refused.message()) + "</message>" + required + "</error>\n");
    }
}
