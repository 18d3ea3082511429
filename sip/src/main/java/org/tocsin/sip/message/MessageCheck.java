package org.tocsin.sip.message;

import java.util.List;
import java.util.Set;
import org.tocsin.sip.MalformedException;

/// What every message has to have, and what is odd about what it has (RFC 3261 section 8.1.1, RFC 4475).
final class MessageCheck {
    private static final List<String> MANDATORY = List.of("Via", "From", "To", "Call-ID", "CSeq");
    private static final List<String> ONCE = List.of("From", "To", "Call-ID", "CSeq", "Max-Forwards");

    private MessageCheck() {}

    /// @throws MalformedException if a mandatory header is missing or cannot be read
    static void check(SipMessage message, Set<Oddity> oddities) {
        Headers headers = message.headers();
        for (String name : MANDATORY) {
            if (headers.get(name).isEmpty()) {
                throw new MalformedException("a header that has to be there is empty");
            }
        }
        for (String name : ONCE) {
            List<String> lines = headers.listLines(name);
            if (lines.size() > 1 && lines.stream().distinct().count() > 1) {
                oddities.add(Oddity.REPEATED_HEADER);
            }
        }
        checkVia(headers, oddities);
        NameAddr.parse(headers.get("To"), oddities::add);
        if (NameAddr.parse(headers.get("From"), oddities::add).tag().isEmpty()) {
            oddities.add(Oddity.FROM_TAG_MISSING);
        }
        checkContacts(message, oddities);
        CSeq cseq = message.cseq();
        if (cseq.number() >= CSeq.LIMIT) {
            oddities.add(Oddity.CSEQ_OUT_OF_RANGE);
        }
        if (message instanceof SipRequest request && !cseq.method().equals(request.method())) {
            oddities.add(Oddity.CSEQ_METHOD_MISMATCH);
        }
        checkOptional(headers, oddities);
    }

    private static void checkVia(Headers headers, Set<Oddity> oddities) {
        List<String> pieces = Lexer.split(headers.get("Via"), ',');
        Via top = Via.parse(pieces.getFirst(), oddities::add);
        if (!top.hasUniqueBranch()) {
            oddities.add(Oddity.BRANCH_MISSING);
        }
        if (pieces.contains("")) {
            oddities.add(Oddity.EMPTY_ELEMENT);
        }
    }

    private static void checkContacts(SipMessage message, Set<Oddity> oddities) {
        boolean any = false;
        for (String line : message.headers().listLines("Contact")) {
            for (String value : Lexer.split(line, ',')) {
                if (value.isEmpty()) {
                    oddities.add(Oddity.EMPTY_ELEMENT);
                } else if (!value.equals("*")) {
                    NameAddr.parse(value, oddities::add);
                    any = true;
                }
            }
        }
        if (!any && message instanceof SipRequest request && request.method().equals(Method.INVITE)) {
            oddities.add(Oddity.CONTACT_MISSING);
        }
    }

    private static void checkOptional(Headers headers, Set<Oddity> oddities) {
        headers.find("Max-Forwards").ifPresent(value -> {
            String digits = Lexer.withoutLeadingZeros(value);
            if (!Lexer.isDigits(digits) || digits.length() > 3 || Integer.parseInt(digits) > 255) {
                oddities.add(Oddity.MAX_FORWARDS_INVALID);
            }
        });
        headers.find("Date").ifPresent(value -> {
            if (!value.endsWith("GMT")) {
                oddities.add(Oddity.DATE_INVALID);
            }
        });
    }
}
