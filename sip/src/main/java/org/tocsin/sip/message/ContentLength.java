package org.tocsin.sip.message;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// How long the body is, by the header fields.
final class ContentLength {
    private ContentLength() {}

    /// The length; empty if there is none or it is invalid, which is noted.
    static OptionalInt read(Headers headers, Set<Oddity> oddities) {
        List<String> values = headers.listLines("Content-Length");
        if (values.isEmpty()) {
            return OptionalInt.empty();
        }
        int length = -1;
        for (String value : values) {
            String digits = Lexer.withoutLeadingZeros(value);
            if (!Lexer.isDigits(digits) || digits.length() > 9) {
                oddities.add(Oddity.CONTENT_LENGTH_INVALID);
                return OptionalInt.empty();
            }
            int one = Integer.parseInt(digits);
            if (length >= 0 && length != one) {
                oddities.add(Oddity.CONTENT_LENGTH_INVALID);
                return OptionalInt.empty();
            }
            length = one;
        }
        return OptionalInt.of(length);
    }
}
