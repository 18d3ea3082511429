package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.sip.agent.Event;

/// Wireshark's dissectors read what went over our sockets, both ways, and find the words both sides have on record.
final class TsharkTextTest {
    @TempDir
    Path folder;

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private static String onRecord(TestCentre centre, CallId call, int message) {
        return centre.state()
                .texts()
                .find(call)
                .flatMap(talk -> talk.find(message))
                .orElseThrow()
                .text()
                .text();
    }

    @Test
    void realTimeTextWithItsRedundancy() throws Exception {
        Program.need("tshark");
        var capture = new Capture();
        try (var centre = new TestCentre(folder);
                var phone = new TestPhone();
                var text = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            Thread.ofVirtual().start(() -> keep(text, capture));
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000") + "m=text " + text.getLocalPort()
                    + " RTP/AVP 100 98\r\na=rtpmap:98 t140/1000\r\na=rtpmap:100 red/1000\r\na=fmtp:100 98/98/98\r\n");
            var call = centre.ringing();
            centre.answer(call);
            int port = trunk.await(Event.CallAnswered.class)
                    .answer()
                    .orElseThrow()
                    .media()
                    .get(1)
                    .port();
            var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            byte[][] sent = {
                RttCallTest.packet(0, RttCallTest.red("", "", "Fire é")),
                RttCallTest.packet(1, RttCallTest.red("", "Fire é", " on 3rd\u2028"))
            };
            for (var bytes : sent) {
                capture.datagram(text.getLocalPort(), port, bytes);
            }
            TestCentre.await(() -> {
                RttCallTest.send(text, to, sent);
                return centre.state().texts().find(call.id());
            });
            centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED);
            centre.command(new TextCommand.Send(call.id(), new Said("¿Dónde está? " + "x".repeat(350)), ""));
            centre.message(call.id(), 2, TextMessage.Delivery.SENT);

            var rows = capture.read(
                    folder,
                    List.of(
                            "-d",
                            "udp.port==" + text.getLocalPort() + ",rtp",
                            "-d",
                            "rtp.pt==100,rtp_rfc2198",
                            "-Eoccurrence=a"),
                    "udp.srcport",
                    "rtp.p_type",
                    "rtp.timestamp-offset",
                    "rtp.block-length",
                    "rtp.payload",
                    "rtp.seq",
                    "_ws.malformed");
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.get(1)).as("RED, then three of T.140").isEqualTo("100,98,98,98");
                assertThat(row.get(6)).isEmpty();
            });
            assertThat(primaries(rows, text.getLocalPort())).isEqualTo(onRecord(centre, call.id(), 1) + "\u2028");
            assertThat(primaries(rows, port)).isEqualTo(onRecord(centre, call.id(), 2) + "\u2028");
            // Each block comes again twice.
            var ours = rows.stream()
                    .filter(row -> row.getFirst().equals(Integer.toString(port)))
                    .toList();
            assertThat(ours).hasSizeGreaterThanOrEqualTo(4);
            assertThat(ours.stream()
                            .filter(row -> text(row.get(4).split(",")[0]).contains("¿Dónde está?")))
                    .hasSize(3);
        }
    }

    /// The blocks that are no repeats, by tshark's account: the whole payload is its first cell; the primary is what is
    /// left of it behind the header and the repeats.
    private static String primaries(List<List<String>> rows, int from) {
        var text = new StringBuilder();
        for (var row : rows) {
            if (row.getFirst().equals(Integer.toString(from))) {
                var lengths = row.get(3).split(",");
                int repeats = Arrays.stream(lengths).mapToInt(Integer::parseInt).sum();
                var payload = row.get(4).split(",")[0];
                text.append(text(payload.substring(2 * (4 * lengths.length + 1 + repeats))));
            }
        }
        return text.toString();
    }

    private static void keep(DatagramSocket socket, Capture capture) {
        byte[] bytes = new byte[2_048];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                capture.datagram(packet.getPort(), socket.getLocalPort(), Arrays.copyOf(bytes, packet.getLength()));
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void messageSessions() throws Exception {
        Program.need("tshark");
        var capture = new Capture();
        var theirs = "msrp://caller.example:9999/their-session;tcp";
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=message 9999 TCP/MSRP *\r\na=accept-types:text/plain\r\na=path:" + theirs + "\r\n");
            var call = centre.ringing();
            centre.answer(call);
            var answer = trunk.await(Event.CallAnswered.class).answer().orElseThrow();
            var ours = answer.media().getFirst().find("path").orElseThrow().strip();
            try (var socket = new Socket(
                    "127.0.0.1", URI.create(ours.replaceFirst(";tcp$", "")).getPort())) {
                send(
                        socket,
                        capture,
                        "MSRP aaaa1111 SEND\r\nTo-Path: " + ours + "\r\nFrom-Path: " + theirs
                                + "\r\nMessage-ID: m1\r\nSuccess-Report: yes\r\nByte-Range: 1-11/11\r\n"
                                + "Content-Type: text/plain\r\n\r\nhe is in é\r\n-------aaaa1111$\r\n");
                read(socket, capture, 2);
                centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED);
                centre.command(new TextCommand.Send(call.id(), new Said("Where is he? ¿Dónde?"), ""));
                read(socket, capture, 1);
            }
            var rows = capture.read(
                    folder,
                    List.of("-d", "tcp.port==9999,msrp", "-Y", "msrp"),
                    "tcp.srcport",
                    "msrp.method",
                    "msrp.status.code",
                    "msrp.to.path",
                    "msrp.from.path",
                    "msrp.byte.range",
                    "msrp.data",
                    "msrp.cnt.flg",
                    "_ws.malformed");
            assertThat(rows)
                    .extracting(List::getFirst, row -> row.get(1), row -> row.get(2), row -> row.get(7))
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("9999", "SEND", "", "$"),
                            org.assertj.core.groups.Tuple.tuple("2855", "", "200", "$"),
                            org.assertj.core.groups.Tuple.tuple("2855", "REPORT", "", "$"),
                            org.assertj.core.groups.Tuple.tuple("2855", "SEND", "", "$"));
            assertThat(rows).allSatisfy(row -> assertThat(row.get(8)).isEmpty());
            assertThat(rows.get(0).get(6)).contains(onRecord(centre, call.id(), 1));
            assertThat(rows.get(3).get(6)).contains(onRecord(centre, call.id(), 2));
            assertThat(rows.get(3).get(3)).isEqualTo(theirs);
            assertThat(rows.get(3).get(4)).isEqualTo(ours);
            assertThat(rows.get(3).get(5)).isEqualTo("1-22/22");
        }
    }

    private static void send(Socket socket, Capture capture, String frame) throws IOException {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        capture.stream(9_999, 2_855, bytes);
    }

    private static void read(Socket socket, Capture capture, int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            var text = MsrpCallTest.frame(socket);
            capture.stream(2_855, 9_999, text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
