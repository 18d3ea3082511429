package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.List;

/// Characters and separators of header values (RFC 3261 section 25.1). Every method is linear in its input.
final class Lexer {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < TOKEN.length; c++) {
            TOKEN[c] = isAlphanumeric(c) || "-.!%*_+`'~".indexOf(c) >= 0;
        }
    }

    private Lexer() {}

    static boolean isToken(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isTokenCharacter(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    static boolean isDigits(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Digits as they are counted: `0070` is 70, `000` is 0.
    static String withoutLeadingZeros(String digits) {
        int first = 0;
        while (first + 1 < digits.length() && digits.charAt(first) == '0' && isDigit(digits.charAt(first + 1))) {
            first++;
        }
        return digits.substring(first);
    }

    static String withoutSpaces(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /// Splits at a separator outside quoted strings and angle brackets; the pieces are trimmed. A quote or bracket
    /// that is never closed counts as an ordinary character.
    static List<String> split(String text, char separator) {
        var pieces = new ArrayList<String>(4);
        boolean quotesClose = true;
        boolean bracketsClose = true;
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' && quotesClose) {
                int end = closingQuote(text, i);
                quotesClose = end >= 0;
                i = Math.max(end, i);
            } else if (c == '<' && bracketsClose) {
                int end = text.indexOf('>', i);
                bracketsClose = end >= 0;
                i = Math.max(end, i);
            } else if (c == separator) {
                pieces.add(text.substring(start, i).strip());
                start = i + 1;
            }
            i++;
        }
        pieces.add(text.substring(start).strip());
        return pieces;
    }

    /// The place of the quote that closes the one at `open`, or -1.
    static int closingQuote(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    /// The content of a quoted string with its escapes resolved; any other text unchanged.
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        if (text.indexOf('\\') < 0) {
            return text.substring(1, text.length() - 1);
        }
        var plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                i++;
                c = text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /// A quoted string holding the text; CR and LF cannot be quoted and become spaces.
    static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c == '\r' || c == '\n' ? ' ' : c);
        }
        return quoted.append('"').toString();
    }

    /// The text with percent escapes resolved as UTF-8; a lone percent sign stays.
    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] plain = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            if (low >= 0) {
                plain[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                plain[length++] = raw[i];
            }
        }
        return new String(plain, 0, length, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The text with CR and LF made spaces, so that it cannot end a header line.
    static String oneLine(String text) {
        if (text.indexOf('\r') < 0 && text.indexOf('\n') < 0) {
            return text;
        }
        return text.replace("\r\n", " ").replace('\r', ' ').replace('\n', ' ');
    }
}
