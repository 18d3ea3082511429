package org.tocsin.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;

/// Collects the lines of one description.
final class SdpReader {
    private static final int MAXIMUM_MEDIA = 50;

    private @Nullable Origin origin;
    private String name = "-";
    private @Nullable String address;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Media> media = new ArrayList<>();
    private @Nullable Media open;
    private @Nullable String openAddress;
    private List<Attribute> openAttributes = new ArrayList<>();

    void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            return;
        }
        String value = line.substring(2);
        switch (line.charAt(0)) {
            case 'o' -> origin = Origin.parse(value);
            case 's' -> name = value.strip().isEmpty() ? "-" : value.strip();
            case 'c' -> connection(value);
            case 'a' -> attribute(value);
            case 'm' -> {
                close();
                if (media.size() >= MAXIMUM_MEDIA) {
                    throw new MalformedException("too many m= lines");
                }
                open = Media.parse(value);
            }
            default -> {}
        }
    }

    private void connection(String value) {
        String[] fields = Fields.split(value);
        if (fields.length < 3) {
            throw new MalformedException("c= without an address");
        }
        String bare = Fields.beforeSlash(fields[2]);
        if (bare.isEmpty()) {
            throw new MalformedException("c= without an address");
        }
        if (open == null) {
            address = bare;
        } else {
            openAddress = bare;
        }
    }

    private void attribute(String value) {
        String text = value.strip();
        if (text.isEmpty() || text.charAt(0) == ':' || text.indexOf('\r') >= 0) {
            return;
        }
        (open == null ? attributes : openAttributes).add(Attribute.parse(text));
    }

    private void close() {
        if (open != null) {
            media.add(
                    new Media(open.type(), open.port(), open.protocol(), open.formats(), openAddress, openAttributes));
        }
        openAddress = null;
        openAttributes = new ArrayList<>();
    }

    SessionDescription finish() {
        close();
        if (origin == null && media.isEmpty()) {
            throw new MalformedException("no session description");
        }
        Origin known = origin != null ? origin : new Origin("-", "0", "0", address != null ? address : "0.0.0.0");
        return new SessionDescription(known, name, address, attributes, media);
    }
}
