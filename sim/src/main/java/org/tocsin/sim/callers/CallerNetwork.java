package org.tocsin.sim.callers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sip.agent.Action;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Identifiers;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.TimerKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// The telephone network between simulated callers and the centre: see the package. [#place] may be called from any
/// thread, everything else happens on the network's own.
public final class CallerNetwork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CallerNetwork.class.getName());
    private static final long TICK_NANOS = 20_000_000;
    private static final Duration WRITES_AFTER = Duration.ofSeconds(4);

    private final Flow centre;
    private final String host;
    private final Selector selector = Selector.open();
    private final DatagramChannel sip;
    private final DatagramChannel voice;
    private final Identifiers identifiers;
    private final UserAgent agent;
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final ArrayDeque<Action> actions = new ArrayDeque<>();
    private final Map<CallKey, PlacedCall> calls = new HashMap<>();
    private final Map<InetSocketAddress, PlacedCall> byVoice = new HashMap<>();
    private final Map<String, TextTalk> writers = new HashMap<>();
    private final Map<RequestKey, TextTalk> awaited = new HashMap<>();
    /// Numbers in a call whose telephones say where they are.
    private final Set<PhoneNumber> reporting = ConcurrentHashMap.newKeySet();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Thread thread;
    private volatile int callCount;
    private volatile boolean closing;
    private boolean acting;
    private long placed;
    private long texts;
    private long alarmsSet;

    private record Alarm(long dueNanos, long order, Runnable deed) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            int byTime = Long.compare(dueNanos - other.dueNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// @param host     our own address, `127.0.0.1` beside the centre
    /// @param centre   where the centre listens
    /// @param seed     of the identifiers on the wire; two networks that call one centre need two seeds
    public CallerNetwork(String host, InetSocketAddress centre, long seed) throws IOException {
        this.host = host;
        this.centre = Flow.udp(centre.getAddress().getHostAddress(), centre.getPort());
        sip = open();
        voice = open();
        identifiers = Identifiers.seeded(seed);
        var address = new HostPort(host, portOf(sip));
        agent = new UserAgent(
                UserAgentSettings.standard("Tocsin simulated callers", Transport.UDP, address)
                        .withUser("network"),
                identifiers);
        thread = Thread.ofPlatform().name("sim-callers").daemon().start(this::run);
    }

    private DatagramChannel open() throws IOException {
        var channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 20);
        channel.bind(new InetSocketAddress(host, 0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    private static int portOf(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /// Has somebody call now.
    public PlacedCall place(Caller caller) {
        return place(caller, Drift.NONE);
    }

    /// Has somebody call now whose telephone keeps reporting where it is.
    public PlacedCall place(Caller caller, Drift drift) {
        try {
            var offer = OfferAnswer.offer(LocalMedia.audio(host, portOf(voice), System.nanoTime() >>> 12));
            var call = new PlacedCall(caller, offer, System.nanoTime());
            call.drift = drift;
            execute(() -> begin(call));
            return call;
        } catch (IOException e) {
            throw new IllegalStateException("the callers' network is closed", e);
        }
    }

    /// Has somebody write now: the first line at once, the others in answer to what the centre writes.
    public TextTalk write(Caller caller, List<String> script) {
        var talk = new TextTalk(caller, script);
        execute(() -> {
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
            act(agent.send(
                    key, Uri.parse(talk.caller().service()), EmergencyInvite.identity(talk.caller()), centre, message));
        });
    }

    /// The centre writes to one of ours: it is read, and answered after a while.
    private void read(Event.MessageReceived message) {
        var uri = message.request().uri().text();
        var talk = writers.entrySet().stream()
                .filter(entry -> uri.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        act(agent.respond(message.key(), talk.isPresent() ? 200 : 404));
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
        var invitation = EmergencyInvite.of(call.caller(), call.offer(), centre, identifiers.next(), Instant.now());
        act(agent.invite(key, invitation));
        if (call.drift.reports()) {
            reporting.add(call.caller().number());
            after(call.drift.every(), () -> reportOn(key, call));
        }
        after(call.caller().patience(), () -> {
            if (call.answeredNanos() == 0 && calls.containsKey(key)) {
                call.givesUp();
                act(agent.hangUp(key));
            }
        });
    }

    /// Has a telephone say at once where it is, as a network does that is asked.
    ///
    /// @return whether a telephone with this number is in a call and knows
    public boolean askWhere(PhoneNumber number) {
        if (!reporting.contains(number)) {
            return false;
        }
        execute(() -> List.copyOf(calls.entrySet()).stream()
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
            act(agent.send(
                    new RequestKey(key.value() + "-at-" + number),
                    key,
                    EmergencyInvite.report(where.center(), where.radiusMeters(), identifiers.next(), Instant.now())));
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
        var to = audio.map(stream -> address(stream.remoteAddress(), stream.remotePort()));
        call.talks(audio.orElse(null), to.orElse(null), System.nanoTime());
        to.ifPresent(address -> byVoice.put(address, call));
        after(call.caller().talk(), () -> {
            if (calls.containsKey(key)) {
                call.hangsUp();
                act(agent.hangUp(key));
            }
        });
    }

    /// A simulated telephone agrees to everything it understands.
    private void reoffered(CallKey key, Event.OfferReceived offered) {
        var local = LocalMedia.audio(host, offerPort(), System.nanoTime() >>> 12);
        var offer = offered.offer();
        if (offer.isEmpty()) {
            act(agent.answerOffer(key, OfferAnswer.offer(local)));
        } else if (OfferAnswer.answer(offer.get(), local) instanceof Negotiation.Agreed agreed) {
            act(agent.answerOffer(key, agreed.description()));
        } else {
            act(agent.refuseOffer(key, 488));
        }
    }

    private int offerPort() {
        try {
            return portOf(voice);
        } catch (IOException e) {
            throw new IllegalStateException("the callers' network is closed", e);
        }
    }

    private void over(CallKey key, PlacedCall call, int status) {
        calls.remove(key);
        reporting.remove(call.caller().number());
        var address = call.centre();
        if (address != null) {
            byVoice.remove(address, call);
        }
        call.ends(status);
    }

    private static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            return InetSocketAddress.createUnresolved(host, port);
        }
    }

    private void run() {
        long tick = System.nanoTime() + TICK_NANOS;
        while (!closing) {
            guarded(this::readSockets);
            long now = System.nanoTime();
            for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                guarded(wish);
            }
            while (!alarms.isEmpty() && alarms.peek().dueNanos() - now <= 0) {
                guarded(alarms.poll().deed());
            }
            if (now - tick >= 0) {
                guarded(this::speak);
                tick = now - tick > 10 * TICK_NANOS ? now + TICK_NANOS : tick + TICK_NANOS;
            }
            callCount = calls.size();
        }
    }

    private void readSockets() {
        try {
            selector.select(5);
            selector.selectedKeys().clear();
            read(
                    sip,
                    (from, bytes) ->
                            act(agent.received(Flow.udp(from.getAddress().getHostAddress(), from.getPort()), bytes)));
            read(voice, (from, bytes) -> Optional.ofNullable(byVoice.get(from)).ifPresent(call -> call.heard(bytes)));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the callers' sockets", e);
        }
    }

    private interface Taker {
        void take(InetSocketAddress from, byte[] bytes);
    }

    private void read(DatagramChannel channel, Taker taker) throws IOException {
        for (int i = 0; i < 500; i++) {
            buffer.clear();
            var from = (InetSocketAddress) channel.receive(buffer);
            if (from == null) {
                return;
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            guarded(() -> taker.take(from, bytes));
        }
    }

    private void speak() {
        for (var call : List.copyOf(byVoice.values())) {
            var to = call.centre();
            if (call.speaks() && to != null && !to.isUnresolved()) {
                send(voice, call.nextPacket(), to);
            }
        }
    }

    private static void send(DatagramChannel channel, byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a caller's packet was not sent", e);
        }
    }

    private void act(List<Action> wanted) {
        actions.addAll(wanted);
        if (acting) {
            return;
        }
        acting = true;
        try {
            for (var action = actions.poll(); action != null; action = actions.poll()) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) -> send(sip, bytes, address(to.host(), to.port()));
                    case Action.SetTimer(TimerKey timer, Duration time) -> after(time, () -> act(agent.fired(timer)));
                    case Action.CancelTimer _ -> {} // one that fires all the same does no harm
                    case Action.Tell(Event event) -> on(event);
                }
            }
        } finally {
            acting = false;
        }
    }

    private void after(Duration time, Runnable deed) {
        alarms.add(new Alarm(System.nanoTime() + time.toNanos(), ++alarmsSet, deed));
    }

    private void execute(Runnable wish) {
        wishes.add(wish);
        selector.wakeup();
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a simulated caller stumbled", e);
        }
    }

    /// Does something with every call going on, on the network's thread.
    void each(Consumer<PlacedCall> deed) {
        execute(() -> List.copyOf(calls.values()).forEach(deed));
    }

    /// Hangs up on everybody and closes the sockets.
    @Override
    public void close() throws IOException {
        execute(() -> List.copyOf(calls.keySet()).forEach(key -> act(agent.hangUp(key))));
        try {
            Thread.sleep(100); // for the BYEs to leave
            closing = true;
            selector.wakeup();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        voice.close();
        selector.close();
    }
}
