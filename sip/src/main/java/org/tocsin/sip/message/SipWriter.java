package org.tocsin.sip.message;

import java.nio.charset.StandardCharsets;

/// Writes a message to bytes. Content-Length is always the true length of the body.
public final class SipWriter {
    private SipWriter() {}

    /// The bytes of a message as they go onto the wire.
    public static byte[] write(SipMessage message) {
        var head = new StringBuilder(512);
        switch (message) {
            case SipRequest request ->
                head.append(request.method().name())
                        .append(' ')
                        .append(request.uri().text())
                        .append(" SIP/2.0\r\n");
            case SipResponse response ->
                head.append("SIP/2.0 ")
                        .append(response.status())
                        .append(' ')
                        .append(response.reason())
                        .append("\r\n");
        }
        for (Header line : message.headers()) {
            if (!line.isNamed("Content-Length")) {
                head.append(line.name()).append(": ").append(line.value()).append("\r\n");
            }
        }
        head.append("Content-Length: ").append(message.body().length()).append("\r\n\r\n");
        byte[] headBytes = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[headBytes.length + message.body().length()];
        System.arraycopy(headBytes, 0, bytes, 0, headBytes.length);
        message.body().copyTo(bytes, headBytes.length);
        return bytes;
    }
}
