package org.tocsin.sip.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;

/// Splits and joins multipart bodies (RFC 2046 section 5.1).
public final class Multipart {
    private static final int MAXIMUM_DEPTH = 8;
    private static final int MAXIMUM_PARTS = 200;
    private static final int MAXIMUM_HEAD_BYTES = 16_384;

    private Multipart() {}

    /// Joins parts into a `multipart/mixed` body. The boundary must not occur in any part; the caller chooses it.
    ///
    /// @throws IllegalArgumentException if it does
    public static BodyPart join(List<BodyPart> parts, String boundary) {
        var text = new java.io.ByteArrayOutputStream();
        for (BodyPart part : parts) {
            byte[] content = part.content().toArray();
            if (new String(content, StandardCharsets.ISO_8859_1).contains("--" + boundary)) {
                throw new IllegalArgumentException("boundary occurs in a part");
            }
            var head = new StringBuilder("--").append(boundary).append("\r\nContent-Type: ");
            head.append(part.type().text()).append("\r\n");
            for (Header line : part.headers().without("Content-Type")) {
                head.append(line.name()).append(": ").append(line.value()).append("\r\n");
            }
            text.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            text.writeBytes(content);
            text.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        text.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new BodyPart(
                MediaType.parse("multipart/mixed;boundary=\"" + boundary + "\""),
                Headers.NONE,
                Bytes.of(text.toByteArray()));
    }

    /// The leaves of a part: itself unless it is multipart.
    static List<BodyPart> leaves(BodyPart whole) {
        var leaves = new ArrayList<BodyPart>();
        collect(whole, 0, leaves);
        return leaves;
    }

    private static void collect(BodyPart part, int depth, List<BodyPart> leaves) {
        if (leaves.size() >= MAXIMUM_PARTS) {
            return;
        }
        String boundary = part.type().boundary().orElse("");
        if (!part.type().type().equals("multipart") || boundary.isEmpty() || depth >= MAXIMUM_DEPTH) {
            leaves.add(part);
            return;
        }
        List<BodyPart> children = split(part.content().toArray(), boundary);
        if (children.isEmpty()) {
            leaves.add(part);
        }
        for (BodyPart child : children) {
            collect(child, depth + 1, leaves);
        }
    }

    private static List<BodyPart> split(byte[] data, String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        var parts = new ArrayList<BodyPart>();
        int partStart = -1;
        int lineStart = 0;
        while (lineStart < data.length && parts.size() < MAXIMUM_PARTS) {
            int lineEnd = endOfLine(data, lineStart);
            if (isDelimiter(data, lineStart, lineEnd, delimiter)) {
                if (partStart >= 0) {
                    parts.add(read(data, partStart, beforeLineEnd(data, partStart, lineStart)));
                }
                if (closes(data, lineStart + delimiter.length, lineEnd)) {
                    return parts;
                }
                partStart = lineEnd;
            }
            lineStart = lineEnd;
        }
        if (partStart >= 0 && partStart < data.length && parts.size() < MAXIMUM_PARTS) {
            parts.add(read(data, partStart, data.length));
        }
        return parts;
    }

    private static int endOfLine(byte[] data, int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == '\n') {
                return i + 1;
            }
        }
        return data.length;
    }

    /// Behind the delimiter may stand `--` and white space, but nothing that would make it a longer word.
    private static boolean isDelimiter(byte[] data, int from, int to, byte[] delimiter) {
        if (to - from < delimiter.length) {
            return false;
        }
        for (int i = 0; i < delimiter.length; i++) {
            if (data[from + i] != delimiter[i]) {
                return false;
            }
        }
        int rest = from + delimiter.length;
        if (closes(data, rest, to)) {
            rest += 2;
        }
        for (int i = rest; i < to; i++) {
            if (data[i] != ' ' && data[i] != '\t' && data[i] != '\r' && data[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean closes(byte[] data, int at, int to) {
        return at + 1 < to && data[at] == '-' && data[at + 1] == '-';
    }

    /// The line end in front of a delimiter belongs to the delimiter.
    private static int beforeLineEnd(byte[] data, int from, int lineStart) {
        int end = lineStart;
        if (end > from && data[end - 1] == '\n') {
            end--;
        }
        if (end > from && data[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private static BodyPart read(byte[] data, int from, int to) {
        var lines = new ArrayList<Header>();
        int at = from;
        while (at < to && at - from < MAXIMUM_HEAD_BYTES) {
            int end = Math.min(endOfLine(data, at), to);
            String line = new String(data, at, end - at, StandardCharsets.UTF_8).stripTrailing();
            boolean readable = line.isEmpty() || readHeader(line, lines);
            if (!readable && lines.isEmpty()) {
                break; // no header fields and no empty line: content at once
            }
            at = end;
            if (line.isEmpty()) {
                break;
            }
        }
        var headers = new Headers(lines);
        return new BodyPart(BodyPart.typeOf(headers), headers.without("Content-Type"), Bytes.of(data, at, to));
    }

    private static boolean readHeader(String line, List<Header> lines) {
        if (!lines.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
            Header last = lines.removeLast();
            lines.add(new Header(last.name(), last.value() + " " + line.strip()));
            return true;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            return false;
        }
        try {
            lines.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1)));
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }
}
