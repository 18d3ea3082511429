package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.Goertzel;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.recording.Label;
import org.tocsin.edge.telephony.recording.LegAudio;
import org.tocsin.edge.telephony.recording.Recorder;
import org.tocsin.sip.rtp.TelephoneEvent;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.AudioCodec;
import org.tocsin.sip.sdp.Direction;

/// Legs over real sockets on this machine.
final class RtpLegTest {
    @TempDir
    Path folder;

    private MediaClock clock;
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final LegListener listener = new LegListener() {
        @Override
        public void audioBegan(RtpLeg leg) {
            told.add("began " + leg.name());
        }

        @Override
        public void audioMissing(RtpLeg leg) {
            told.add("missing " + leg.name());
        }

        @Override
        public void audioBack(RtpLeg leg) {
            told.add("back " + leg.name());
        }

        @Override
        public void keyPressed(RtpLeg leg, char key) {
            told.add("key " + key);
        }
    };

    @BeforeEach
    void open() throws Exception {
        clock = new MediaClock(MediaSettings.loopback(
                20_000 + 4 * (int) (ProcessHandle.current().pid() % 5_000), 65_535));
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void twoLegsOnABridgeHearEachOtherAndAreRecorded() throws Exception {
        try (var caller = new TestPhone();
                var telecommunicator = new TestPhone();
                var recorder = Recorder.open(folder, trouble -> told.add(trouble.toString()))) {
            var one = leg("caller", caller);
            var two = leg("position-P1", telecommunicator);
            var track = recorder.begin(new Label(new CallId(1), "caller", Instant.EPOCH));
            one.record(track);
            bridge(one, two);
            var low = Goertzel.sine(500, 16_000, 8_000);
            var high = Goertzel.sine(1_700, 16_000, 8_000);
            for (int i = 0; i < 50; i++) {
                caller.speak(one.port(), low, i * 160);
                telecommunicator.speak(two.port(), high, i * 160);
                Thread.sleep(20);
            }
            assertThat(Goertzel.pieces(telecommunicator.heard(), 500)).isGreaterThan(12);
            assertThat(Goertzel.pieces(caller.heard(), 1_700)).isGreaterThan(12);
            assertThat(Goertzel.pieces(caller.heard(), 500)).isLessThan(3);
            assertThat(one.statistics().get(5, TimeUnit.SECONDS).packetsReceived())
                    .isEqualTo(50);

            one.close();
            var sealed = track.close().get(10, TimeUnit.SECONDS);
            assertThat(Goertzel.pieces(sound(sealed.path(), Frame.Kind.HEARD), 500))
                    .isBetween(18L, 22L);
            assertThat(Goertzel.pieces(sound(sealed.path(), Frame.Kind.SAID), 1_700))
                    .isGreaterThan(12);
            assertThat(told).contains("began caller", "began position-P1").noneMatch(text -> text.startsWith("miss"));
        }
    }

    @Test
    void aLegAloneIsSentSilenceSoThatTheLineStaysAlive() throws Exception {
        try (var caller = new TestPhone()) {
            bridge(leg("caller", caller));
            until(() -> caller.received().size() > 10);
            var packets = caller.received();
            for (int i = 1; i < 10; i++) {
                var before = packets.get(i - 1);
                assertThat(packets.get(i).sequence()).isEqualTo(before.sequence() + 1 & 0xffff);
                // One frame on, or more if the machine stood still meanwhile.
                long step = packets.get(i).timestamp() - before.timestamp() & 0xffff_ffffL;
                assertThat(step % 160).isZero();
                assertThat(step).isBetween(160L, 160_000L);
                assertThat(packets.get(i).payload()).containsOnly(0xff);
            }
        }
    }

    @Test
    void aPhoneBehindATranslatorIsAnsweredWhereItSpeaksFrom() throws Exception {
        try (var elsewhere = new TestPhone();
                var caller = new TestPhone()) {
            var leg = leg("caller", elsewhere);
            bridge(leg);
            for (int i = 0; i < 500 && caller.received().size() <= 5; i++) {
                caller.speak(leg.port(), new short[160], 0);
                Thread.sleep(20);
            }
            assertThat(caller.received()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void keyPressesAreToldOnceEach() throws Exception {
        try (var caller = new TestPhone()) {
            var leg = leg("caller", caller);
            bridge(leg);
            for (char key : "1*".toCharArray()) {
                for (int i = 1; i <= 6; i++) {
                    var event = new TelephoneEvent(TelephoneEvent.eventOf(key), i > 3, 10, Math.min(i, 4) * 160);
                    caller.send(leg.port(), 101, event.toBytes());
                }
                caller.speak(leg.port(), new short[160], 0);
            }
            until(() -> told.contains("key *"));
            assertThat(told).filteredOn(text -> text.startsWith("key")).containsExactly("key 1", "key *");
        }
    }

    @Test
    void aFloodFromElsewhereIsDroppedAndTheCallGoesOn() throws Exception {
        try (var caller = new TestPhone();
                var stranger = new TestPhone()) {
            var leg = leg("caller", caller);
            bridge(leg);
            var sent = new AtomicInteger();
            caller.speak(leg.port(), new short[160], 0);
            until(() -> told.contains("began caller"));
            var flood = Thread.ofPlatform().start(() -> {
                byte[] noise = new byte[172];
                new java.util.Random(1).nextBytes(noise);
                while (sent.get() < 50_000 && !Thread.interrupted()) {
                    noise[0] = (byte) (sent.get() % 3 == 0 ? 0x80 : sent.get());
                    noise[1] = 0;
                    try {
                        stranger.sendRaw(leg.port(), noise);
                    } catch (java.io.IOException e) {
                        // refused by the shielded socket: that is the point
                    }
                    sent.incrementAndGet();
                }
            });
            for (int i = 0; i < 100; i++) {
                caller.speak(leg.port(), new short[160], 0);
                Thread.sleep(10);
            }
            flood.join();
            var statistics = leg.statistics().get(5, TimeUnit.SECONDS);
            assertThat(statistics.strangers()).isPositive();
            assertThat(statistics.packetsReceived()).isGreaterThan(90);
            assertThat(stranger.received()).isEmpty();
        }
    }

    @Test
    void signallingWithoutSoundIsNoticedAndSoIsItsReturn() throws Exception {
        try (var caller = new TestPhone()) {
            var leg = leg("caller", caller);
            bridge(leg);
            until(() -> told.contains("missing caller"));
            caller.speak(leg.port(), new short[160], 0);
            until(() -> told.contains("back caller"));
            assertThat(told).containsExactly("missing caller", "began caller", "back caller");
        }
    }

    @Test
    void aFullRangeOfPortsCostsNoCall() throws Exception {
        try (var narrow = new MediaClock(MediaSettings.loopback(19_996, 19_999))) {
            var legs = List.of(narrow.open("a", listener), narrow.open("b", listener), narrow.open("c", listener));
            assertThat(legs.stream().map(RtpLeg::port).distinct()).hasSize(3);
            legs.forEach(RtpLeg::close);
            until(() -> narrow.load().legs() == 0);
        }
    }

    private RtpLeg leg(String name, TestPhone phone) throws Exception {
        var leg = clock.open(name, listener);
        var audio = new AgreedMedia.Audio(
                0, "127.0.0.1", phone.address().getPort(), AudioCodec.PCMU, 0, 101, Direction.SENDRECV);
        leg.connect(audio, phone.address(), null);
        leg.statistics().get(20, TimeUnit.SECONDS); // answered behind the connect, so that is done
        return leg;
    }

    private void bridge(RtpLeg... legs) {
        var bridge = new Bridge("C1");
        for (var leg : legs) {
            bridge.join(leg);
        }
        clock.add(bridge);
    }

    private static short[] sound(Path file, Frame.Kind direction) throws Exception {
        try (var audio = LegAudio.open(file, direction)) {
            var sound = new short[(int) LegAudio.lengthSamples(file)];
            audio.next(sound);
            return sound;
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void keysAreEventsWithTheirPauses() throws Exception {
        try (var phone = new TestPhone()) {
            var bridge = new Bridge("C1");
            var leg = clock.open("caller", listener);
            leg.connect(
                    new AgreedMedia.Audio(
                            0, "127.0.0.1", phone.address().getPort(), AudioCodec.PCMU, 0, 101, Direction.SENDRECV),
                    phone.address(),
                    null);
            clock.execute(() -> bridge.join(leg));
            clock.add(bridge);
            leg.press("4#");
            org.tocsin.edge.telephony.TestCentre.until(() -> phone.received().stream()
                            .filter(packet -> packet.payloadType() == 101)
                            .count()
                    >= 14);
            var decoder = new org.tocsin.sip.rtp.TelephoneEventDecoder();
            var keys = new StringBuilder();
            phone.received().stream()
                    .filter(packet -> packet.payloadType() == 101)
                    .forEach(packet -> decoder.decode(packet).ifPresent(event -> keys.append(event.key())));
            assertThat(keys.toString()).isEqualTo("4#");
            var numbers =
                    phone.received().stream().map(packet -> packet.sequence()).toList();
            for (int n = 1; n < numbers.size(); n++) {
                assertThat(numbers.get(n)).isEqualTo(numbers.get(n - 1) + 1 & 0xffff);
            }
            leg.close();
        }
    }

    @Test
    void toAFarEndWithoutEventsKeysAreTwoTones() {
        var sender = new KeySender();
        sender.press("5");
        var frame = new short[MediaLeg.FRAME_SAMPLES];
        assertThat(sender.fillTones(frame)).isTrue();
        assertThat(Goertzel.amplitude(frame, 770)).isGreaterThan(4_000);
        assertThat(Goertzel.amplitude(frame, 1_336)).isGreaterThan(4_000);
        assertThat(Goertzel.amplitude(frame, 1_633)).isLessThan(1_500);
        int frames = 1;
        while (sender.isBusy()) {
            sender.fillTones(frame);
            frames++;
        }
        assertThat(frames).isBetween(8, 10);
    }

    @Test
    void speechIsToldFromTheNoiseOfALine() {
        var detector = new SpeechDetector();
        var random = new java.util.Random(3);
        var noise = new short[MediaLeg.FRAME_SAMPLES];
        for (int n = 0; n < 500; n++) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (short) (random.nextGaussian() * 60);
            }
            assertThat(detector.speaks(noise)).isFalse();
        }
        short[] voice = Goertzel.sine(300, MediaLeg.FRAME_SAMPLES, 3_000);
        boolean spoke = false;
        for (int n = 0; n < 8; n++) {
            spoke = detector.speaks(voice);
        }
        assertThat(spoke).isTrue();
    }
}
