package org.tocsin.sip.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.SipMessage;

/// Joins user agents by a network with virtual time that loses, doubles and reorders by a seed.
final class FakeNetwork {
    record Faults(double loss, double duplication, int maximumDelayMillis) {
        static final Faults NONE = new Faults(0, 0, 1);
    }

    private record Due(long atMillis, long order, Runnable work) {}

    /// A user agent at an address, with everything it told.
    final class Host {
        final Flow address;
        final UserAgent agent;
        final List<Event> events = new ArrayList<>();
        final List<SipMessage> sent = new ArrayList<>();
        Consumer<Event> application = event -> {};
        private final Set<TimerKey> timers = new HashSet<>();

        Host(Flow address, UserAgent agent) {
            this.address = address;
            this.agent = agent;
        }

        void perform(List<Action> actions) {
            for (Action action : actions) {
                switch (action) {
                    case Action.Send(Flow to, byte[] bytes) -> {
                        read(bytes).ifPresent(sent::add);
                        transmit(this, to, bytes);
                    }
                    case Action.SetTimer(TimerKey timer, var after) -> {
                        timers.add(timer);
                        at(now + after.toMillis(), () -> {
                            if (timers.remove(timer)) {
                                perform(agent.fired(timer));
                            }
                        });
                    }
                    case Action.CancelTimer(TimerKey timer) -> timers.remove(timer);
                    case Action.Tell(Event event) -> {
                        if (event instanceof Event.Faulted(RuntimeException bug)) {
                            throw new AssertionError("a bug met in handling a message", bug);
                        }
                        events.add(event);
                        at(now, () -> application.accept(event));
                    }
                }
            }
        }

        <E extends Event> List<E> told(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        int timersOut() {
            return timers.size();
        }
    }

    private final Random random;
    private final Faults faults;
    private final Map<Flow, Host> hosts = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
    private long now;
    private long order;
    /// Decides by message whether it gets lost, on top of the faults.
    java.util.function.Predicate<SipMessage> dropped = message -> false;

    FakeNetwork(long seed, Faults faults) {
        this.random = new Random(seed);
        this.faults = faults;
    }

    Host host(Flow address, UserAgent agent) {
        var host = new Host(address, agent);
        hosts.put(address, host);
        return host;
    }

    long nowMillis() {
        return now;
    }

    void at(long millis, Runnable work) {
        queue.add(new Due(millis, order++, work));
    }

    void after(long millis, Runnable work) {
        at(now + millis, work);
    }

    /// The refusal of a garbled request may lack what that request lacked.
    private static Optional<SipMessage> read(byte[] bytes) {
        try {
            return Optional.of(DatagramParser.parse(bytes).message());
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private void transmit(Host from, Flow to, byte[] bytes) {
        boolean reliable = to.transport().isReliable();
        if (read(bytes).filter(dropped).isPresent()) {
            return;
        }
        int copies = reliable
                ? 1
                : random.nextDouble() < faults.loss() ? 0 : random.nextDouble() < faults.duplication() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long delay = reliable ? 1 : 1 + random.nextInt(faults.maximumDelayMillis());
            at(now + delay, () -> {
                Host there = hosts.get(new Flow(to.transport(), to.host(), to.port(), ""));
                if (there != null) {
                    there.perform(there.agent.received(from.address, bytes));
                }
            });
        }
    }

    /// Runs until nothing is left to do, or the time is up.
    void runUntil(long millis) {
        while (!queue.isEmpty() && queue.peek().atMillis() <= millis) {
            Due due = queue.poll();
            now = due.atMillis();
            due.work().run();
        }
        now = Math.max(now, millis);
    }

    void runFor(long millis) {
        runUntil(now + millis);
    }
}
