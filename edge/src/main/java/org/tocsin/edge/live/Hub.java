package org.tocsin.edge.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.PlanEvent;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.edge.avl.Fleet;
import org.tocsin.edge.live.view.CentreInfo;
import org.tocsin.edge.live.view.DatabaseState;
import org.tocsin.edge.live.view.QueueBoardMaker;
import org.tocsin.edge.live.view.ViewMaker;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Brings every change to every console. One thread makes deltas, answers hello and keeps the order; methods may be
/// called from any thread and return at once.
public final class Hub implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());
    private static final long QUEUES_MILLIS = 200;
    private static final Duration QUEUES_AT_LEAST = Duration.ofSeconds(30);
    private static final int RING_FRAMES = 20_000;
    private static final long RING_CHARACTERS = 64_000_000;

    private final JsonMapper json;
    private final QueueBoardMaker queueBoard;
    private final Fleet fleet;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live").factory());

    /// Touched by the hub's thread alone, as everything below.
    private CentreInfo info;

    private final Board board;

    private final Set<Client> clients = new LinkedHashSet<>();
    private final Map<String, ToClient.Alarm> alarms = new LinkedHashMap<>();
    private final Set<CallId> changedCalls = new LinkedHashSet<>();
    private Ring ring;
    private String epoch = newEpoch();
    private ToClient.Mode mode;
    private String lastAvl = "";
    private boolean queuesChanged = true;
    private long queuesTold;

    /// @param info what is told of the centre; its database state is replaced by what [#tellMode] said last
    public Hub(JsonMapper json, ViewMaker views, Fleet fleet, Clock clock, CentreInfo info, Centre centre) {
        this.json = json;
        this.queueBoard = new QueueBoardMaker(views.nameOf());
        this.fleet = fleet;
        this.clock = clock;
        this.info = info;
        this.board = new Board(json, views, centre);
        this.ring = new Ring(centre.sequence(), RING_FRAMES, RING_CHARACTERS);
        this.mode = new ToClient.Mode(info.database(), clock.instant(), "");
        thread.scheduleAtFixedRate(guarded(this::tellVehicles), 1, 1, TimeUnit.SECONDS);
        thread.scheduleAtFixedRate(guarded(this::tellQueues), QUEUES_MILLIS, QUEUES_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static String newEpoch() {
        return UUID.randomUUID().toString();
    }

    /// A batch is durable: `centre` is the state after it. Called by the writer in the order of the journal.
    public void onCommitted(Centre centre, List<? extends Event> events, Instant at) {
        var all = List.copyOf(events);
        run(() -> {
            var delta = board.advance(centre, all, at);
            queuesChanged |= all.stream().anyMatch(Hub::movesQueues);
            if (all.stream().anyMatch(PlanEvent.class::isInstance)) {
                startAnew();
            } else if (isNews(delta)) {
                publish(delta);
            }
        });
    }

    /// Something beside the state has changed the view of a call: its history was counted.
    public void onCallChanged(CallId call) {
        run(() -> {
            changedCalls.add(call);
            if (changedCalls.size() == 1) {
                run(() -> {
                    var delta = board.again(changedCalls, Set.of(), clock.instant());
                    changedCalls.clear();
                    if (isNews(delta)) {
                        publish(delta);
                    }
                });
            }
        });
    }

    /// Something beside the state has changed the views of units: when they will be there.
    public void onUnitsChanged(Set<UnitId> units) {
        var changed = Set.copyOf(units);
        if (!changed.isEmpty()) {
            run(() -> {
                var delta = board.again(Set.of(), changed, clock.instant());
                if (isNews(delta)) {
                    publish(delta);
                }
            });
        }
    }

    /// Silence, keys or letters on a call, beside the state.
    public void onHeard(CallId call) {
        run(() -> {
            var delta = board.heard(call, clock.instant());
            if (isNews(delta)) {
                publish(delta);
            }
        });
    }

    public void tellMode(DatabaseState state, String message) {
        run(() -> {
            if (mode.database() != state) {
                mode = new ToClient.Mode(state, clock.instant(), message);
                tellAll(mode, _ -> true);
            }
        });
    }

    /// Another map is in force: every console gets everything anew, and fetches the map's layers again.
    public void tellMap(String packName, String packVersion, double[] center) {
        run(() -> {
            info = new CentreInfo(
                    info.name(),
                    info.timeZone(),
                    packName,
                    packVersion,
                    center,
                    info.database(),
                    info.positions(),
                    info.demo());
            startAnew();
            alarms.values().forEach(alarm -> tellAll(alarm, _ -> true));
        });
    }

    /// Raises an alarm on every console, or clears it.
    public void tellAlarm(ToClient.Alarm alarm) {
        run(() -> {
            if (Boolean.TRUE.equals(alarm.cleared())) {
                alarms.remove(alarm.id());
            } else {
                alarms.put(alarm.id(), alarm);
            }
            tellAll(alarm, _ -> true);
        });
    }

    void tellPresence(ToClient.Presence presence, Client from) {
        run(() -> tellAll(presence, client -> client != from));
    }

    /// A client said hello: brings it up to date and keeps it so.
    void join(Client client, FromClient.Hello hello) {
        run(() -> {
            var seq = hello.seq();
            var missed = epoch.equals(hello.epoch())
                            && seq != null
                            && seq <= board.centre().sequence()
                    ? ring.listSince(seq)
                    : java.util.Optional.<List<Frame>>empty();
            welcome(client, missed.isEmpty());
            missed.ifPresent(
                    frames -> frames.forEach(frame -> client.outbox().offer(frame.forReader(client.seesCallers()))));
            if (mode.database() == DatabaseState.DOWN) {
                client.send(mode);
            }
            alarms.values().forEach(client::send);
            if (!lastAvl.isEmpty()) {
                client.outbox().offer(lastAvl);
            }
            client.send(queues());
            clients.add(client);
        });
    }

    void leave(Client client) {
        run(() -> clients.remove(client));
    }

    /// How many consoles are connected, for health.
    public void countClients(Consumer<Integer> answer) {
        run(() -> answer.accept(clients.size()));
    }

    private void welcome(Client client, boolean whole) {
        var centre = board.centre();
        var now = new CentreInfo(
                info.name(),
                info.timeZone(),
                info.packName(),
                info.packVersion(),
                info.center(),
                mode.database(),
                info.positions(),
                info.demo());
        var welcome = json.<ObjectNode>valueToTree(
                new ToClient.Welcome(epoch, centre.sequence(), clock.instant(), client.me(centre), now, null));
        if (whole) {
            welcome.putRawValue("snapshot", new RawValue(board.snapshot(client.seesCallers())));
        }
        client.outbox().offer(json.writeValueAsString(welcome));
    }

    private static boolean isNews(ToClient.Delta delta) {
        return delta.calls() != null
                || delta.incidents() != null
                || delta.units() != null
                || delta.positions() != null
                || delta.texts() != null
                || delta.conferences() != null
                || delta.silent() != null
                || delta.closures() != null
                || delta.trunks() != null
                || delta.discrepancies() != null
                || delta.gone() != null;
    }

    private void publish(ToClient.Delta delta) {
        var caller = json.writeValueAsString(delta);
        var calls = delta.calls();
        var plain = calls == null && delta.texts() == null && delta.silent() == null
                ? caller
                : json.writeValueAsString(new ToClient.Delta(
                        delta.seq(),
                        delta.at(),
                        calls == null
                                ? null
                                : calls.stream()
                                        .map(call -> call.withoutCaller())
                                        .toList(),
                        delta.incidents(),
                        delta.units(),
                        delta.positions(),
                        null,
                        delta.conferences(),
                        null,
                        delta.closures(),
                        delta.trunks(),
                        delta.discrepancies(),
                        delta.gone()));
        var frame = new Frame(delta.seq(), caller, plain);
        ring.add(frame);
        clients.removeIf(client -> !client.outbox().offer(frame.forReader(client.seesCallers())));
    }

    /// What a delta cannot tell has changed: everybody gets the whole anew.
    private void startAnew() {
        epoch = newEpoch();
        ring = new Ring(board.centre().sequence(), RING_FRAMES, RING_CHARACTERS);
        board.forgetTexts();
        clients.forEach(client -> welcome(client, true));
    }

    private void tellAll(ToClient message, java.util.function.Predicate<Client> to) {
        var text = json.writeValueAsString(message);
        clients.removeIf(client -> to.test(client) && !client.outbox().offer(text));
    }

    private static boolean movesQueues(Event event) {
        return event instanceof CallEvent || event instanceof QueueEvent || event instanceof PositionEvent;
    }

    private ToClient.Queues queues() {
        return new ToClient.Queues(queueBoard.make(board.centre(), board.shown(), clock.instant()));
    }

    /// When something has changed, and now and then because the hour and the day of the figures move on.
    private void tellQueues() {
        long now = System.nanoTime();
        if (!clients.isEmpty() && (queuesChanged || now - queuesTold > QUEUES_AT_LEAST.toNanos())) {
            queuesChanged = false;
            queuesTold = now;
            tellAll(queues(), _ -> true);
        }
    }

    private void tellVehicles() {
        var units = new ArrayList<List<Object>>();
        for (var position : fleet.list()) {
            units.add(List.of(
                    position.unit().value(),
                    rounded(position.point().latitude(), 1e6),
                    rounded(position.point().longitude(), 1e6),
                    Math.round(position.headingDegrees()),
                    fleet.ageSeconds(position)));
        }
        if (units.isEmpty()) {
            return;
        }
        lastAvl = json.writeValueAsString(new ToClient.Avl(clock.instant(), units));
        clients.removeIf(client -> !client.outbox().offer(lastAvl));
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    private void run(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the hub is shut", e);
        }
    }

    /// A bug in one view must not stop every screen: it is logged, raised as an alarm, and the next change goes on.
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the live connection failed to tell of a change", e);
                var alarm = new ToClient.Alarm(
                        "live-view",
                        ToClient.AlarmLevel.CRITICAL,
                        "A change could not be shown. Reload this page; the record itself is complete.",
                        clock.instant(),
                        null);
                tellAll(alarm, _ -> true);
            }
        };
    }

    /// For answers outside of the order: acknowledgements, pongs.
    JsonMapper json() {
        return json;
    }

    @Override
    public void close() {
        ((ExecutorService) thread).shutdownNow();
    }
}
