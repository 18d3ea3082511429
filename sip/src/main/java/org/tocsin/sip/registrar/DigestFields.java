package org.tocsin.sip.registrar;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tocsin.sip.MalformedException;

/// The `name=value` list behind `Digest`, names in lower case, quotes removed.
final class DigestFields {
    private static final int MOST = 32;

    private DigestFields() {}

    /// @throws MalformedException if it is another scheme or cannot be read
    static Map<String, String> parse(String header) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, "Digest ", 0, 7)) {
            throw new MalformedException("authorization of another scheme than Digest");
        }
        var fields = new LinkedHashMap<String, String>();
        int at = 7;
        while (at < text.length() && fields.size() < MOST) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw new MalformedException("digest field without a value");
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int from = equals + 1;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
            int end = from < text.length() && text.charAt(from) == '"' ? quoted(text, from) : plain(text, from);
            fields.putIfAbsent(name, unquoted(text.substring(from, end).strip()));
            int comma = text.indexOf(',', end);
            at = comma < 0 ? text.length() : comma + 1;
        }
        return fields;
    }

    private static int plain(String text, int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private static int quoted(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        throw new MalformedException("digest field that never ends");
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || text.charAt(0) != '"') {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length() - 1) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
