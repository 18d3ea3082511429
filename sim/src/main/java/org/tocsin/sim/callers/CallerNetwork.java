package org.tocsin.sim.callers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sim.exchange.Exchange;
import org.tocsin.sim.exchange.Subscribers;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// The telephone network between simulated callers and the centre: see the package. [#place] may be called from any
/// thread, everything else happens on the network's own.
public final class CallerNetwork implements AutoCloseable {
    private static final Duration WRITES_AFTER = Duration.ofSeconds(4);
    /// A telephone can be located a while after its call.
    private static final Duration FINDABLE = Duration.ofMinutes(10);

    private final Flow centre;
    private final Identifiers identifiers;
    private final Exchange exchange;
    private final Map<CallKey, PlacedCall> calls = new HashMap<>();
    private final Map<InetSocketAddress, PlacedCall> byVoice = new HashMap<>();
    private final Map<String, TextTalk> writers = new HashMap<>();
    private final Map<RequestKey, TextTalk> awaited = new HashMap<>();
    /// Numbers in a call whose telephones say where they are.
    private final Set<PhoneNumber> reporting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LocationServer locations;
    private volatile int callCount;
    private long placed;
    private long texts;

    /// @param host     our own address, `127.0.0.1` beside the centre
    /// @param centre   where the centre listens
    /// @param seed     of the identifiers on the wire; two networks that call one centre need two seeds
    public CallerNetwork(String host, InetSocketAddress centre, long seed) throws IOException {
        this.centre = Flow.udp(centre.getAddress().getHostAddress(), centre.getPort());
        identifiers = Identifiers.seeded(seed);
        exchange = new Exchange("sim-callers", host, this::agentAt, new Telephones());
        exchange.start();
    }

    private UserAgent agentAt(HostPort address) {
        return new UserAgent(
                UserAgentSettings.standard("Tocsin simulated callers", Transport.UDP, address)
                        .withUser("network"),
                identifiers);
    }

    /// From now on some callers are located by this server, by a reference in their calls.
    public void locateBy(LocationServer server) {
        locations = server;
    }

    /// Has somebody call now.
    public PlacedCall place(Caller caller) {
        return place(caller, Drift.NONE);
    }

    /// Has somebody call now whose telephone keeps reporting where it is.
    public PlacedCall place(Caller caller, Drift drift) {
        var call = new PlacedCall(caller, OfferAnswer.offer(exchange.media()), System.nanoTime());
        call.drift = drift;
        exchange.execute(() -> begin(call));
        return call;
    }

    /// Has somebody write now: the first line at once, the others in answer to what the centre writes.
    public TextTalk write(Caller caller, List<String> script) {
        var talk = new TextTalk(caller, script);
        exchange.execute(() -> {
            writers.put(caller.number().digits(), talk);
            sayNext(talk);
        });
        return talk;
    }

    private void sayNext(TextTalk talk) {
        talk.next().ifPresent(words -> {
            var key = new RequestKey("text" + ++texts);
            awaited.put(key, talk);
            var message =
                    EmergencyInvite.message(talk.caller(), words, talk.sent() == 1, identifiers.next(), Instant.now());
            act(agent().send(
                            key,
                            Uri.parse(talk.caller().service()),
                            EmergencyInvite.identity(talk.caller()),
                            centre,
                            message));
        });
    }

