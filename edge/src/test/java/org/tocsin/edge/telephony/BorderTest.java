package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.trunks.TrunkState;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.keepalive.KeepAlive;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.signalling.SipSettings;
import org.tocsin.sip.rtp.G711;

/// Calls through Kamailio as the centre's border, with the configuration that docs/border.md describes.
final class BorderTest {
    private static final Path TORTURE =
            Path.of(System.getProperty("tocsin.root", ".."), "..", "shared", "testdata", "sip-torture");
    private static final KeepAlive EAGER = new KeepAlive(Duration.ofMillis(500), Duration.ofMillis(500), 3, 1);

    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        Program.need("kamailio");
        Program.need("sipp");
    }

    private Program sipp(int port, String scenario, String from) throws Exception {
        try (var in = BorderTest.class.getResourceAsStream("/sipp/" + scenario)) {
            Files.write(folder.resolve(scenario), in.readAllBytes());
        }
        Files.write(folder.resolve("tone.ulaw"), G711.toUlaw(Goertzel.sine(600, 8_000, 8_000)));
        var command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + port, "-sf", scenario, "-m", "1", "-i", from));
        command.addAll(List.of("-mi", from, "-nostdin", "-timeout", "60s", "-timeout_error"));
        return Program.start(folder, command);
    }

    @Test
    void aCallKeepsItsLocationAndMovesToTheNodeThatStands() throws Exception {
        try (var second = new TestCentre(folder.resolve("second"));
                var first = new TestCentre(folder.resolve("first"));
                var border = new Border(
                        folder.resolve("border"),
                        200,
                        first.telephony().sipUdpPort(),
                        second.telephony().sipUdpPort())) {
            answers(border.port, 200);
            try (var sipp = sipp(border.port, "i3_call.xml", "127.0.0.2")) {
                var call = first.ringing();
                assertThat(call.number().digits()).isEqualTo("+16175550142");
                assertThat(call.bestFix().orElseThrow().civic().line()).contains("12 River Street");
                assertThat(call.networkCallId()).contains("a56e556d871f4fd1");
                first.answer(call);
                first.becomes(call.id(), CallStatus.ENDED);
                assertThat(sipp.exitCode()).as(sipp.output()).isZero();
                assertThat(Goertzel.pieces(first.sound(first.recorded(call.id()), Frame.Kind.HEARD), 600))
                        .isGreaterThan(10);
            }
            first.close();
            try (var sipp = sipp(border.port, "i3_call_released.xml", "127.0.0.1")) {
                var call = second.ringing();
                // Nobody vouches for this number: the border let it go no further.
                assertThat(call.number().digits()).isEqualTo("+16175550142");
                second.answer(call);
                Thread.sleep(500);
                second.release(call);
                assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            }
            second.close();
            answers(border.port, 503);
        }
    }

    @Test
    void aCallInProgressOutlivesTheBorderAndTheTrunkComesBackWithIt() throws Exception {
        Program.need("baresip");
        int centrePort;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            centrePort = socket.getLocalPort();
        }
        try (var border = new Border(folder.resolve("border"), 200, centrePort);
                var centre = new TestCentre(
                        folder,
                        new MemoryJournal(),
                        settings -> settings.withFloor(
                                        new FloorSettings(Route.of(border.uri(), "+16175550100"), true, false, EAGER))
                                .withSip(SipSettings.loopback(centrePort)))) {
            trunk(centre, border, TrunkState.NORMAL);
            answers(border.port, 200);
            var ana = new TonePosition("position-P1", 1_700, 600);
            centre.telephony().seat(centre.position, ana);
            try (var caller = BaresipPhone.calling(folder.resolve("caller"), 600, border.port, "udp")) {
                var call = centre.ringing();
                centre.answer(call);
                TestCentre.until(() -> ana.frames(600) > 25 && Goertzel.pieces(caller.heard(), 1_700) > 5);

                border.kill();
                assertThat(trunk(centre, border, TrunkState.UNREACHABLE)).isNotBlank();
                int before = ana.frames(600);
                long heard = Goertzel.pieces(caller.heard(), 1_700);
                TestCentre.until(
                        () -> ana.frames(600) > before + 50 && Goertzel.pieces(caller.heard(), 1_700) > heard + 5);
                assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);

                border.comeBack();
                trunk(centre, border, TrunkState.NORMAL);
                // The call's own signalling goes through the border again.
                centre.release(call);
                TestCentre.until(() -> centre.telephony().census().calls() == 0);
            }
        }
    }

    @Test
    void aPrivateExchangeSaysWhereItsTelephonesAre() throws Exception {
        try (var centre = new TestCentre(folder);
                var border = new Border(
                        folder.resolve("border"),
                        200,
                        List.of("EXCHANGE_AT=\"<geo:42.3700,-71.1100;u=25>\""),
                        centre.telephony().sipUdpPort());
                var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
            answers(border.port, 200);
            send(socket, border.port, request("INVITE", "sip:911@127.0.0.1", socket.getLocalPort(), 1));
            var call = centre.ringing();
            assertThat(call.service()).isEqualTo("urn:service:sos");
            var area = call.bestFix().orElseThrow().area();
            assertThat(area.center().latitude()).isEqualTo(42.37);
            assertThat(area.radiusMeters()).isEqualTo(25);
        }
    }

    private static String trunk(TestCentre centre, Border border, TrunkState state) {
        return TestCentre.await(() -> centre.state()
                .trunks()
                .find("127.0.0.1:" + border.port)
                .filter(trunk -> trunk.state() == state)
                .map(trunk -> trunk.why()));
    }

    @Test
    void aFloodIsCutAndAKnownNetworksCallGetsThrough() throws Exception {
        try (var centre = new TestCentre(folder);
                var border = new Border(
                        folder.resolve("border"), 30, centre.telephony().sipUdpPort())) {
            answers(border.port, 200);
            try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
                for (int i = 0; i < 1_000; i++) {
                    send(socket, border.port, request("INVITE", "urn:service:sos", socket.getLocalPort(), i));
                }
            }
            try (var sipp = sipp(border.port, "i3_call_released.xml", "127.0.0.2")) {
                var genuine = TestCentre.await(() -> centre.open().stream()
                        .filter(call -> call.networkCallId().contains("a56e556d871f4fd1"))
                        .findFirst());
                centre.answer(genuine);
                Thread.sleep(300);
                centre.release(genuine);
                assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            }
            assertThat(centre.open()).as("what the flood left").hasSizeLessThan(200);
        }
    }

    @Test
    void whatCannotBeReadHurtsNeitherBorderNorCentre() throws Exception {
        assumeTrue(Files.isDirectory(TORTURE), "the messages of RFC 4475 are not there: this test is skipped");
        try (var centre = new TestCentre(folder);
                var border = new Border(
                        folder.resolve("border"), 2_000, centre.telephony().sipUdpPort());
                var files = Files.list(TORTURE);
                var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
            answers(border.port, 200);
            var messages =
                    files.filter(file -> file.toString().endsWith(".dat")).toList();
            assertThat(messages).hasSizeGreaterThan(40);
            for (var file : messages) {
                send(socket, border.port, Files.readAllBytes(file));
            }
            answers(border.port, 200);
            assertThat(centre.told()).noneMatch(text -> text.startsWith("fault"));
            try (var sipp = sipp(border.port, "i3_call_released.xml", "127.0.0.2")) {
                var call = TestCentre.await(() -> centre.open().stream()
                        .filter(one -> one.networkCallId().contains("a56e556d871f4fd1"))
                        .findFirst());
                centre.answer(call);
                Thread.sleep(300);
                centre.release(call);
                assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            }
        }
    }

    /// Asks the border whether the way to the centre stands, until it says so.
    private static void answers(int port, int status) throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.4"))) {
            socket.setSoTimeout(300);
            var buffer = new DatagramPacket(new byte[4_096], 4_096);
            for (int i = 0; i < 100; i++) {
                send(socket, port, request("OPTIONS", "sip:127.0.0.1:" + port, socket.getLocalPort(), i));
                try {
                    socket.receive(buffer);
                    var text = new String(buffer.getData(), 0, buffer.getLength(), StandardCharsets.UTF_8);
                    if (text.startsWith("SIP/2.0 " + status)) {
                        return;
                    }
                    Thread.sleep(200);
                } catch (SocketTimeoutException e) {
                    // it is still starting
                }
            }
            throw new AssertionError("the border never answered " + status);
        }
    }

    private static byte[] request(String method, String uri, int port, int number) {
        return """
                %1$s %2$s SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:%3$d;branch=z9hG4bK-border-%3$d-%4$d;rport
                Max-Forwards: 70
                From: <sip:+1617555%4$04d@127.0.0.1>;tag=t%4$d
                To: <%2$s>
                Call-ID: border-%3$d-%4$d
                CSeq: 1 %1$s
                Contact: <sip:caller@127.0.0.1:%3$d>
                Content-Length: 0

                """.formatted(method, uri, port, number).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void send(DatagramSocket socket, int port, byte[] bytes) throws Exception {
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", port)));
    }
}
