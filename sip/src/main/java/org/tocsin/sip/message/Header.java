package org.tocsin.sip.message;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.sip.MalformedException;

/// One header field line. A compact or oddly spelled well-known name is kept in its usual long form; the value is
/// unfolded and trimmed.
public record Header(String name, String value) {
    private static final Map<String, String> USUAL = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /// The same in their usual spelling: nearly every header of nearly every message.
    private static final Map<String, String> AS_WRITTEN;

    static {
        for (String usual : new String[] {
            "Accept",
            "Accept-Contact",
            "Alert-Info",
            "Allow",
            "Allow-Events",
            "Authorization",
            "CSeq",
            "Call-ID",
            "Call-Info",
            "Contact",
            "Content-Disposition",
            "Content-Encoding",
            "Content-ID",
            "Content-Length",
            "Content-Type",
            "Date",
            "Error-Info",
            "Event",
            "Expires",
            "From",
            "Geolocation",
            "Geolocation-Error",
            "Geolocation-Routing",
            "History-Info",
            "Identity",
            "In-Reply-To",
            "Max-Forwards",
            "Min-Expires",
            "Min-SE",
            "P-Access-Network-Info",
            "P-Asserted-Identity",
            "P-Preferred-Identity",
            "Priority",
            "Privacy",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Require",
            "RAck",
            "RSeq",
            "Reason",
            "Record-Route",
            "Refer-To",
            "Referred-By",
            "Replaces",
            "Require",
            "Resource-Priority",
            "Retry-After",
            "Route",
            "Server",
            "Session-Expires",
            "Subject",
            "Subscription-State",
            "Supported",
            "Timestamp",
            "To",
            "Unsupported",
            "User-Agent",
            "Via",
            "WWW-Authenticate",
            "Warning"
        }) {
            USUAL.put(usual, usual);
        }
        String[] compact = {
            "a",
            "Accept-Contact",
            "c",
            "Content-Type",
            "e",
            "Content-Encoding",
            "f",
            "From",
            "i",
            "Call-ID",
            "k",
            "Supported",
            "l",
            "Content-Length",
            "m",
            "Contact",
            "o",
            "Event",
            "r",
            "Refer-To",
            "b",
            "Referred-By",
            "s",
            "Subject",
            "t",
            "To",
            "u",
            "Allow-Events",
            "v",
            "Via",
            "x",
            "Session-Expires",
            "y",
            "Identity"
        };
        for (int i = 0; i < compact.length; i += 2) {
            USUAL.put(compact[i], compact[i + 1]);
        }
        AS_WRITTEN = new HashMap<>(USUAL);
    }

    /// @throws MalformedException if the name is not a token
    public Header {
        var usual = AS_WRITTEN.get(name);
        if (usual == null) {
            if (!Lexer.isToken(name)) {
                throw new MalformedException("header name is not a token");
            }
            usual = USUAL.getOrDefault(name, name);
        }
        name = usual;
        value = Lexer.oneLine(value).strip();
    }

    boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    @Override
    public String toString() {
        return USUAL.containsKey(name) ? name : "(other header)";
    }
}
