package org.tocsin.sip.msrp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request or response.
///
/// @param transaction transaction identifier, 4 to 32 characters
/// @param method      `SEND`, `REPORT`, `AUTH`; empty for a response
/// @param status      200, 413...; 0 for a request
/// @param headers     in order, by the names of RFC 4975
/// @param body        absent when there is no Content-Type
/// @param flag        `$` last chunk, `+` more follow, `#` given up
public record MsrpFrame(
        String transaction, String method, int status, Map<String, String> headers, Optional<byte[]> body, char flag) {
    public MsrpFrame {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public Optional<String> find(String header) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public boolean request() {
        return status == 0;
    }

    /// As it goes over the wire.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        write(out, "MSRP " + transaction + " " + (request() ? method : status + (status == 200 ? " OK" : "")) + "\r\n");
        headers.forEach((name, value) -> write(out, name + ": " + value + "\r\n"));
        body.ifPresent(bytes -> {
            write(out, "\r\n");
            out.writeBytes(bytes);
            write(out, "\r\n");
        });
        write(out, "-------" + transaction + flag + "\r\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bodies are what people said.
    @Override
    public String toString() {
        return "MsrpFrame[" + transaction + " " + (request() ? method : status) + flag + "]";
    }
}
