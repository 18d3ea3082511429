package org.tocsin.sip.message;

import org.tocsin.sip.MalformedException;

/// The sequence number of a request in its dialog, and its method (RFC 3261 section 20.16).
public record CSeq(long number, Method method) {
    /// The first number that RFC 3261 section 8.1.1.5 does not allow.
    public static final long LIMIT = 1L << 31;

    /// @throws MalformedException if the number is negative
    public CSeq {
        if (number < 0) {
            throw new MalformedException("CSeq is negative");
        }
    }

    /// Reads `number method`. A number beyond 64 bits is read as the largest one: see [Oddity#CSEQ_OUT_OF_RANGE].
    ///
    /// @throws MalformedException if there is no number or no method
    public static CSeq parse(String text) {
        String value = text.strip();
        int end = 0;
        while (end < value.length() && Lexer.isDigit(value.charAt(end))) {
            end++;
        }
        if (end == 0 || end == value.length() || !Lexer.isSpace(value.charAt(end))) {
            throw new MalformedException("CSeq is not a number and a method");
        }
        String digits = Lexer.withoutLeadingZeros(value.substring(0, end));
        long number = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
        return new CSeq(number, Method.of(value.substring(end).strip()));
    }

    /// The wire form.
    public String text() {
        return number + " " + method.name();
    }
}
