package org.tocsin.edge.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;

/// Carries out [CallEvent.LocationAsked]: asks every source that knows the call and brings their reports, or the reason
/// why there are none. A call that refers to its location is asked about as it arrives, before anybody answers: first
/// in haste, then once more for the best there is, and again as somebody answers. [#askAll] is for a clock: it asks
/// again for every caller somebody talks with.
public final class LocationDesk implements WriterListener {
    /// Between two questions nobody pressed a key for.
    public static final Duration EVERY = Duration.ofSeconds(30);

    /// An answer so fresh is not asked for again.
    private static final Duration JUST = Duration.ofSeconds(5);

    private static final Actor SELF = new Actor.Machine("location");

    private final Writer writer;
    private final Executor workers;
    private final Clock clock;
    private final List<LocationSource> sources = new CopyOnWriteArrayList<>();
    /// Calls whose first question has yet to be put.
    private final Set<CallId> early = ConcurrentHashMap.newKeySet();
    /// Calls about which asking again is of no use until a person does.
    private final Set<CallId> hopeless = ConcurrentHashMap.newKeySet();

    /// @param workers where a question waits for its answer
    public LocationDesk(Writer writer, Executor workers, Clock clock) {
        this.writer = writer;
        this.workers = workers;
        this.clock = clock;
    }

    /// Every one that knows a call is asked about it, in this order.
    public void add(LocationSource source) {
        sources.add(source);
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            switch (event) {
                case CallEvent.CallArrived arrived when refersToPlace(arrived.additional()) -> begin(arrived.call());
                case CallEvent.DataAdded added
                when refersToPlace(List.of(added.data())) -> {
                    hopeless.remove(added.call());
                    begin(added.call());
                }
                case CallEvent.CallAnswered answered -> workers.execute(() -> askAtAnswer(answered.call()));
                case CallEvent.LocationAsked asked -> {
                    var haste =
                            early.remove(asked.call()) ? LocationSource.Haste.ROUTING : LocationSource.Haste.DISPATCH;
                    workers.execute(() -> ask(asked.call(), haste));
                }
                default -> {}
            }
        }
    }

    /// Whoever answers reads the newest there is, unless the network has just been asked.
    private void askAtAnswer(CallId id) {
        var before = clock.instant().minus(JUST);
        writer.state()
                .calls()
                .find(id)
                .filter(call -> refersToPlace(call.additional()) && !hopeless.contains(id))
                .filter(call -> {
                    var asking = call.asking();
                    return asking == null || asking.at().isBefore(before);
                })
                .ifPresent(call -> submit(new CallCommand.AskLocation(id)));
    }

    private static boolean refersToPlace(List<AdditionalData> blocks) {
        return blocks.stream()
                .anyMatch(data -> data.block().equals(AdditionalData.LOCATION)
                        && data.findReference().isPresent());
    }

    private void begin(CallId call) {
        early.add(call);
        submit(new CallCommand.AskLocation(call));
    }

    private void ask(CallId id, LocationSource.Haste haste) {
        var found = writer.state().calls().find(id);
        if (found.isEmpty()) {
            return;
        }
        var call = found.get();
        var knowing = list(call);
        if (knowing.isEmpty()) {
            submit(new CallCommand.LocationNotGiven(id, "the network that delivered the call cannot be asked"));
            return;
        }
        try {
            askAbout(call, knowing, haste);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reports are kept from all of them; why one had none is told only when no other had any.
    private void askAbout(Call call, List<LocationSource> knowing, LocationSource.Haste haste)
            throws InterruptedException {
        var reasons = new ArrayList<String>();
        boolean answered = false;
        boolean lasting = true;
        for (var source : knowing) {
            try {
                source.ask(call, haste).forEach(fix -> submit(new CallCommand.AddFix(call.id(), fix)));
                answered = true;
            } catch (LocationSource.NotGiven e) {
                reasons.add(String.valueOf(e.getMessage()));
                lasting &= e.lasting();
            }
        }
        if (!answered) {
            submit(new CallCommand.LocationNotGiven(call.id(), String.join("; ", reasons)));
        }
        if (!answered && lasting) {
            hopeless.add(call.id());
        } else if (haste == LocationSource.Haste.ROUTING) {
            submit(new CallCommand.AskLocation(call.id()));
        }
    }

    private List<LocationSource> list(Call call) {
        return sources.stream().filter(source -> source.knows(call)).toList();
    }

    /// Asks for every caller somebody talks with, or who rings and refers to a place, whose newest report is older than
    /// [#EVERY], as far as somebody can be asked.
    public void askAll() {
        var state = writer.state();
        var before = clock.instant().minus(EVERY);
        hopeless.removeIf(call -> !state.calls().open().has(call));
        early.removeIf(call -> !state.calls().open().has(call));
        for (var call : state.calls().open().values()) {
            boolean waits = call.status() == CallStatus.RINGING && refersToPlace(call.additional());
            boolean talks = call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD || waits;
            var asking = call.asking();
            boolean fresh = call.fixes().stream().anyMatch(fix -> fix.takenAt().isAfter(before))
                    || asking != null && asking.at().isAfter(before);
            if (talks && !fresh && !hopeless.contains(call.id()) && !list(call).isEmpty()) {
                submit(new CallCommand.AskLocation(call.id()));
            }
        }
    }

    private void submit(CallCommand command) {
        writer.submit(command, SELF, "location-" + UUID.randomUUID());
    }
}
