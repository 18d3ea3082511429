package org.tocsin.sip.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.sip.MalformedException;

/// The start line and header fields of a message still in bytes, and where its body begins.
record Head(String startLine, Headers headers, int bodyStart) {
    /// More header lines than this are an attack, not a message.
    static final int MAXIMUM_LINES = 1_000;

    /// Reads a head; noted oddities are added to the set.
    ///
    /// @throws MalformedException if there is no start line, or there are too many header fields
    static Head read(byte[] data, Set<Oddity> oddities) {
        int start = 0;
        while (start < data.length && (data[start] == '\r' || data[start] == '\n')) {
            start++;
        }
        int end = endOfHead(data, start);
        int bodyStart = end;
        if (end < 0) {
            oddities.add(Oddity.HEADERS_NOT_CLOSED);
            end = data.length;
            bodyStart = end;
        }
        List<String> lines = unfold(decode(data, start, end, oddities), oddities);
        if (lines.isEmpty()) {
            throw new MalformedException("no start line");
        }
        if (lines.size() > MAXIMUM_LINES) {
            throw new MalformedException(513, "too many header fields");
        }
        var headers = new ArrayList<Header>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            readLine(line, headers, oddities);
        }
        return new Head(lines.getFirst(), new Headers(headers), bodyStart);
    }

    /// The index just behind the empty line that closes the head, or -1.
    static int endOfHead(byte[] data, int from) {
        return endOfHead(data, from, data.length);
    }

    static int endOfHead(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\n') {
                if (i + 1 < to && data[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < to && data[i + 1] == '\r' && data[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return -1;
    }

    private static String decode(byte[] data, int from, int to, Set<Oddity> oddities) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            oddities.add(Oddity.NOT_UTF8);
            return new String(data, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private static List<String> unfold(String text, Set<Oddity> oddities) {
        var lines = new ArrayList<String>(24);
        StringBuilder folded = null;
        int at = 0;
        while (at < text.length() && lines.size() <= MAXIMUM_LINES) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            boolean carriageReturn = end > at && text.charAt(end - 1) == '\r';
            if (newline >= 0 && !carriageReturn) {
                oddities.add(Oddity.BARE_LINE_END);
            }
            String line = text.substring(at, carriageReturn ? end - 1 : end);
            at = end + 1;
            boolean continues = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (continues && lines.size() > 1) {
                if (folded == null) {
                    folded = new StringBuilder(lines.getLast());
                }
                folded.append(' ').append(line.strip());
            } else if (!line.isEmpty()) {
                if (folded != null) {
                    lines.set(lines.size() - 1, folded.toString());
                    folded = null;
                }
                lines.add(line);
            }
        }
        if (folded != null) {
            lines.set(lines.size() - 1, folded.toString());
        }
        return lines;
    }

    private static void readLine(String line, List<Header> headers, Set<Oddity> oddities) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!Lexer.isToken(name)) {
            oddities.add(Oddity.UNREADABLE_LINE);
            return;
        }
        String value = line.substring(colon + 1);
        if (value.indexOf('\r') >= 0) {
            oddities.add(Oddity.BARE_LINE_END);
        }
        headers.add(new Header(name, value));
    }
}
