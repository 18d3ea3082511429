package org.tocsin.app;

import java.sql.SQLException;
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

    private final History history;
    private final HistoryFollower follower;
    private final CallNotes notes;
    private final Hub hub;
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
        for (var chart : java.util.List.of(calls.open(), calls.ended())) {
            for (Call call : chart.values()) {
                var number = call.number();
                if (number != null) {
                    count(call.id(), number);
                }
                try {
                    archive.listRecordings(call.id()).stream()
                            .reduce((first, second) -> second)
                            .ifPresent(name -> tellRecording(call.id(), name));
                } catch (DataAccessException e) {
                    LOG.log(System.Logger.Level.INFO, "recordings not looked up: {0}", e.getMessage());
                    return;
                }
            }
        }
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            switch (event) {
                case CallEvent.CallArrived arrived -> {
                    var number = arrived.number();
                    if (number != null) {
                        workers.execute(() -> count(arrived.call(), number));
                    }
                }
                case CallEvent.CallRecorded recorded -> tellRecording(recorded.call(), recorded.recording());
                default -> {}
            }
        }
    }

    private void count(CallId call, PhoneNumber number) {
        try {
            int count = (int) history.listCallsFrom(number, COUNT_UP_TO).stream()
                    .filter(past -> past.id().compareTo(call) < 0)
                    .count();
            if (count > 0) {
                notes.noteEarlierCalls(call, count);
                hub.onCallChanged(call);
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.INFO, "earlier calls not counted: {0}", e.getMessage());
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
