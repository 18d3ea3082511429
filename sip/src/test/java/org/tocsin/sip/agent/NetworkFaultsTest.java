package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.Samples;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipWriter;

/// Many calls over a network that loses, doubles and reorders: every call ends in exactly one way, nothing stays
/// behind.
class NetworkFaultsTest {
    private static final int SEEDS = Integer.getInteger("tocsin.sip.seeds", 25);

    @ParameterizedTest(name = "loss {0}, duplication {1}, delay {2} ms, {3}")
    @CsvSource({
        "0, 0, 5, UDP",
        "0.1, 0.1, 40, UDP",
        "0.3, 0.2, 400, UDP",
        "0.6, 0.5, 3000, UDP",
        "1, 0, 5, UDP",
        "0, 0, 1, TCP"
    })
    void everyCallEndsInOneWay(double loss, double duplication, int delay, Transport transport) {
        int up = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            up += new Story(seed, new FakeNetwork.Faults(loss, duplication, delay), transport).run();
        }
        if (loss < 0.05) {
            assertThat(up).isEqualTo(SEEDS * Story.CALLS);
        } else if (loss < 0.2) {
            assertThat(up).isGreaterThan(SEEDS * Story.CALLS * 95 / 100);
        }
    }

    /// Ten calls with random wishes on both sides.
    private static final class Story {
        static final int CALLS = 10;

        private final Random random;
        private final Pair pair;
        private final Set<CallKey> up = new HashSet<>();

        Story(long seed, FakeNetwork.Faults faults, Transport transport) {
            random = new Random(seed);
            pair = new Pair(seed, faults, transport, settings -> settings);
        }

        int run() {
            drive(pair.caller);
            drive(pair.centre);
            for (int i = 0; i < CALLS; i++) {
                var key = new CallKey("call" + i);
                String target = random.nextBoolean() ? "urn:service:sos" : "sip:city@192.0.2.2";
                pair.network.after(
                        random.nextInt(4_000),
                        () -> pair.caller.perform(pair.caller.agent.invite(key, pair.invitation(target))));
                pair.network.after(
                        60_000 + random.nextInt(60_000), () -> pair.caller.perform(pair.caller.agent.hangUp(key)));
            }
            pair.network.runFor(400_000);
            pair.centre
                    .told(Event.IncomingCall.class)
                    .forEach(call -> pair.centre.perform(pair.centre.agent.hangUp(call.call())));
            pair.settle();
            assertThat(ends(pair.caller))
                    .hasSize(CALLS)
                    .allSatisfy((call, ends) -> assertThat(ends).hasSize(1));
            assertThat(ends(pair.centre).values())
                    .allSatisfy(ends -> assertThat(ends).hasSize(1));
            assertThat(ends(pair.centre))
                    .hasSize(pair.centre.told(Event.IncomingCall.class).size());
            return up.size();
        }

        private void drive(FakeNetwork.Host host) {
            host.application = event -> {
                switch (event) {
                    case Event.IncomingCall call -> {
                        later(() -> host.perform(host.agent.ring(call.call())));
                        pair.network.after(
                                1_000 + random.nextInt(8_000),
                                () -> host.perform(host.agent.answer(call.call(), Pair.ANSWER)));
                    }
                    case Event.CallAnswered call -> {
                        up.add(call.call());
                        wish(host, call.call());
                    }
                    case Event.CallConfirmed call -> wish(host, call.call());
                    case Event.OfferReceived offer ->
                        later(() -> host.perform(
                                random.nextInt(5) == 0
                                        ? host.agent.refuseOffer(offer.call(), 488)
                                        : host.agent.answerOffer(offer.call(), Pair.OTHER)));
                    default -> {}
                }
            };
        }

        private void wish(FakeNetwork.Host host, CallKey call) {
            pair.network.after(
                    random.nextInt(20_000),
                    () -> host.perform(
                            switch (random.nextInt(4)) {
                                case 0 -> host.agent.offer(call, Pair.OTHER);
                                case 1 ->
                                    host.agent.send(
                                            new RequestKey(call.value() + random.nextInt()), call, Outgoing.options());
                                case 2 -> host.agent.hangUp(call);
                                default -> List.of();
                            }));
        }

        private void later(Runnable work) {
            pair.network.after(random.nextInt(500), work);
        }

        private static Map<CallKey, List<Event>> ends(FakeNetwork.Host host) {
            var ends = new HashMap<CallKey, List<Event>>();
            for (Event event : host.events) {
                switch (event) {
                    case Event.CallEnded(CallKey call, EndCause _) ->
                        ends.computeIfAbsent(call, c -> new ArrayList<>()).add(event);
                    case Event.CallFailed failed ->
                        ends.computeIfAbsent(failed.call(), c -> new ArrayList<>())
                                .add(event);
                    case Event.CallCancelled(CallKey call) ->
                        ends.computeIfAbsent(call, c -> new ArrayList<>()).add(event);
                    default -> {}
                }
            }
            return ends;
        }
    }

    @Test
    void aLiveCallIsUnaffectedByRubbish() {
        Pair pair = new Pair().up();
        var mutator = new Mutator(99);
        var stranger = Flow.udp("198.51.100.66", 4_444);
        pair.network.host(
                stranger,
                new UserAgent(
                        UserAgentSettings.standard("x", Transport.UDP, new HostPort("198.51.100.66", 4_444)),
                        Identifiers.seeded(5)));
        List<byte[]> corpus =
                List.of(Samples.I3_INVITE, bytes(pair.caller.sent.getFirst(), "INVITE"), options(), cancel());
        for (int round = 0; round < Mutator.ROUNDS / 5; round++) {
            byte[] data = mutator.mutate(corpus.get(round % corpus.size()));
            for (Action action : pair.centre.agent.received(stranger, data)) {
                if (action instanceof Action.Tell(Event.Faulted(RuntimeException bug))) {
                    throw bug;
                }
                if (action instanceof Action.Send(Flow to, byte[] bytes)) {
                    assertThat(to.host()).isEqualTo(stranger.host());
                }
            }
        }
        assertThat(pair.centre.told(Event.CallEnded.class)).isEmpty();
        pair.centre.perform(pair.centre.agent.offer(pair.incoming(), Pair.OTHER));
        pair.caller.application = event -> {
            if (event instanceof Event.OfferReceived offer) {
                pair.caller.perform(pair.caller.agent.answerOffer(offer.call(), Pair.OTHER));
            }
        };
        pair.network.runFor(1_000);
        assertThat(pair.centre.told(Event.OfferAnswered.class)).hasSize(1);
        pair.caller.perform(pair.caller.agent.hangUp(Pair.CALL));
        pair.network.runFor(1_000);
        assertThat(pair.centre.told(Event.CallEnded.class)).hasSize(1);
    }

    /// Garbled messages of the call itself may change or end it, but neither side stumbles.
    @Test
    void aCallsOwnMessagesGarbledBreakNothing() {
        var mutator = new Mutator(3261);
        for (int round = 0; round < Mutator.ROUNDS / 1_000; round++) {
            Pair pair = new Pair().up();
            CallKey call = pair.incoming();
            pair.caller.perform(pair.caller.agent.offer(Pair.CALL, Pair.OTHER));
            pair.network.runFor(50);
            var seen = new ArrayList<SipMessage>(pair.caller.sent);
            seen.addAll(pair.centre.sent);
            for (int i = 0; i < 100; i++) {
                byte[] data =
                        mutator.mutate(SipWriter.write(seen.get(mutator.random().nextInt(seen.size()))));
                pair.centre.perform(pair.centre.agent.received(pair.caller.address, data));
                pair.caller.perform(pair.caller.agent.received(pair.centre.address, data));
                if (i % 10 == 0) {
                    pair.centre.perform(pair.centre.agent.answerOffer(call, Pair.OTHER));
                    pair.network.runFor(mutator.random().nextInt(3_000));
                }
            }
            pair.centre
                    .told(Event.IncomingCall.class)
                    .forEach(any -> pair.centre.perform(pair.centre.agent.hangUp(any.call())));
            pair.caller
                    .told(Event.IncomingCall.class)
                    .forEach(any -> pair.caller.perform(pair.caller.agent.hangUp(any.call())));
            pair.caller.perform(pair.caller.agent.hangUp(Pair.CALL));
            pair.settle();
        }
    }

    /// Found by a million mutations: of two To lines the second was empty.
    @Test
    void aSecondEmptyToIsNoStumblingBlock() {
        Pair pair = new Pair();
        String text =
                new String(Samples.I3_INVITE, StandardCharsets.UTF_8).replaceFirst("\r\nFrom:", "\r\nTo:\r\nFrom:");
        List<Action> actions = pair.centre.agent.received(pair.caller.address, text.getBytes(StandardCharsets.UTF_8));
        assertThat(actions)
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                Action.Tell.class,
                                tell -> assertThat(tell.event()).isInstanceOf(Event.IncomingCall.class)));
        assertThat(actions).noneMatch(action -> action instanceof Action.Tell(Event.Faulted _));
    }

    private static byte[] bytes(SipMessage message, String method) {
        assertThat(((SipRequest) message).method().name()).isEqualTo(method);
        SipRequest other = ((SipRequest) message).withHeaders(message.headers().withOnly("Call-ID", "another"));
        return SipWriter.write(other);
    }

    private static byte[] options() {
        return Samples.withBody("""
                OPTIONS sip:192.0.2.2 SIP/2.0
                Via: SIP/2.0/UDP 198.51.100.66:4444;branch=z9hG4bKo
                From: <sip:x@198.51.100.66>;tag=1
                To: <sip:192.0.2.2>
                Call-ID: o
                CSeq: 1 OPTIONS
                """, "");
    }

    private static byte[] cancel() {
        String text = new String(Samples.I3_INVITE, StandardCharsets.UTF_8);
        return text.replace("INVITE", "CANCEL").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusalsKeepNoState() {
        Pair pair = new Pair();
        for (int i = 0; i < 20_000; i++) {
            byte[] data = Samples.withBody("""
                    INVITE foo:bar SIP/2.0
                    Via: SIP/2.0/UDP 198.51.100.66:4444;branch=z9hG4bK%d
                    From: <sip:x@198.51.100.66>;tag=1
                    To: <sip:192.0.2.2>
                    Call-ID: %d
                    CSeq: 1 INVITE
                    """.formatted(i, i), "");
            pair.centre.agent.received(pair.caller.address, data);
            pair.centre.agent.received(pair.caller.address, options());
        }
        assertThat(pair.centre.agent.census().isEmpty()).isTrue();
    }

    @Test
    void aRefusalIsTheSameEachTime() {
        Pair pair = new Pair();
        List<byte[]> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (Action action : pair.centre.agent.received(pair.caller.address, options())) {
                if (action instanceof Action.Send(Flow to, byte[] bytes)) {
                    answers.add(bytes);
                }
            }
        }
        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
        assertThat(DatagramParser.parse(answers.getFirst()).message().toTag()).isPresent();
    }
}
