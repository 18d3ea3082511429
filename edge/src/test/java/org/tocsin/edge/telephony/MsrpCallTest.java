package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.sip.agent.Event;

/// A message session: the caller's frames are written by hand from RFC 4975, not by our codec.
final class MsrpCallTest {
    private static final String THEIRS = "msrp://caller.example:9999/their-session;tcp";

    @TempDir
    Path folder;

    @Test
    void aTextConversationIsHeldOverASession() throws Exception {
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=message 9999 TCP/MSRP *\r\na=accept-types:text/plain\r\na=path:" + THEIRS + "\r\n");
            var call = centre.ringing();
            assertThat(call.line()).isEqualTo(Line.TEXT);
            centre.answer(call);
            var answer = trunk.await(Event.CallAnswered.class).answer().orElseThrow();
            var ours = answer.media().getFirst().find("path").orElseThrow().strip();
            var uri = URI.create(ours.replaceFirst(";tcp$", ""));
            try (var socket = new Socket("127.0.0.1", uri.getPort())) {
                send(socket, ours, "aaaa1111", "Message-ID: m0\r\n-------aaaa1111$\r\n");
                assertThat(frame(socket)).startsWith("MSRP aaaa1111 200");
                send(
                        socket,
                        ours,
                        "bbbb2222",
                        "Message-ID: m1\r\nByte-Range: 1-9/18\r\nContent-Type: text/plain\r\n\r\n"
                                + "he is in \r\n-------bbbb2222+\r\n");
                send(
                        socket,
                        ours,
                        "cccc3333",
                        "Message-ID: m1\r\nByte-Range: 10-18/18\r\nContent-Type: text/plain\r\n\r\n"
                                + "the house\r\n-------cccc3333$\r\n");
                assertThat(frame(socket)).startsWith("MSRP bbbb2222 200");
                assertThat(frame(socket)).startsWith("MSRP cccc3333 200");
                var heard = centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED);
                assertThat(heard.medium()).isEqualTo(Medium.MSRP);
                assertThat(heard.text().text()).isEqualTo("he is in the house");

                centre.command(new TextCommand.Send(call.id(), new Said("Where are you?"), ""));
                var frame = frame(socket);
                assertThat(frame).contains("SEND", "To-Path: " + THEIRS, "Where are you?");
                centre.message(call.id(), 2, TextMessage.Delivery.SENDING);
                var transaction = frame.split(" ")[1];
                write(
                        socket,
                        "MSRP " + transaction + " 200 OK\r\nTo-Path: " + ours + "\r\nFrom-Path: " + THEIRS
                                + "\r\n-------" + transaction + "$\r\n");
                centre.message(call.id(), 2, TextMessage.Delivery.SENT);

                send(socket, "msrp://127.0.0.1:1/nobody;tcp", "dddd4444", "Message-ID: m9\r\n-------dddd4444$\r\n");
                assertThat(frame(socket)).startsWith("MSRP dddd4444 481");
                trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
                centre.becomes(call.id(), CallStatus.ENDED);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void outOfServiceASessionIsRefusedAndNobodyRings() throws Exception {
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            centre.command(new TextCommand.SetService(false, "gateway repair"));
            trunk.call("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=message 9999 TCP/MSRP *\r\na=accept-types:text/plain\r\na=path:" + THEIRS + "\r\n");
            assertThat(trunk.await(Event.CallFailed.class).status()).isEqualTo(503);
            assertThat(centre.open()).isEmpty();
            TestCentre.until(() -> centre.telephony().census().calls() == 0);
        }
    }

    private static void send(Socket socket, String to, String transaction, String rest) throws IOException {
        write(socket, "MSRP " + transaction + " SEND\r\nTo-Path: " + to + "\r\nFrom-Path: " + THEIRS + "\r\n" + rest);
    }

    private static void write(Socket socket, String frame) throws IOException {
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads up to an end-line.
    static String frame(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().matches("(?s).*\\r\\n-------[A-Za-z0-9]+[$+#]\\r\\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
