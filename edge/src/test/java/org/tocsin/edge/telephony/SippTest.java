package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.places.Area;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.sip.rtp.G711;

/// SIPp calls the centre.
final class SippTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        Program.need("sipp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void aCallWithALocationIsAnsweredRecordedAndHungUpByTheCaller(String transport) throws Exception {
        try (var centre = new TestCentre(folder);
                var sipp = sipp(centre, transport, "i3_call.xml")) {
            var call = centre.ringing();

            assertThat(call.line()).isEqualTo(Line.EMERGENCY);
            assertThat(call.number()).isNotNull();
            assertThat(call.number().digits()).isEqualTo("+16175550142");
            assertThat(call.displayName()).isEqualTo("Wireless Caller");
            assertThat(call.service()).isEqualTo("urn:service:sos");
            assertThat(call.classOfService()).isEqualTo("Wireless");
            assertThat(call.networkCallId()).isEqualTo("urn:emergency:uid:callid:a56e556d871f4fd1:esrp.example.net");
            assertThat(call.networkIncidentId()).isEqualTo("urn:nena:uid:incidentid:8b1e556d871f4fd2:esrp.example.net");
            var fix = call.bestFix().orElseThrow();
            assertThat(fix.source()).isEqualTo("Example Wireless");
            assertThat(fix.method()).isEqualTo("GPS");
            assertThat(fix.area()).isInstanceOf(Area.Circle.class);
            assertThat(fix.area().radiusMeters()).isEqualTo(35);
            assertThat(fix.area().center().latitude()).isEqualTo(42.3736, within(1e-9));
            assertThat(fix.civic().line()).isEqualTo("12 River Street, Floor 3, Ashford");
            assertThat(call.additional()).extracting("block").containsExactly("ProviderInfo", "ServiceInfo");
            assertThat(call.oddities()).isEmpty();

            centre.answer(call);
            var ended = centre.becomes(call.id(), CallStatus.ENDED);
            assertThat(ended.endedBy()).isEqualTo("caller");
            assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            var recorded = centre.recorded(call.id());
            var heard = centre.sound(recorded, Frame.Kind.HEARD);
            assertThat(heard.length).isGreaterThan(8_000 * 5 / 2);
            assertThat(Goertzel.pieces(heard, 600)).isGreaterThan(40);
            assertThat(Goertzel.pieces(heard, 1_300)).isZero();
            TestCentre.until(() -> centre.telephony().census().calls() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void theCentreReleasesACall(String transport) throws Exception {
        try (var centre = new TestCentre(folder);
                var sipp = sipp(centre, transport, "i3_call_released.xml")) {
            var call = centre.ringing();
            centre.answer(call);
            Thread.sleep(1_500);
            centre.release(call);
            assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            assertThat(centre.get(call.id()).endedBy()).isEqualTo("ana");
            assertThat(Goertzel.pieces(centre.sound(centre.recorded(call.id()), Frame.Kind.HEARD), 600))
                    .isGreaterThan(10);
        }
    }

    @Test
    void withinACallANetworkMayAskAndChangeButNotMoveIt() throws Exception {
        var journal = new MemoryJournal();
        try (var centre = new TestCentre(folder, journal);
                var sipp = sipp(centre, "u1", "in_call.xml")) {
            var call = centre.ringing();
            centre.answer(call);
            // What it asks for last.
            TestCentre.until(() -> isOnRecord(journal, "ReferRefused"));
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);
            // The first BYE of this is not answered.
            centre.release(call);
            assertThat(sipp.exitCode()).as(sipp.output()).isZero();
            TestCentre.until(() -> centre.telephony().census().calls() == 0);
        }
    }

    private static boolean isOnRecord(MemoryJournal journal, String event) {
        var text = new StringBuilder();
        journal.read(1, entry -> text.append(entry.events()));
        return text.indexOf(event) >= 0;
    }

    @Test
    void aCallerWhoGivesUpIsOnTheCallBackList() throws Exception {
        try (var centre = new TestCentre(folder);
                var sipp = sipp(centre, "u1", "i3_call_given_up.xml")) {
            var call = centre.becomes(centre.ringing().id(), CallStatus.ABANDONED);
            assertThat(call.number().canBeCalledBack()).isTrue();
            assertThat(call.bestFix()).isPresent();
            assertThat(sipp.exitCode()).as(sipp.output()).isZero();
        }
    }

    @Test
    void aCallerWhoseSocketsDieInMidCallIsNoticed() throws Exception {
        try (var centre = new TestCentre(folder);
                var sipp = sipp(centre, "u1", "i3_call_released.xml")) {
            var call = centre.ringing();
            centre.answer(call);
            Thread.sleep(500);
            sipp.kill();
            TestCentre.until(() -> centre.told().contains("audio missing " + call.id()));
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);
            centre.release(call);
            assertThat(centre.recorded(call.id()).durationMillis()).isGreaterThan(5_000);
        }
    }

    @Test
    void aTextIsHeldWithItsLocationsAndAnswered() throws Exception {
        try (var centre = new TestCentre(folder);
                var caller = sipp(centre, "u1", "text_sent.xml", "-p", "25062")) {
            var call = centre.ringing();
            assertThat(call.line()).isEqualTo(Line.TEXT);
            assertThat(call.number()).isNotNull();
            assertThat(call.number().digits()).isEqualTo("+16175550142");
            assertThat(caller.exitCode()).as(caller.output()).isZero();
            assertThat(centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED)
                            .text()
                            .text())
                    .isEqualTo("He is in the house. I cannot talk.");
            assertThat(centre.message(call.id(), 2, TextMessage.Delivery.RECEIVED)
                            .text()
                            .text())
                    .isEqualTo("12 River Street, upstairs");
            TestCentre.until(() -> centre.get(call.id()).fixes().size() == 2);
            assertThat(centre.get(call.id()).bestFix().orElseThrow().area().radiusMeters())
                    .isEqualTo(12);

            centre.answer(call);
            try (var phone = sipp(centre, "u1", "text_received.xml", "-p", "25062")) {
                TimeUnit.MILLISECONDS.sleep(500);
                centre.command(new TextCommand.Send(call.id(), new Said("Is anybody hurt?"), ""));
                centre.message(call.id(), 3, TextMessage.Delivery.SENT);
                assertThat(phone.exitCode()).as(phone.output()).isZero();
            }
        }
    }

    private Program sipp(TestCentre centre, String transport, String scenario, String... more) throws IOException {
        try (var in = SippTest.class.getResourceAsStream("/sipp/" + scenario)) {
            Files.write(folder.resolve(scenario), in.readAllBytes());
        }
        Files.write(folder.resolve("tone.ulaw"), G711.toUlaw(Goertzel.sine(600, 8_000, 8_000)));
        int port = transport.startsWith("u")
                ? centre.telephony().sipUdpPort()
                : centre.telephony().sipTcpPort();
        var command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + port));
        command.addAll(List.of("-sf", scenario, "-m", "1", "-l", "1", "-t", transport, "-i", "127.0.0.1"));
        command.addAll(List.of("-mi", "127.0.0.1", "-nostdin", "-timeout", "60s", "-timeout_error"));
        command.addAll(List.of(more));
        return Program.start(folder, command);
    }
}
