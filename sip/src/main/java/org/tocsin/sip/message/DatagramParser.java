package org.tocsin.sip.message;

import java.util.EnumSet;
import java.util.Set;
import org.tocsin.sip.MalformedException;

/// Reads one whole message from bytes (RFC 3261 section 7 and 18.3), leniently: see [Oddity].
public final class DatagramParser {
    private DatagramParser() {}

    /// Reads a message.
    ///
    /// @throws MalformedException if method, addressee or the way back cannot be made out; [Refusal] forms the
    ///     answer
    public static ParsedMessage parse(byte[] data) {
        var oddities = EnumSet.noneOf(Oddity.class);
        Head head = Head.read(data, oddities);
        Bytes body = body(data, head, oddities);
        SipMessage message = head.startLine().regionMatches(true, 0, "SIP/", 0, 4)
                ? response(head, body)
                : request(head, body, oddities);
        MessageCheck.check(message, oddities);
        return new ParsedMessage(message, oddities);
    }

    private static SipRequest request(Head head, Bytes body, Set<Oddity> oddities) {
        String line = head.startLine().stripTrailing();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first < 1 || last <= first) {
            throw new MalformedException("request line is not method, URI and version");
        }
        Method method = Method.of(line.substring(0, first));
        String version = line.substring(last + 1);
        String target = line.substring(first + 1, last);
        if (target.length() != target.strip().length()
                || line.length() != head.startLine().length()) {
            oddities.add(Oddity.START_LINE_SPACING);
        }
        checkVersion(version);
        return new SipRequest(method, requestUri(target.strip(), oddities), head.headers(), body);
    }

    private static void checkVersion(String version) {
        if (version.equals("SIP/2.0")) {
            return;
        }
        if (!version.regionMatches(true, 0, "SIP/", 0, 4)
                || !version.substring(4).matches("\\d{1,9}\\.\\d{1,9}")) {
            throw new MalformedException("request line without a SIP version");
        }
        if (!version.substring(4).equals("2.0")) {
            throw new MalformedException(505, "a SIP version other than 2.0");
        }
    }

    private static Uri requestUri(String target, Set<Oddity> oddities) {
        String text = target;
        if (text.length() > 2 && text.charAt(0) == '<' && text.charAt(text.length() - 1) == '>') {
            oddities.add(Oddity.REQUEST_URI_BRACKETS);
            text = text.substring(1, text.length() - 1);
        }
        String packed = Lexer.withoutSpaces(text);
        if (packed.length() != text.length()) {
            oddities.add(Oddity.REQUEST_URI_SPACES);
        }
        Uri uri = Uri.parse(packed);
        if (uri instanceof SipUri sip && !sip.headers().isEmpty()) {
            oddities.add(Oddity.REQUEST_URI_HEADERS);
            return sip.withoutHeaders();
        }
        return uri;
    }

    private static SipResponse response(Head head, Bytes body) {
        String line = head.startLine();
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new MalformedException("status line without a status");
        }
        checkVersion(line.substring(0, space));
        String rest = line.substring(space + 1).stripLeading();
        int end = rest.indexOf(' ');
        String status = end < 0 ? rest.strip() : rest.substring(0, end);
        if (status.length() != 3 || !Lexer.isDigits(status)) {
            throw new MalformedException("status is not three digits");
        }
        return new SipResponse(
                Integer.parseInt(status), end < 0 ? "" : rest.substring(end + 1).strip(), head.headers(), body);
    }

    private static Bytes body(byte[] data, Head head, Set<Oddity> oddities) {
        int available = data.length - head.bodyStart();
        int length = ContentLength.read(head.headers(), oddities).orElse(available);
        if (length > available) {
            oddities.add(Oddity.BODY_TRUNCATED);
            length = available;
        } else if (length < available) {
            oddities.add(Oddity.BYTES_AFTER_BODY);
        }
        return Bytes.of(data, head.bodyStart(), head.bodyStart() + length);
    }
}
