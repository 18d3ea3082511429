package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.SipWriter;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.sdp.SessionDescription;

/// Calls the centre places: what the network plays before anybody answers, and what is noticed once somebody has.
final class PlacedCallTest {
    private static final int RINGBACK_OF_OURS = 440;

    @TempDir
    Path folder;

    private TestCentre centre(String trunk) throws Exception {
        return new TestCentre(folder, new MemoryJournal(), new FloorSettings(Route.of(trunk, ""), true, false));
    }

    /// A caller who hung up before anybody answered, called back from P1.
    private static CallId callBack(TestCentre centre, TestTrunk trunk) {
        trunk.reach(centre.telephony().sipUdpPort());
        trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
        var call = centre.ringing().id();
        trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
        centre.becomes(call, CallStatus.ABANDONED);
        assertThat(centre.command(new CallCommand.CallBack(call))).isInstanceOf(Result.Accepted.class);
        return call;
    }

    private static Party party(TestCentre centre, CallId call, PartyStatus status) {
        return TestCentre.await(() -> centre.state().conferences().list(call).stream()
                .filter(party -> party.status() == status)
                .reduce((_, later) -> later));
    }

    /// Where the centre listens, by its offer.
    private static int port(Event.IncomingCall rung) {
        return rung.offer().orElseThrow().media().getFirst().port();
    }

