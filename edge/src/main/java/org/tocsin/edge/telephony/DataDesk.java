package org.tocsin.edge.telephony;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.reference.FetchFailed;
import org.tocsin.edge.reference.Fetcher;
import org.tocsin.edge.reference.Question;
import org.tocsin.sip.MalformedException;

/// Fetches the Additional Data a call refers to (RFC 7852 section 5.1): provider, service, subscriber, comment. Each
/// block takes the place of its reference; one that cannot be had says why.
public final class DataDesk implements WriterListener {
    static final String NOT_FETCHED = "not fetched";

    private static final Actor SELF = new Actor.Machine("references");
    private static final int MOST_BLOCKS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Writer writer;
    private final Executor workers;
    private final Fetcher fetcher;

    /// @param workers where a question waits for its answer
    public DataDesk(Writer writer, Executor workers, Fetcher fetcher) {
        this.writer = writer;
        this.workers = workers;
        this.fetcher = fetcher;
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            if (event instanceof CallEvent.CallArrived arrived) {
                arrived.additional().stream()
                        .filter(DataDesk::isWanted)
                        .limit(MOST_BLOCKS)
                        .forEach(block -> workers.execute(() -> fetch(arrived.call(), block)));
            } else if (event instanceof CallEvent.DataAdded added && isWanted(added.data())) {
                workers.execute(() -> fetch(added.call(), added.data()));
            }
        }
    }

    /// Places are the [LocationDesk]'s.
    private static boolean isWanted(AdditionalData data) {
        return data.findReference().isPresent()
                && data.raw().isEmpty()
                && !data.block().equals(AdditionalData.LOCATION)
                && !data.values().containsKey(NOT_FETCHED);
    }

    private void fetch(CallId call, AdditionalData referred) {
        String reference = referred.findReference().orElseThrow();
        try {
            var answer = fetcher.fetch(
                    reference,
                    Question.get(
                            "application/EmergencyCallData." + referred.block() + "+xml, application/xml;q=0.5",
                            PATIENCE));
            if (!answer.isSuccess()) {
                add(call, missing(referred, answer.host() + " answered " + answer.status()), "");
                return;
            }
            var block = org.tocsin.sip.emergency.AdditionalData.fetched(referred.block(), reference, answer.body());
            var service = org.tocsin.sip.emergency.AdditionalData.classOfService(List.of(block));
            add(call, Arrivals.block(block), Wording.line(service, 40));
        } catch (FetchFailed e) {
            add(call, missing(referred, String.valueOf(e.getMessage())), "");
        } catch (MalformedException e) {
            add(call, missing(referred, "what came cannot be read"), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AdditionalData missing(AdditionalData referred, String why) {
        var values = new LinkedHashMap<>(referred.values());
        values.put(NOT_FETCHED, Wording.line(why, 200));
        return new AdditionalData(referred.block(), values, "");
    }

    private void add(CallId call, AdditionalData data, String classOfService) {
        writer.submit(new CallCommand.AddData(call, data, classOfService), SELF, "data-" + UUID.randomUUID());
    }
}
