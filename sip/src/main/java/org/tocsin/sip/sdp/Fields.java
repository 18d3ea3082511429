package org.tocsin.sip.sdp;

import java.util.regex.Pattern;

/// Words and numbers of a line. Every INVITE has dozens: the patterns are made once.
final class Fields {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Fields() {}

    /// The words between blanks; none is empty unless the text is.
    static String[] split(String text) {
        return BLANKS.split(text.strip(), -1);
    }

    /// Whether it is nothing but ASCII digits, at least one and at most so many.
    static boolean isNumber(String text, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// What stands before the first slash, all of it where there is none.
    static String beforeSlash(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }
}
