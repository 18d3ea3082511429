package org.tocsin.sip.msrp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts one connection's bytes into frames. Feed it what was read, in any pieces.
public final class MsrpParser {
    private static final int LARGEST_FRAME = 256 * 1024;
    private static final Pattern START = Pattern.compile("MSRP ([A-Za-z0-9.%+=-]{4,32}) ([A-Z]+|\\d{3})(?: .*)?");
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private byte[] pending = new byte[0];
    private int searched;

    /// Frames completed by these bytes, in order.
    ///
    /// @throws MalformedMsrpException when the stream cannot be MSRP or a frame exceeds 256 KiB; close it then
    public List<MsrpFrame> feed(byte[] bytes) throws MalformedMsrpException {
        var joined = new ByteArrayOutputStream(pending.length + bytes.length);
        joined.writeBytes(pending);
        joined.writeBytes(bytes);
        pending = joined.toByteArray();
        var frames = new ArrayList<MsrpFrame>();
        for (var frame = next(); frame.isPresent(); frame = next()) {
            frames.add(frame.get());
        }
        if (pending.length > LARGEST_FRAME) {
            throw new MalformedMsrpException("a frame larger than " + LARGEST_FRAME + " bytes");
        }
        return frames;
    }

    private Optional<MsrpFrame> next() throws MalformedMsrpException {
        int lineEnd = indexOf(pending, new byte[] {'\r', '\n'}, 0);
        if (lineEnd < 0) {
            if (pending.length > 512) {
                throw new MalformedMsrpException("no start line");
            }
            return Optional.empty();
        }
        var start = START.matcher(new String(pending, 0, lineEnd, StandardCharsets.UTF_8));
        if (!start.matches()) {
            throw new MalformedMsrpException("not a start line");
        }
        // The end-line is the only thing that ends a frame; it must begin a line, so a look-alike inside a body that
        // carries another identifier, or none of the three flags, is body.
        var mark = ("\r\n-------" + start.group(1)).getBytes(StandardCharsets.US_ASCII);
        int from = Math.max(lineEnd, searched - mark.length - 3);
        for (int at = indexOf(pending, mark, from); at >= 0; at = indexOf(pending, mark, at + 1)) {
            int flagAt = at + mark.length;
            if (flagAt + 2 >= pending.length) {
                break;
            }
            char flag = (char) pending[flagAt];
            if ((flag == '$' || flag == '+' || flag == '#')
                    && pending[flagAt + 1] == '\r'
                    && pending[flagAt + 2] == '\n') {
                var frame = frame(start.group(1), start.group(2), lineEnd, at, flag);
                pending = Arrays.copyOfRange(pending, flagAt + 3, pending.length);
                searched = 0;
                return Optional.of(frame);
            }
        }
        searched = pending.length;
        return Optional.empty();
    }

    private MsrpFrame frame(String transaction, String verb, int startEnd, int end, char flag)
            throws MalformedMsrpException {
        int blank = indexOf(pending, BLANK_LINE, startEnd);
        boolean hasBody = blank >= 0 && blank + 2 <= end;
        int headersEnd = hasBody ? blank : end;
        var headers = new LinkedHashMap<String, String>();
        if (headersEnd > startEnd) {
            var text = new String(pending, startEnd + 2, headersEnd - startEnd - 2, StandardCharsets.UTF_8);
            for (var line : text.split("\r\n")) {
                int colon = line.indexOf(':');
                if (colon <= 0) {
                    throw new MalformedMsrpException("a header without a colon");
                }
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        Optional<byte[]> body = hasBody
                ? Optional.of(Arrays.copyOfRange(pending, Math.min(blank + 4, end), Math.max(end, blank + 4)))
                : Optional.empty();
        if (hasBody && blank + 4 > end) {
            body = Optional.of(new byte[0]);
        }
        boolean response = Character.isDigit(verb.charAt(0));
        return new MsrpFrame(
                transaction, response ? "" : verb, response ? Integer.parseInt(verb) : 0, headers, body, flag);
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int i = Math.max(0, from); i <= text.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && text[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
