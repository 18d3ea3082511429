package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.trunks.Trunk;
import org.tocsin.core.trunks.TrunkState;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.keepalive.KeepAlive;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipWriter;
import org.tocsin.sip.sdp.SessionDescription;

/// Trunks are asked whether they stand, over real sockets, and calls leave by those that do.
final class TrunkDeskTest {
    private static final KeepAlive EAGER = new KeepAlive(Duration.ofMillis(200), Duration.ofMillis(200), 3, 2);
    private static final KeepAlive NEVER = new KeepAlive(Duration.ZERO, Duration.ofSeconds(2), 3, 2);

    @TempDir
    Path folder;

    private static FloorSettings floor(KeepAlive keepAlive, String... trunks) {
        return new FloorSettings(Route.of(String.join(",", trunks), "+16175550100"), true, false, keepAlive);
    }

    private static Trunk becomes(TestCentre centre, int port, TrunkState state) {
        return TestCentre.await(
                () -> centre.state().trunks().find("127.0.0.1:" + port).filter(trunk -> trunk.state() == state));
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Program sipp(int port, int answers) throws Exception {
        try (var in = TrunkDeskTest.class.getResourceAsStream("/sipp/options_answered.xml")) {
            Files.write(folder.resolve("options_answered.xml"), in.readAllBytes());
        }
        return Program.start(
                folder,
                List.of(
                        "sipp",
                        "-sf",
                        "options_answered.xml",
                        "-i",
                        "127.0.0.1",
                        "-p",
                        "" + port,
                        "-m",
                        "" + answers,
                        "-nostdin"));
    }

    @Test
    void aTrunkThatFallsSilentIsDownAndComesBack() throws Exception {
        Program.need("sipp");
        int port = freePort();
        var journal = new MemoryJournal();
        try (var sipp = sipp(port, 5);
                var centre = new TestCentre(folder, journal, floor(EAGER, "sip:127.0.0.1:" + port))) {
            assertThat(becomes(centre, port, TrunkState.NORMAL).why()).isEqualTo("200 OK");
            assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            var silent = becomes(centre, port, TrunkState.UNREACHABLE);
            assertThat(silent.why()).isIn("no answer to 3 questions", "it cannot be reached");
            assertThat(centre.state().trunks().isCutOff()).isTrue();
            var reading = centre.telephony().listTrunks().join().getFirst();
            assertThat(reading.unanswered()).isGreaterThanOrEqualTo(3);
            assertThat(reading.answer()).isEqualTo("200 OK");

            try (var again = sipp(port, 1_000)) {
                becomes(centre, port, TrunkState.NORMAL);
                assertThat(again.isAlive()).isTrue();
            }
        }
        var record = new StringBuilder();
        journal.read(1, entry -> record.append(entry.events()));
        assertThat(record.toString().split("TrunkChanged", -1))
                .as("changes are on record, questions are not")
                .hasSize(4);
    }

    @Test
    void aTrunkOutOfServiceIsPassedOverAndTriedLast() throws Exception {
        try (var broken = new Grumbler(503);
                var trunk = new TestTrunk();
                var centre = new TestCentre(folder, new MemoryJournal(), floor(EAGER, broken.uri(), trunk.uri()))) {
            trunk.reach(centre.telephony().sipUdpPort());
            assertThat(becomes(centre, broken.port(), TrunkState.DOWN).why()).startsWith("it says 503");
            becomes(centre, trunk.port(), TrunkState.NORMAL);
            assertThat(centre.state().trunks().isCutOff()).isFalse();

            dialled(centre, trunk);
            assertThat(broken.methods).doesNotContain(Method.INVITE);
        }
    }

    @Test
    void aTrunkThatRefusesACallLosesItToTheNext() throws Exception {
        try (var broken = new Grumbler(503);
                var trunk = new TestTrunk();
                var centre = new TestCentre(folder, new MemoryJournal(), floor(NEVER, broken.uri(), trunk.uri()))) {
            trunk.reach(centre.telephony().sipUdpPort());
            dialled(centre, trunk);
            assertThat(broken.methods).contains(Method.INVITE);
        }
    }

    @Test
    void aTrunkThatDoesNotEvenTryLosesTheCallToTheNext() throws Exception {
        try (var silent = new Grumbler(0);
                var trunk = new TestTrunk();
                var centre = new TestCentre(folder, new MemoryJournal(), floor(NEVER, silent.uri(), trunk.uri()))) {
            trunk.reach(centre.telephony().sipUdpPort());
            dialled(centre, trunk);
            assertThat(silent.methods).contains(Method.INVITE);
        }
    }

    /// Somebody is brought onto a call by number, and answers on this trunk.
    private static void dialled(TestCentre centre, TestTrunk trunk) {
        trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
        var call = centre.ringing();
        centre.answer(call);
        trunk.await(Event.CallAnswered.class);
        centre.command(new ConferenceCommand.DialAddress(call.id(), Address.of("6175550123"), false, false));
        var rung = trunk.await(Event.IncomingCall.class);
        assertThat(rung.invite().uri().text()).startsWith("sip:6175550123@");
        var sdp = SessionDescription.parse(TestTrunk.sdp(40_010, 0, "PCMU/8000"));
        trunk.perform(agent -> agent.answer(rung.call(), sdp));
        assertThat(joined(centre, call.id())).isEqualTo("6175550123");
    }

    private static String joined(TestCentre centre, CallId call) {
        return TestCentre.await(() -> centre.state().conferences().list(call).stream()
                .filter(party -> party.status() == PartyStatus.JOINED)
                .map(party ->
                        Optional.ofNullable(party.address()).map(Address::text).orElse(""))
                .findFirst());
    }

    /// A far end that says the same to everything, or nothing.
    private static final class Grumbler implements AutoCloseable {
        final List<Method> methods = new CopyOnWriteArrayList<>();
        private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));

        Grumbler(int status) throws Exception {
            Thread.ofVirtual().start(() -> {
                byte[] bytes = new byte[65_536];
                while (!socket.isClosed()) {
                    try {
                        var packet = new DatagramPacket(bytes, bytes.length);
                        socket.receive(packet);
                        var message = DatagramParser.parse(Arrays.copyOf(bytes, packet.getLength()))
                                .message();
                        if (message instanceof SipRequest request) {
                            methods.add(request.method());
                            if (status > 0 && !request.method().equals(Method.ACK)) {
                                byte[] reply = SipWriter.write(request.reply(status, "grumble"));
                                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                            }
                        }
                    } catch (java.io.IOException e) {
                        return;
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        String uri() {
            return "sip:127.0.0.1:" + port();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
