package org.tocsin.edge.telephony.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.agent.Identifiers;

/// TCP as peers abuse it.
final class ConnectionsTest {
    private static final String OPTIONS = """
            OPTIONS sip:centre SIP/2.0\r
            Via: SIP/2.0/TCP client.invalid;branch=z9hG4bK-%1$d\r
            From: <sip:a@b.invalid>;tag=%1$d\r
            To: <sip:centre>\r
            Call-ID: %1$d@client.invalid\r
            CSeq: 1 OPTIONS\r
            Max-Forwards: 70\r
            Content-Length: 0\r
            \r
            """;

    private SipLoop loop;

    @BeforeEach
    void open() {
        loop = SipLoop.open(
                new SipSettings("127.0.0.1", "127.0.0.1", 0, 0, 3), settings -> settings, Identifiers.seeded(1));
        loop.start(event -> {});
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void messagesInPiecesAndSeveralAtOnceAreAnsweredEach() throws Exception {
        try (var socket = connect()) {
            byte[] both = (OPTIONS.formatted(1) + OPTIONS.formatted(2)).getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < both.length; at += 37) {
                socket.getOutputStream().write(both, at, Math.min(37, both.length - at));
                socket.getOutputStream().flush();
            }
            assertThat(read(socket, "Call-ID: 2@")).contains("SIP/2.0 200", "Call-ID: 1@");
        }
    }

    @Test
    void aKeepAliveIsAnsweredAndGarbageClosesItsOwnConnectionOnly() throws Exception {
        try (var garbage = connect();
                var good = connect()) {
            garbage.getOutputStream().write("\0\0\0 what is this\r\nno\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            good.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(good.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
            good.getOutputStream().write(OPTIONS.formatted(3).getBytes(StandardCharsets.US_ASCII));
            assertThat(read(good, "Call-ID: 3@")).contains("SIP/2.0 200");
        }
    }

    @Test
    void beyondTheLimitTheLongestSilentIsClosedAndTheNewOneServed() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                var socket = connect();
                sockets.add(socket);
                socket.getOutputStream().write(OPTIONS.formatted(10 + i).getBytes(StandardCharsets.US_ASCII));
                assertThat(read(socket, "Call-ID: " + (10 + i) + "@")).contains("SIP/2.0 200");
            }
            // Comes to an end, or the socket's time-out fails the test.
            assertThat(sockets.getFirst().getInputStream().readAllBytes()).isNotEmpty();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", loop.tcpPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String read(Socket socket, String until) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(until) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("closed after: " + text).isGreaterThanOrEqualTo(0);
            text.append((char) next);
        }
        return text.toString();
    }
}
