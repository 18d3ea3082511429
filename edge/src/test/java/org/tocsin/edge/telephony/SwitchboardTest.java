package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.signalling.PortUnavailable;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.sdp.Media;
import org.tocsin.sip.sdp.SessionDescription;

/// What the switchboard makes of trunks that do not do the usual.
final class SwitchboardTest {
    private static final String PIDF = """
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:x"><dm:device
             xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" id="d"><gp:geopriv
             xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"><gp:location-info><gml:Point
             xmlns:gml="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>42.5 -71.5</gml:pos>
            </gml:Point></gp:location-info></gp:geopriv></dm:device></presence>
            """;

    @TempDir
    Path folder;

    @Test
    void nothingInCommonIsRefusedWithTheListAndTheCallerIsOnTheCallBackList() throws Exception {
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call(TestTrunk.sdp(4_000, 18, "G729/8000"));
            var failed = trunk.await(Event.CallFailed.class);
            assertThat(failed.status()).isEqualTo(488);
            assertThat(failed.response().headers().find("Warning"))
                    .hasValueSatisfying(
                            text -> assertThat(text).startsWith("305 ").contains("PCMU", "PCMA"));
            TestCentre.until(() -> centre.open().stream().anyMatch(call -> call.status() == CallStatus.ABANDONED));
            var call = centre.open().getFirst();
            assertThat(call.number().digits()).isEqualTo("+16175550177");
            assertThat(call.oddities()).contains("no codec in common, offered audio/G729");
        }
    }

    @Test
    void anInviteWithoutAnOfferIsOfferedOursInTheAnswer() throws Exception {
        try (var centre = new TestCentre(folder);
                var phone = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call(null);
            var call = centre.ringing();
            centre.answer(call);
            var offer = trunk.await(Event.CallAnswered.class).answer().orElseThrow();
            trunk.perform(agent -> agent.answerOffer(
                    TestTrunk.CALL,
                    SessionDescription.parse(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"))));
            TestCentre.until(() -> phone.received().size() > 10);
            var tone = Goertzel.sine(900, 8_000, 8_000);
            for (int i = 0; i < 50; i++) {
                phone.speak(offer.media().getFirst().port(), tone, i * 160);
                Thread.sleep(20);
            }
            centre.release(call);
            trunk.await(Event.CallEnded.class);
            assertThat(Goertzel.pieces(centre.sound(centre.recorded(call.id()), Frame.Kind.HEARD), 900))
                    .isGreaterThan(10);
        }
    }

    @Test
    void aLocationInAnInfoAndInAReinviteIsAnotherFix() throws Exception {
        try (var centre = new TestCentre(folder);
                var phone = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
            var call = centre.ringing();
            assertThat(call.fixes()).isEmpty();
            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            trunk.perform(agent -> agent.send(
                    new RequestKey("info"),
                    TestTrunk.CALL,
                    new Outgoing(Method.INFO, Headers.NONE, BodyPart.of(MediaType.PIDF, PIDF))));
            TestCentre.until(() -> centre.get(call.id()).fixes().size() == 1);
            assertThat(trunk.await(Event.RequestAnswered.class).response().status())
                    .isEqualTo(200);
            assertThat(centre.get(call.id())
                            .bestFix()
                            .orElseThrow()
                            .area()
                            .center()
                            .latitude())
                    .isEqualTo(42.5);

            trunk.perform(agent -> agent.offer(
                    TestTrunk.CALL,
                    SessionDescription.parse(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"))));
            trunk.await(Event.OfferAnswered.class);
            trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
            assertThat(centre.becomes(call.id(), CallStatus.ENDED).endedBy()).isEqualTo("caller");
        }
    }

    /// The network thought the sound went elsewhere: asked anew, it sends where we are.
    @Test
    void aCallerWhoIsNotHeardIsAskedForAnewAndHeardFromWhereTheAnswerSays() throws Exception {
        try (var centre = new TestCentre(folder);
                var first = new TestPhone();
                var second = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            assertThat(centre.telephony().renewSound(centre.position).join()).isFalse();
            trunk.call(TestTrunk.sdp(first.address().getPort(), 0, "PCMU/8000") + "m=video 5000 RTP/AVP 99\r\n"
                    + "a=rtpmap:99 H264/90000\r\n");
            var call = centre.ringing();
            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            TestCentre.until(() -> centre.told().contains("audio missing " + call.id()));

            assertThat(centre.telephony().renewSound(centre.position).join()).isTrue();
            assertThat(centre.telephony().renewSound(centre.position).join())
                    .as("one at a time")
                    .isFalse();
            var offered = trunk.await(Event.OfferReceived.class).offer().orElseThrow();
            assertThat(offered.media()).extracting(Media::type).containsExactly("audio", "video");
            assertThat(offered.media().get(1).isRefused()).isTrue();
            trunk.perform(agent -> agent.answerOffer(
                    TestTrunk.CALL,
                    SessionDescription.parse(
                            TestTrunk.sdp(second.address().getPort(), 0, "PCMU/8000") + "m=video 0 RTP/AVP 99\r\n")));
            TestCentre.until(() -> !second.received().isEmpty());
            var sound = Goertzel.sine(600, 160, 8_000);
            TestCentre.until(() -> {
                try {
                    second.speak(offered.media().getFirst().port(), sound, 0);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return centre.told().contains("audio back " + call.id());
            });
            assertThat(centre.telephony().renewSound(centre.position).join()).isTrue();
        }
    }

    @Test
    void garbageInFloodsDoesNotTouchACallThatIsUp() throws Exception {
        try (var centre = new TestCentre(folder);
                var phone = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort());
                var garbage = new TestTrunk(centre.telephony().sipUdpPort())) {
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            var random = new Random(7);
            byte[] almost = "INVITE sip:911@x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>\r\n\r\n"
                    .getBytes();
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = almost.clone();
                for (int change = 0; change < 1 + i % 40; change++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                garbage.send(bytes);
            }
            int heard = phone.received().size();
            TestCentre.until(() -> phone.received().size() > heard + 25);
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);
            centre.release(call);
            trunk.await(Event.CallEnded.class);
            assertThat(centre.told()).noneMatch(text -> text.startsWith("fault"));
        }
    }

    @Test
    void callsOfAnEarlierLifeAreOnTheCallBackListAndTheirRecordingsSealed() throws Exception {
        var journal = new MemoryJournal();
        try (var phone = new TestPhone()) {
            Path crashed = folder.resolve("crashed");
            try (var centre = new TestCentre(folder.resolve("first"), journal);
                    var talking = new TestTrunk(centre.telephony().sipUdpPort())) {
                talking.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
                var call = centre.ringing();
                centre.answer(call);
                talking.await(Event.CallAnswered.class);
                int port = port(talking);
                for (int i = 0; i < 50; i++) {
                    phone.speak(port, Goertzel.sine(700, 8_160, 8_000), i * 160);
                    Thread.sleep(20);
                }
                Thread.sleep(300);
                copyOpenFiles(folder.resolve("first/recordings"), crashed.resolve("recordings"));
                centre.detach(); // from here on the journal hears nothing of this life, as after kill -9
            }
            try (var centre = new TestCentre(crashed, journal)) {
                TestCentre.until(() -> centre.open().stream().anyMatch(call -> call.status() == CallStatus.ABANDONED));
                var call = centre.open().getFirst();
                assertThat(call.endedBy()).isEqualTo("centre");
                var recorded = centre.recorded(call.id());
                assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.HEARD), 700))
                        .isGreaterThan(10);
            }
        }
    }

    @Test
    void aTakenPortIsOneClearLineAndNothingStaysOpen() throws Exception {
        try (var taken = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            var settings = TelephonySettings.loopback(taken.getLocalPort(), folder.resolve("recordings"));
            assertThatThrownBy(() -> TestCentre.openTelephony(settings))
                    .isInstanceOf(PortUnavailable.class)
                    .hasMessageContaining("SIP over UDP 127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static int port(TestTrunk trunk) {
        return trunk.await(Event.CallAnswered.class)
                .answer()
                .orElseThrow()
                .media()
                .getFirst()
                .port();
    }

    private static void copyOpenFiles(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(f -> f.toString().endsWith(".open")).toList()) {
                var copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
