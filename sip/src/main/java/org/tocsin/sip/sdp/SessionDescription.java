package org.tocsin.sip.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.MediaType;

/// A session description (RFC 8866). Lines we do not use (bandwidth, times, keys) are not kept.
///
/// @param address of the session's `c=` line; null when every stream has its own
public record SessionDescription(
        Origin origin, String name, @Nullable String address, List<Attribute> attributes, List<Media> media) {
    public SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /// The session description in a body; empty if there is none or it cannot be read.
    public static Optional<SessionDescription> find(Body body) {
        try {
            return body.find(MediaType.SDP).map(part -> parse(part.content().utf8()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// Reads a description.
    ///
    /// @throws MalformedException if it has neither origin nor media, or a media line cannot be read
    public static SessionDescription parse(String text) {
        var reader = new SdpReader();
        text.lines().forEach(reader::line);
        return reader.finish();
    }

    /// The wire form.
    public String text() {
        var text = new StringBuilder(256);
        text.append("v=0\r\no=").append(origin.text());
        text.append("\r\ns=").append(name.isEmpty() ? "-" : name).append("\r\n");
        if (address != null) {
            text.append("c=").append(network(address)).append("\r\n");
        }
        text.append("t=0 0\r\n");
        attributes.forEach(
                attribute -> text.append("a=").append(attribute.text()).append("\r\n"));
        for (Media one : media) {
            text.append("m=").append(one.type()).append(' ').append(one.port()).append(' ');
            text.append(one.protocol())
                    .append(' ')
                    .append(String.join(" ", one.formats()))
                    .append("\r\n");
            if (one.address() != null) {
                text.append("c=").append(network(one.address())).append("\r\n");
            }
            one.attributes()
                    .forEach(attribute ->
                            text.append("a=").append(attribute.text()).append("\r\n"));
        }
        return text.toString();
    }

    static String network(String address) {
        return (address.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + address;
    }

    /// Where this side wants a stream sent: its own address, else the session's, else the origin's.
    public String addressOf(Media one) {
        String own = one.address() != null ? one.address() : address;
        return own != null ? own : origin.address();
    }

    /// The direction of a stream: its own, else the session's, else both ways. The address 0.0.0.0 of old means
    /// hold.
    public Direction directionOf(Media one) {
        Direction said = Media.direction(one.attributes())
                .or(() -> Media.direction(attributes))
                .orElse(Direction.SENDRECV);
        return addressOf(one).equals("0.0.0.0") ? said.and(Direction.SENDONLY) : said;
    }

    /// The next version of our own description with another list of streams.
    public SessionDescription next(List<Media> changed) {
        long version = Fields.isNumber(origin.version(), 18) ? Long.parseLong(origin.version()) + 1 : 1;
        var newer = new Origin(origin.user(), origin.sessionId(), Long.toString(version), origin.address());
        return new SessionDescription(newer, name, address, attributes, changed);
    }

    @Override
    public String toString() {
        return "SessionDescription[" + media.size() + " streams]";
    }
}
