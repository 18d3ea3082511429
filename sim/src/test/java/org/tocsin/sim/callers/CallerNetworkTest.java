package org.tocsin.sim.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.sim.happenings.Happening;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.emergency.Shape;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.RtpPacket;
import org.tocsin.sip.rtp.TelephoneEvent;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.tty.TtyDemodulator;

/// Callers call a small centre made of a user agent and two sockets.
final class CallerNetworkTest {
    private static final Caller MARY = new Caller(
            new PhoneNumber("+14135550101"),
            "Mary",
            "urn:service:sos",
            new Point(42.1, -72.5),
            25,
            Map.of("HNO", "12", "RD", "Mill & River", "A3", "Ashford"),
            "WPH2",
            Duration.ofMillis(900),
            Duration.ofSeconds(30),
            3,
            "");

    @Test
    void anAnsweredCallerSpeaksListensAndHangsUp() throws Exception {
        try (var centre = new SmallCentre(true);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 1)) {
            var call = network.place(MARY).over().get(20, TimeUnit.SECONDS);

            assertThat(call.ending()).isEqualTo(PlacedCall.Ending.HUNG_UP);
            assertThat(call.ringingNanos()).isBetween(call.placedNanos(), call.answeredNanos());
            assertThat(centre.voice.size()).isGreaterThan(20);
            assertThat(loudness(centre.voice)).isGreaterThan(300);
            var facts = CallFacts.of(centre.invited.invite(), centre.invited.body());
            assertThat(facts.callback().digits()).isEqualTo("+14135550101");
            assertThat(facts.callback().displayName()).isEqualTo("Mary");
            assertThat(facts.service()).isEqualTo("sos");
            assertThat(facts.classOfService()).isEqualTo("Wireless");
            assertThat(facts.callIdentifier()).isNotNull();
            assertThat(facts.locations())
                    .anySatisfy(location -> assertThat(location.shape())
                            .isInstanceOfSatisfying(
                                    Shape.Circle.class,
                                    circle -> assertThat(circle.radiusMeters()).isEqualTo(25)));
            assertThat(facts.locations())
                    .anySatisfy(
                            location -> assertThat(location.civic().find("RD")).contains("Mill & River"));
        }
    }

    @Test
    void aTelephoneReportsAgainWithASmallerCircle() throws Exception {
        var drift = new Drift(new Point(42.1, -72.5), 25, 0, 0, Duration.ofMillis(150), 7);
        try (var centre = new SmallCentre(true);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 5)) {
            network.place(MARY, drift).over().get(20, TimeUnit.SECONDS);
            assertThat(centre.infos).isNotEmpty();
            assertThat(network.knowsWhere(MARY.number())).isFalse();
            assertThat(network.askWhere(MARY.number())).isFalse();
            var facts = CallFacts.of(
                    centre.infos.getFirst().request(), centre.infos.getFirst().body());
            assertThat(facts.locations())
                    .singleElement()
                    .satisfies(location -> assertThat(location.shape())
                            .isInstanceOfSatisfying(
                                    Shape.Circle.class,
                                    circle -> assertThat(circle.radiusMeters()).isLessThan(25)));
        }
    }

    @Test
    void aTelephoneIsReferredTo() throws Exception {
        var drift = new Drift(new Point(42.1, -72.5), 25, 0, 0, Duration.ofMillis(150), 7);
        try (var centre = new SmallCentre(true);
                var server = new LocationServer("127.0.0.1");
                var network = new CallerNetwork("127.0.0.1", centre.address(), 6)) {
            network.locateBy(server);
            network.place(MARY, drift).over().get(20, TimeUnit.SECONDS);
            var facts = CallFacts.of(centre.invited.invite(), centre.invited.body());
            assertThat(facts.locations()).isEmpty();
            assertThat(facts.locationReferences())
                    .singleElement()
                    .satisfies(uri -> assertThat(uri).startsWith(server.address() + "/held/"));
            assertThat(centre.infos).isEmpty();
        }
    }

    @Test
    void aSilentCallerPressesKeys() throws Exception {
        try (var centre = new SmallCentre(true);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 2)) {
            network.place(MARY.silentWith("1")).over().get(20, TimeUnit.SECONDS);
            var keys = centre.voice.stream()
                    .filter(packet -> packet.payloadType() == 101)
                    .map(packet -> TelephoneEvent.parse(packet.payload()).key())
                    .distinct();
            assertThat(keys).containsExactly('1');
            assertThat(loudness(centre.voice)).isZero();
        }
    }

    @Test
    void aCallerAtATtyIsRead() throws Exception {
        try (var centre = new SmallCentre(true);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 4)) {
            var patient = new Caller(
                    MARY.number(),
                    "",
                    "urn:service:sos",
                    null,
                    0,
                    Map.of(),
                    "",
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(30),
                    0,
                    "");
            network.place(patient.typing("FIRE GA")).over().get(20, TimeUnit.SECONDS);
            var tty = new TtyDemodulator();
            var read = new StringBuilder();
            for (var packet : List.copyOf(centre.voice)) {
                read.append(tty.hear(G711.fromUlaw(packet.payload())));
            }
            assertThat(read.toString().strip()).isEqualTo("FIRE GA");
        }
    }

    @Test
    void whoeverWritesAnswersWhatIsAsked() throws Exception {
        try (var centre = new SmallCentre(true);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 5)) {
            var talk = network.write(MARY, List.of("I cannot talk", "He is outside"));
            for (int i = 0; i < 1_000 && centre.texts.size() < 2; i++) {
                Thread.sleep(20);
            }
            assertThat(centre.texts).containsExactly("I cannot talk", "He is outside");
            assertThat(talk.replies()).startsWith("9-1-1: where are you?");
            var facts = CallFacts.of(centre.written.request(), centre.written.body());
            assertThat(facts.callback().digits()).isEqualTo("+14135550101");
            assertThat(facts.locations()).isNotEmpty();
        }
    }

    @Test
    void amongAnyTenHappeningsPeopleGetThroughInEveryWay() {
        var ways = EnumSet.noneOf(CallingWay.class);
        for (int number = 21; number <= 30; number++) {
            var happening = happening(number);
            var way = CallingWay.of(happening);
            ways.add(way);
            var attempts = way.attempts(happening);
            assertThat(attempts.getFirst().after()).isZero();
            switch (way) {
                case SPEAKS -> assertThat(attempts).hasSize(1);
                case BYSTANDERS ->
                    assertThat(attempts.stream()
                                    .map(each -> each.caller().number())
                                    .distinct())
                            .hasSize(3);
                case PRESSES_KEYS ->
                    assertThat(attempts.getFirst().caller().keys().strip()).matches("[123] +4 +4");
                case TTY -> assertThat(attempts.getFirst().caller().types()).endsWith("GA");
                case TEXTS -> assertThat(attempts.getFirst().script()).hasSizeGreaterThan(2);
                case HANGS_UP ->
                    assertThat(attempts)
                            .hasSize(2)
                            .allSatisfy(
                                    each -> assertThat(each.caller().patience()).isLessThan(Duration.ofSeconds(10)));
                case NOBODY ->
                    assertThat(attempts.getFirst().caller().keys()).isBlank().isNotEmpty();
            }
        }
        assertThat(ways).hasSize(CallingWay.values().length);
    }

    private static Happening happening(int number) {
        var door = new CityPack.Door(
                "d", 12, "", "Mill Street", "Ashford", null, new Point(42.1, -72.5), "", List.of(), 5);
        return new Happening(
                number,
                Instant.EPOCH,
                "STRUC",
                "Structure fire at 12 Mill Street",
                door,
                door.point(),
                20,
                new PhoneNumber("+14135559999"),
                "WPH2",
                30,
                90);
    }

    @Test
    void anImpatientCallerGivesUpAndARefusedOneSaysSo() throws Exception {
        var impatient = new Caller(
                MARY.number(),
                "",
                "sip:911@centre.invalid",
                null,
                0,
                Map.of(),
                "",
                Duration.ZERO,
                Duration.ofMillis(300),
                0,
                "");
        try (var centre = new SmallCentre(false);
                var network = new CallerNetwork("127.0.0.1", centre.address(), 3)) {
            var call = network.place(impatient).over().get(20, TimeUnit.SECONDS);
            assertThat(call.ending()).isEqualTo(PlacedCall.Ending.GAVE_UP);
            assertThat(call.answeredNanos()).isZero();
            centre.refuses = true;
            var refused = network.place(MARY).over().get(20, TimeUnit.SECONDS);
            assertThat(refused.ending()).isEqualTo(PlacedCall.Ending.REFUSED);
            assertThat(refused.status()).isEqualTo(486);
        }
    }

    private static double loudness(List<RtpPacket> packets) {
        double sum = 0;
        long count = 0;
        for (var packet : packets) {
            if (packet.payloadType() == 0) {
                for (short sample : G711.fromUlaw(packet.payload())) {
                    sum += Math.abs(sample);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static final class SmallCentre implements AutoCloseable {
        private final DatagramSocket sip = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        private final DatagramSocket rtp = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        private final boolean answers;
        private final UserAgent agent = new UserAgent(
                UserAgentSettings.standard("centre", Transport.UDP, new HostPort("127.0.0.1", sip.getLocalPort())),
                Identifiers.seeded(99));
        private final List<RtpPacket> voice = java.util.Collections.synchronizedList(new ArrayList<>());
        private final List<Event.InfoReceived> infos = java.util.Collections.synchronizedList(new ArrayList<>());
        private volatile Event.IncomingCall invited;
        private final List<String> texts = java.util.Collections.synchronizedList(new ArrayList<>());
        private volatile Event.MessageReceived written;
        private volatile boolean refuses;

        SmallCentre(boolean answers) throws IOException {
            this.answers = answers;
            sip.setSoTimeout(20_000);
            rtp.setSoTimeout(20_000);
            Thread.ofVirtual().start(this::signalling);
            Thread.ofVirtual().start(this::listening);
        }

        InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), sip.getLocalPort());
        }

        private void signalling() {
            byte[] bytes = new byte[65_536];
            while (!sip.isClosed()) {
                try {
                    var packet = new DatagramPacket(bytes, bytes.length);
                    sip.receive(packet);
                    var from = Flow.udp(packet.getAddress().getHostAddress(), packet.getPort());
                    act(agent.received(from, java.util.Arrays.copyOf(bytes, packet.getLength())));
                } catch (SocketTimeoutException e) {
                    return;
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void act(List<Action> actions) throws IOException {
            for (var action : actions) {
                if (action instanceof Action.Send(Flow to, byte[] bytes)) {
                    sip.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(to.host()), to.port()));
                } else if (action instanceof Action.Tell(Event.IncomingCall incoming)) {
                    invited = incoming;
                    take(incoming.call(), incoming);
                } else if (action instanceof Action.Tell(Event.InfoReceived info)) {
                    infos.add(info);
                } else if (action instanceof Action.Tell(Event.MessageReceived message)) {
                    read(message);
                }
            }
        }

        private void read(Event.MessageReceived message) throws IOException {
            written = texts.isEmpty() ? message : written;
            texts.add(message.body()
                    .find(MediaType.PLAIN_TEXT)
                    .orElseThrow()
                    .content()
                    .utf8());
            act(agent.respond(message.key(), 200));
            act(agent.send(
                    new RequestKey("reply" + texts.size()),
                    Uri.parse("sip:+14135550101@127.0.0.1"),
                    NameAddr.parse("<sip:911@127.0.0.1>"),
                    message.from(),
                    Outgoing.message(BodyPart.of(MediaType.PLAIN_TEXT, "9-1-1: where are you?"))));
        }

        private void take(CallKey call, Event.IncomingCall incoming) throws IOException {
            if (refuses) {
                act(agent.reject(call, 486, Headers.NONE));
                return;
            }
            act(agent.ring(call));
            var local = LocalMedia.audio("127.0.0.1", rtp.getLocalPort(), 5);
            if (answers
                    && OfferAnswer.answer(incoming.offer().orElseThrow(), local) instanceof Negotiation.Agreed agreed) {
                act(agent.answer(call, agreed.description()));
            }
        }

        private void listening() {
            byte[] bytes = new byte[2_048];
            while (!rtp.isClosed()) {
                try {
                    var packet = new DatagramPacket(bytes, bytes.length);
                    rtp.receive(packet);
                    voice.add(RtpPacket.parse(bytes, packet.getLength()));
                } catch (IOException e) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            sip.close();
            rtp.close();
        }
    }
}
