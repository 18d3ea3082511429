package org.tocsin.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.srtp.CryptoAttribute;

/// One `m=` line and what belongs to it.
///
/// @param type `audio`, `video`, `text`, `message`, ...
/// @param port 0 when the stream is refused
/// @param formats payload types, or `*` for MSRP
/// @param address of its own `c=` line; null when the session's holds
public record Media(
        String type,
        int port,
        String protocol,
        List<String> formats,
        @Nullable String address,
        List<Attribute> attributes) {
    private static final Pattern PORT_COUNT = Pattern.compile("/\\d*$");

    public Media {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
        if (port < 0 || port > 65_535) {
            throw new MalformedException("m= with a port beyond 65535");
        }
        if (type.isEmpty() || protocol.isEmpty() || formats.isEmpty()) {
            throw new MalformedException("m= without type, protocol or format");
        }
    }

    static Media parse(String text) {
        String[] fields = Fields.split(text);
        if (fields.length < 4) {
            throw new MalformedException("m= without type, port, protocol and format");
        }
        String port = PORT_COUNT.matcher(fields[1]).replaceFirst("");
        if (!Fields.isNumber(port, 5)) {
            throw new MalformedException("m= with a port that is no number");
        }
        return new Media(
                fields[0],
                Integer.parseInt(port),
                fields[2],
                List.of(fields).subList(3, fields.length),
                null,
                List.of());
    }

    /// This stream refused: port 0, no attributes.
    public Media refused() {
        return new Media(type, 0, protocol, formats, null, List.of());
    }

    public boolean isRefused() {
        return port == 0;
    }

    /// Whether it goes over RTP, plain or with keys of the session description.
    public boolean isRtp() {
        return protocol.equalsIgnoreCase("RTP/AVP") || protocol.equalsIgnoreCase("RTP/AVPF") || isSecureRtp();
    }

    /// Whether it goes over SRTP and nothing else.
    public boolean isSecureRtp() {
        return protocol.equalsIgnoreCase("RTP/SAVP") || protocol.equalsIgnoreCase("RTP/SAVPF");
    }

    /// The ways of protection it names, best first; lines that cannot be read are passed over.
    public List<CryptoAttribute> crypto() {
        var lines = new ArrayList<CryptoAttribute>(2);
        for (Attribute attribute : attributes) {
            if (attribute.name().equalsIgnoreCase("crypto") && attribute.value() != null) {
                try {
                    lines.add(CryptoAttribute.parse(attribute.value()));
                } catch (MalformedException e) {
                    // another line may do
                }
            }
        }
        return lines;
    }

    /// The same stream with one more attribute.
    Media with(String name, @Nullable String value) {
        var more = new ArrayList<>(attributes);
        more.add(new Attribute(name, value));
        return new Media(type, port, protocol, formats, address, more);
    }

    public boolean isMsrp() {
        return type.equalsIgnoreCase("message")
                && (protocol.equalsIgnoreCase("TCP/MSRP") || protocol.equalsIgnoreCase("TCP/TLS/MSRP"));
    }

    /// The value of the first attribute of this name; a flag has the value "".
    public Optional<String> find(String attribute) {
        return find(attributes, attribute);
    }

    static Optional<String> find(List<Attribute> attributes, String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equalsIgnoreCase(name)) {
                return Optional.of(attribute.value() == null ? "" : attribute.value());
            }
        }
        return Optional.empty();
    }

    /// The direction of these attributes, if one is there.
    static Optional<Direction> direction(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            for (Direction direction : Direction.values()) {
                if (attribute.name().equalsIgnoreCase(direction.name())) {
                    return Optional.of(direction);
                }
            }
        }
        return Optional.empty();
    }

    /// The RTP formats in order of preference.
    public List<Codec> codecs() {
        var codecs = new ArrayList<Codec>(formats.size());
        for (String format : formats) {
            if (Fields.isNumber(format, 3) && Integer.parseInt(format) < 128) {
                codecs.add(codec(Integer.parseInt(format)));
            }
        }
        return codecs;
    }

    private Codec codec(int payloadType) {
        String parameters = valueFor("fmtp", payloadType).orElse("");
        Optional<String> map = valueFor("rtpmap", payloadType);
        if (map.isEmpty()) {
            return Codec.known(payloadType, parameters);
        }
        String[] fields = map.get().split("/", -1);
        boolean timed = fields.length > 1 && Fields.isNumber(fields[1].strip(), 9);
        return new Codec(
                payloadType,
                fields.length == 0 ? "" : fields[0].strip(),
                timed ? Integer.parseInt(fields[1].strip()) : 0,
                parameters);
    }

    private Optional<String> valueFor(String name, int payloadType) {
        String wanted = Integer.toString(payloadType);
        for (Attribute attribute : attributes) {
            if (attribute.value() != null && attribute.name().equalsIgnoreCase(name)) {
                String value = attribute.value().strip();
                int space = value.indexOf(' ');
                if (space > 0 && value.substring(0, space).equals(wanted)) {
                    return Optional.of(value.substring(space + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    /// The languages the describer wants to send (`hlang-send`, RFC 8373), best first; a closing `*` is left out.
    public List<String> languagesSent() {
        return languages("hlang-send");
    }

    /// The languages the describer wants to receive (`hlang-recv`), best first.
    public List<String> languagesReceived() {
        return languages("hlang-recv");
    }

    private List<String> languages(String name) {
        return find(name).stream()
                .flatMap(value -> List.of(Fields.split(value)).stream())
                .filter(tag -> !tag.equals("*") && !tag.isEmpty())
                .toList();
    }
}
