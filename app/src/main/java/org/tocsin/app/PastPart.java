package org.tocsin.app;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.dao.DataAccessException;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.history.History;
import org.tocsin.edge.history.HistoryFollower;
import org.tocsin.edge.http.Archive;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.view.CallNotes;

/// The past beside the state: history's tables follow the journal, and every call learns how often its number called
/// before and what its recording is named. Nothing waits for it; while the database is away it is silent.
final class PastPart implements WriterListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PastPart.class.getName());
    private static final int COUNT_UP_TO = 100;
    private static final int NUMBERS_KEPT = 10_000;

    private final History history;
    private final HistoryFollower follower;
    private final CallNotes notes;
    private final Hub hub;
    /// Calls of numbers that called lately; for the worker alone.
    private final Map<PhoneNumber, Integer> lately = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PhoneNumber, Integer> eldest) {
            return size() > NUMBERS_KEPT;
        }
    };
    private final Queue<Map.Entry<CallId, PhoneNumber>> uncounted = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("past").factory());

    private PastPart(History history, HistoryFollower follower, CallNotes notes, Hub hub) {
        this.history = history;
        this.follower = follower;
        this.notes = notes;
        this.hub = hub;
    }

    static PastPart open(Database database, CentrePart centre, Archive archive, CallNotes notes, Hub hub) {
        var follower = new HistoryFollower(centre.journal(), database.application());
        centre.writer().subscribe(follower);
        var part = new PastPart(new History(database.lookUps()), follower, notes, hub);
        centre.writer().subscribe(part);
        part.workers.execute(() -> part.remember(centre, archive));
        return part;
    }

    History history() {
        return history;
    }

    /// After a start: the calls on the boards once more.
    private void remember(CentrePart centre, Archive archive) {
        var calls = centre.writer().state().calls();
        var numbers = new HashMap<CallId, PhoneNumber>();
        try {
            for (var chart : List.of(calls.open(), calls.ended())) {
                for (Call call : chart.values()) {
                    var number = call.number();
                    if (number != null) {
                        numbers.put(call.id(), number);
                    }
                    archive.listRecordings(call.id()).stream()
                            .reduce((first, second) -> second)
                            .ifPresent(name -> tellRecording(call.id(), name));
                }
            }
            history.countEarlier(numbers, COUNT_UP_TO).forEach(this::tellEarlier);
        } catch (DataAccessException | SQLException e) {
            LOG.log(System.Logger.Level.INFO, "the past of the calls on the boards not looked up: {0}", e.getMessage());
        }
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            switch (event) {
                case CallEvent.CallArrived arrived -> {
                    var number = arrived.number();
                    if (number != null) {
                        uncounted.add(Map.entry(arrived.call(), number));
                        workers.execute(this::countWaiting);
                    }
                }
                case CallEvent.CallRecorded recorded -> tellRecording(recorded.call(), recorded.recording());
                default -> {}
            }
        }
    }

    /// All calls that wait for it with one question: in a flood there are many by the time the answer is there. Numbers
    /// that have called lately are counted on without asking.
    private void countWaiting() {
        var waiting = new LinkedHashMap<CallId, PhoneNumber>();
        for (var next = uncounted.poll(); next != null; next = uncounted.poll()) {
            waiting.put(next.getKey(), next.getValue());
        }
        var first = new LinkedHashMap<PhoneNumber, CallId>();
        waiting.forEach((call, number) -> {
            if (!lately.containsKey(number)) {
                first.putIfAbsent(number, call);
            }
        });
        if (!first.isEmpty()) {
            var asked = new HashMap<CallId, PhoneNumber>();
            first.forEach((number, call) -> asked.put(call, number));
            try {
                var counts = history.countEarlier(asked, COUNT_UP_TO);
                first.forEach((number, call) -> lately.put(number, counts.getOrDefault(call, 0)));
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.INFO, "earlier calls not counted: {0}", e.getMessage());
            }
        }
        waiting.forEach((call, number) -> {
            Integer earlier = lately.computeIfPresent(number, (_, count) -> count + 1);
            if (earlier != null) {
                tellEarlier(call, Math.min(earlier - 1, COUNT_UP_TO));
            }
        });
    }

    private void tellEarlier(CallId call, int count) {
        if (count > 0) {
            notes.noteEarlierCalls(call, count);
            hub.onCallChanged(call);
        }
    }

    private void tellRecording(CallId call, String name) {
        notes.noteRecording(call, name);
        hub.onCallChanged(call);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        follower.close();
    }
}