    private static void play(TestPhone phone, int port, short[] sound) throws Exception {
        long begin = System.nanoTime();
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            phone.speak(port, sound, at);
            TimeUnit.NANOSECONDS.sleep(begin + (at / 160 + 1) * 20_000_000L - System.nanoTime());
        }
    }

    private static SessionDescription sdp(TestPhone phone) {
        return SessionDescription.parse(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
    }

    @Test
    void anAnnouncementIsHeardByTheTelecommunicatorAndRecordedFromItsFirstPacket() throws Exception {
        try (var trunk = new TestTrunk();
                var exchange = new TestPhone();
                var centre = centre(trunk.uri())) {
            var ana = new TonePosition("position-P1", 1_700, RINGBACK_OF_OURS, 900, 600);
            centre.telephony().seat(centre.position, ana);
            var call = callBack(centre, trunk);
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.ring(rung.call()));
            TestCentre.until(() -> ana.frames(RINGBACK_OF_OURS) > 10);

            // The sound overtakes the 183 that tells of it.
            play(exchange, port(rung), Goertzel.sine(600, 1_600, 8_000));
            trunk.perform(agent -> agent.progress(rung.call(), sdp(exchange)));
            play(exchange, port(rung), Goertzel.sine(900, 12_800, 8_000));
            assertThat(ana.frames(900)).isGreaterThan(40);
            int ours = ana.frames(RINGBACK_OF_OURS);
            play(exchange, port(rung), Goertzel.sine(900, 3_200, 8_000));
            assertThat(ana.frames(RINGBACK_OF_OURS)).as("our own tone").isEqualTo(ours);
            assertThat(Goertzel.pieces(exchange.heard(), 1_700))
                    .as("whoever is there before the answer hears nobody")
                    .isZero();
            assertThat(exchange.received()).as("silence opens the way back").isNotEmpty();

            trunk.perform(agent -> agent.reject(rung.call(), 404, Headers.NONE));
            assertThat(party(centre, call, PartyStatus.FAILED).cause()).isEqualTo("no such number");
            var recorded = centre.sound(centre.recorded(call), Frame.Kind.HEARD);
            assertThat(Goertzel.pieces(recorded, 900)).isGreaterThan(35);
            // Two of the ten packets prove who it is and are not believed yet.
            assertThat(Goertzel.pieces(recorded, 600)).as("the first packets").isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void ofTwoPlacesItRingsTheLaterIsHeardAndWhoAnswersIsSpokenTo() throws Exception {
        try (var trunk = new TestTrunk();
                var first = new TestPhone();
                var second = new TestPhone();
                var centre = centre(trunk.uri())) {
            var ana = new TonePosition("position-P1", 1_700, 600, 900);
            centre.telephony().seat(centre.position, ana);
            var call = callBack(centre, trunk);
            var rung = trunk.await(Event.IncomingCall.class);
            progress(trunk, rung, "one", 183, sdp(first));
            play(first, port(rung), Goertzel.sine(600, 8_000, 8_000));
            assertThat(ana.frames(600)).isGreaterThan(10);
            progress(trunk, rung, "two", 183, sdp(second));
            play(second, port(rung), Goertzel.sine(900, 8_000, 8_000));
            assertThat(ana.frames(900)).isGreaterThan(10);

            // The answer does not say again what the 183 has said.
            var ok = rung.invite().reply(200, "one").with("Contact", "<" + trunk.uri() + ">");
            trunk.send(SipWriter.write(ok));
            centre.becomes(call, CallStatus.ACTIVE);
            int before = ana.frames(600);
            play(first, port(rung), Goertzel.sine(600, 8_000, 8_000));
            assertThat(ana.frames(600)).isGreaterThan(before + 10);
            TestCentre.until(() -> Goertzel.pieces(first.heard(), 1_700) > 5);
            assertThat(Goertzel.pieces(second.heard(), 1_700)).isZero();
        }
    }

    private static void progress(
            TestTrunk trunk, Event.IncomingCall rung, String branch, int status, SessionDescription answer) {
        trunk.send(SipWriter.write(rung.invite()
                .reply(status, branch)
                .with("Contact", "<" + trunk.uri() + ">")
                .withBody(MediaType.SDP, Bytes.utf8(answer.text()))));
    }

    @Test
    void sippsInterceptRecordingComesReliably() throws Exception {
        Program.need("sipp");
        try (var in = PlacedCallTest.class.getResourceAsStream("/sipp/intercept.xml")) {
            Files.write(folder.resolve("intercept.xml"), in.readAllBytes());
        }
        Files.write(folder.resolve("tone.ulaw"), G711.toUlaw(Goertzel.sine(600, 8_000, 8_000)));
        int port = freePort();
        try (var caller = new TestTrunk();
                var centre = centre("");
                var exchange = Program.start(
                        folder,
                        List.of(
                                "sipp",
                                "-sf",
                                "intercept.xml",
                                "-m",
                                "1",
                                "-i",
                                "127.0.0.1",
                                "-p",
                                "" + port,
                                "-mi",
                                "127.0.0.1",
                                "-nostdin",
                                "-timeout",
                                "60s",
                                "-timeout_error"))) {
            var ana = new TonePosition("position-P1", 1_700, 600);
            centre.telephony().seat(centre.position, ana);
            caller.reach(centre.telephony().sipUdpPort());
            caller.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            TimeUnit.MILLISECONDS.sleep(500);
            var to = Address.of("sip:6175550199@127.0.0.1:" + port);
            centre.command(new ConferenceCommand.DialAddress(call.id(), to, false, false));
            TestCentre.until(() -> ana.frames(600) > 25);
            assertThat(party(centre, call.id(), PartyStatus.FAILED).cause()).isEqualTo("no such number");
            assertThat(exchange.exitCode()).as(exchange.output()).isZero();
            assertThat(Goertzel.pieces(centre.sound(centre.recorded(call.id(), "outside"), Frame.Kind.HEARD), 600))
                    .isGreaterThan(15);
        }
    }

    @Test
    void theCallerIsNotToldWhoIsBeingRung() throws Exception {
        try (var trunk = new TestTrunk();
                var line = new TestPhone();
                var exchange = new TestPhone();
                var centre = centre(trunk.uri())) {
            var ana = new TonePosition("position-P1", 1_700, 900);
            centre.telephony().seat(centre.position, ana);
            trunk.reach(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(line.address().getPort(), 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            centre.command(new ConferenceCommand.DialAddress(call.id(), Address.of("988"), false, false));
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.progress(rung.call(), sdp(exchange)));
            play(exchange, port(rung), Goertzel.sine(900, 8_000, 8_000));
            assertThat(ana.frames(900)).isGreaterThan(25);
            TestCentre.until(() -> Goertzel.pieces(line.heard(), 1_700) > 10);
            assertThat(Goertzel.pieces(line.heard(), 900)).isZero();
            assertThat(Goertzel.pieces(exchange.heard(), 1_700)).isZero();
            assertThat(party(centre, call.id(), PartyStatus.INVITED).spokeAt()).isNull();

            trunk.perform(agent -> agent.answer(rung.call(), sdp(exchange)));
            party(centre, call.id(), PartyStatus.JOINED);
            play(exchange, port(rung), Goertzel.sine(900, 8_000, 8_000));
            assertThat(Goertzel.pieces(line.heard(), 900)).isGreaterThan(10);
            TestCentre.until(() -> party(centre, call.id(), PartyStatus.JOINED).spokeAt() != null);
        }
    }

    @Test
    void aTextTelephoneThatAnswersACallBackOpensItsConversation() throws Exception {
        Program.need("minimodem");
        try (var trunk = new TestTrunk();
                var machine = new TestPhone();
                var centre = centre(trunk.uri())) {
            var call = callBack(centre, trunk);
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.answer(rung.call(), sdp(machine)));
            centre.becomes(call, CallStatus.ACTIVE);
            play(machine, port(rung), TtyCallTest.typedByMinimodem(folder, "HELLO WHO IS THIS GA"));
            var heard = centre.message(call, 1, TextMessage.Delivery.RECEIVED);
            assertThat(heard.medium()).isEqualTo(Medium.TTY);
            assertThat(heard.text().text()).isEqualTo("HELLO WHO IS THIS GA");
            assertThat(centre.told()).contains("sound TTY");

            centre.command(new TextCommand.Send(call, new Said("This is 911 GA"), ""));
            play(machine, port(rung), new short[8_000]);
            TestCentre.until(() -> centre.state()
                    .texts()
                    .find(call)
                    .flatMap(talk -> talk.find(2))
                    .filter(message -> message.delivery() == TextMessage.Delivery.SENT)
                    .isPresent());
            assertThat(TtyCallTest.readByMinimodem(folder, machine.heard())).contains("THIS IS 911 GA");
        }
    }

    @Test
    void keysAndSilenceAreNoticedOnACallBackToo() throws Exception {
        try (var trunk = new TestTrunk();
                var phone = new TestPhone();
                var centre = centre(trunk.uri())) {
            var call = callBack(centre, trunk);
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.answer(rung.call(), sdp(phone)));
            centre.becomes(call, CallStatus.ACTIVE);
            play(phone, port(rung), tones());
            TestCentre.until(() -> centre.told().contains("key 1"));
            TestCentre.until(() -> centre.told().contains("audio missing " + call));
            play(phone, port(rung), new short[800]);
            TestCentre.until(() -> centre.told().contains("audio back " + call));
        }
    }

    private static short[] tones() {
        var low = Goertzel.sine(697, 800, 4_000);
        var high = Goertzel.sine(1209, 800, 4_000);
        var sound = new short[1_600];
        for (int i = 0; i < low.length; i++) {
            sound[i] = (short) (low[i] + high[i]);
        }
        return sound;
    }

    private static int freePort() throws Exception {
        try (var socket = new java.net.DatagramSocket(0, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