    /// The centre writes to one of ours: it is read, and answered after a while.
    private void read(Event.MessageReceived message) {
        var uri = message.request().uri().text();
        var talk = writers.entrySet().stream()
                .filter(entry -> uri.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        act(agent().respond(message.key(), talk.isPresent() ? 200 : 404));
        talk.ifPresent(each -> {
            each.replied(message.body()
                    .find(MediaType.PLAIN_TEXT)
                    .map(part -> part.content().utf8())
                    .orElse(""));
            after(WRITES_AFTER, () -> sayNext(each));
        });
    }

    /// Calls going on.
    public int callCount() {
        return callCount;
    }

    private void begin(PlacedCall call) {
        var key = new CallKey("sim" + ++placed);
        calls.put(key, call);
        callCount = calls.size();
        var telling = tellingOf(call);
        var invitation = EmergencyInvite.of(
                call.caller(),
                call.offer(),
                centre,
                call.reference,
                telling != Drift.Telling.REFERENCE,
                identifiers.next(),
                Instant.now());
        act(agent().invite(key, invitation));
        if (call.drift.reports() && telling == Drift.Telling.VALUE) {
            reporting.add(call.caller().number());
            after(call.drift.every(), () -> reportOn(key, call));
        }
        after(call.caller().patience(), () -> {
            if (call.answeredNanos() == 0 && calls.containsKey(key)) {
                call.givesUp();
                act(agent().hangUp(key));
            }
        });
    }

    /// As the network has it; whoever is told by reference gets a reference.
    private Drift.Telling tellingOf(PlacedCall call) {
        var server = locations;
        if (server == null || !call.drift.reports() || call.drift.telling() == Drift.Telling.VALUE) {
            return Drift.Telling.VALUE;
        }
        call.reference = server.refer(call.drift);
        return call.drift.telling();
    }

    /// Has a telephone say at once where it is, as a network does that is asked.
    ///
    /// @return whether a telephone with this number is in a call and knows
    public boolean askWhere(PhoneNumber number) {
        if (!reporting.contains(number)) {
            return false;
        }
        exchange.execute(() -> List.copyOf(calls.entrySet()).stream()
                .filter(entry -> entry.getValue().caller().number().equals(number))
                .forEach(entry -> report(entry.getKey(), entry.getValue())));
        return true;
    }

    /// Whether a telephone with this number is in a call and knows where it is.
    public boolean knowsWhere(PhoneNumber number) {
        return reporting.contains(number);
    }

    private void reportOn(CallKey key, PlacedCall call) {
        if (calls.containsKey(key)) {
            report(key, call);
            after(call.drift.every(), () -> reportOn(key, call));
        }
    }

    /// Where the telephone is now, in an INFO; while nobody has answered there is no call to send it in.
    private void report(CallKey key, PlacedCall call) {
        int number = ++call.reports;
        if (call.answeredNanos() != 0 && call.drift.reports()) {
            var where = call.drift.report(number);
            act(agent().send(
                            new RequestKey(key.value() + "-at-" + number),
                            key,
                            EmergencyInvite.report(
                                    where.center(), where.radiusMeters(), identifiers.next(), Instant.now())));
        }
    }

    private void on(Event event) {
        switch (event) {
            case Event.MessageReceived message -> read(message);
            case Event.RequestAnswered answered ->
                Optional.ofNullable(awaited.remove(answered.key()))
                        .filter(talk -> answered.response().status() < 300)
                        .ifPresent(TextTalk::taken);
            case Event.RequestFailed failed -> awaited.remove(failed.key());
            default -> {} // the rest is about calls
        }
        if (!(event instanceof Event.OfCall about) || !calls.containsKey(about.call())) {
            return;
        }
        var call = calls.get(about.call());
        switch (about) {
            case Event.CallProgressed _ -> call.rings(System.nanoTime());
            case Event.CallAnswered answered -> answered(about.call(), call, answered.answer());
            case Event.OfferReceived offered -> reoffered(about.call(), offered);
            case Event.CallFailed failed -> over(about.call(), call, failed.status());
            case Event.CallEnded _ -> over(about.call(), call, 0);
            case Event.IncomingCall _,
                    Event.CallCancelled _,
                    Event.CallConfirmed _,
                    Event.OfferConfirmed _,
                    Event.OfferAnswered _,
                    Event.OfferRefused _,
                    Event.AckMissing _,
                    Event.SessionLapsed _,
                    Event.InfoReceived _ -> {}
        }
    }

    private void answered(CallKey key, PlacedCall call, Optional<SessionDescription> answer) {
        var audio = answer.map(theirs -> OfferAnswer.agree(call.offer(), theirs))
                .filter(Negotiation.Agreed.class::isInstance)
                .flatMap(agreed -> ((Negotiation.Agreed) agreed).audio());
        var to = audio.map(stream -> Exchange.addressOf(stream.remoteAddress(), stream.remotePort()));
        call.talks(audio.orElse(null), to.orElse(null), System.nanoTime());
        to.ifPresent(address -> byVoice.put(address, call));
        after(call.caller().talk(), () -> {
            if (calls.containsKey(key)) {
                call.hangsUp();
                act(agent().hangUp(key));
            }
        });
    }

    /// A simulated telephone agrees to everything it understands.
    private void reoffered(CallKey key, Event.OfferReceived offered) {
        var local = exchange.media();
        var offer = offered.offer();
        if (offer.isEmpty()) {
            act(agent().answerOffer(key, OfferAnswer.offer(local)));
        } else if (OfferAnswer.answer(offer.get(), local) instanceof Negotiation.Agreed agreed) {
            act(agent().answerOffer(key, agreed.description()));
        } else {
            act(agent().refuseOffer(key, 488));
        }
    }

    private void over(CallKey key, PlacedCall call, int status) {
        calls.remove(key);
        reporting.remove(call.caller().number());
        var server = locations;
        if (server != null && !call.reference.isEmpty()) {
            after(FINDABLE, () -> server.forget(call.reference));
        }
        var address = call.centre();
        if (address != null) {
            byVoice.remove(address, call);
        }
        call.ends(status);
    }

    private void act(List<Action> wanted) {
        exchange.act(wanted);
    }

    private UserAgent agent() {
        return exchange.agent();
    }

    private void after(Duration time, Runnable deed) {
        exchange.after(time, deed);
    }

    /// What the exchange tells us.
    private final class Telephones implements Subscribers {
        @Override
        public void on(Event event) {
            CallerNetwork.this.on(event);
            callCount = calls.size();
        }

        @Override
        public void heard(InetSocketAddress from, byte[] packet) {
            Optional.ofNullable(byVoice.get(from)).ifPresent(call -> call.heard(packet));
        }

        @Override
        public void speak() {
            for (var call : List.copyOf(byVoice.values())) {
                var to = call.centre();
                if (call.speaks() && to != null) {
                    exchange.say(call.nextPacket(), to);
                }
            }
        }
    }

    /// Does something with every call going on, on the network's thread.
    void each(Consumer<PlacedCall> deed) {
        exchange.execute(() -> List.copyOf(calls.values()).forEach(deed));
    }

    /// Hangs up on everybody and closes the sockets.
    @Override
    public void close() throws IOException {
        exchange.close(() -> List.copyOf(calls.keySet()).forEach(key -> act(agent().hangUp(key))));
    }
}
