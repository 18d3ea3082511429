package org.tocsin.edge.telephony;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;

/// Carries out [CallEvent.LocationAsked]: asks the source that knows the call and brings its reports, or the reason why
/// there are none. [#askAll] is for a clock: it asks again for every caller somebody talks with.
public final class LocationDesk implements WriterListener {
    /// Between two questions nobody pressed a key for.
    public static final Duration EVERY = Duration.ofSeconds(30);

    private static final Actor SELF = new Actor.Machine("location");

    private final Writer writer;
    private final Executor workers;
    private final Clock clock;
    private final List<LocationSource> sources = new CopyOnWriteArrayList<>();

    /// @param workers where a question waits for its answer
    public LocationDesk(Writer writer, Executor workers, Clock clock) {
        this.writer = writer;
        this.workers = workers;
        this.clock = clock;
    }

    /// The first that knows a call is asked about it.
    public void add(LocationSource source) {
        sources.add(source);
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            if (event instanceof CallEvent.LocationAsked asked) {
                workers.execute(() -> ask(asked.call()));
            }
        }
    }

    private void ask(CallId id) {
        var found = writer.state().calls().find(id);
        if (found.isEmpty()) {
            return;
        }
        var call = found.get();
        var source = find(call);
        if (source.isEmpty()) {
            submit(new CallCommand.LocationNotGiven(id, "the network that delivered the call cannot be asked"));
            return;
        }
        try {
            source.get().ask(call).forEach(fix -> submit(new CallCommand.AddFix(id, fix)));
        } catch (IOException e) {
            var words = e.getMessage();
            submit(new CallCommand.LocationNotGiven(id, words == null ? "the network does not answer" : words));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<LocationSource> find(Call call) {
        return sources.stream().filter(source -> source.knows(call)).findFirst();
    }

    /// Asks for every caller somebody talks with whose newest report is older than [#EVERY], as far as somebody can be
    /// asked.
    public void askAll() {
        var state = writer.state();
        var before = clock.instant().minus(EVERY);
        for (var call : state.calls().open().values()) {
            boolean talks = call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD;
            var asking = call.asking();
            boolean fresh =
                    call.bestFix().filter(fix -> fix.takenAt().isAfter(before)).isPresent()
                            || asking != null && asking.at().isAfter(before);
            if (talks && !fresh && find(call).isPresent()) {
                submit(new CallCommand.AskLocation(call.id()));
            }
        }
    }

    private void submit(CallCommand command) {
        writer.submit(command, SELF, "location-" + UUID.randomUUID());
    }
}
