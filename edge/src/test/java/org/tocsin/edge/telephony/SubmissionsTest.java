package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Writer;

final class SubmissionsTest {
    private static final Actor TRUNK = new Actor.Network("trunk-1");

    /// Rules with a bug: a call that brings data breaks them, or every call does.
    private record Broken(boolean always) implements Engine {
        @Override
        public Outcome handle(Centre centre, Command command, Stamp stamp) {
            if (command instanceof CallCommand.Arrive arrive
                    && (always || !arrive.additional().isEmpty())) {
                throw new IllegalStateException("a bug");
            }
            return Engine.super.handle(centre, command, stamp);
        }
    }

    private static CallCommand.Arrive call() {
        return new CallCommand.Arrive(
                "sip:1",
                Line.EMERGENCY,
                PhoneNumber.of("617-555-0142"),
                "Rosa Diaz",
                "urn:service:sos",
                "WPH2",
                "trunk-1",
                "",
                "",
                List.of(),
                List.of(new AdditionalData("Comment", Map.of(), "poison")),
                List.of());
    }

    @Test
    void aCallThatBreaksTheRulesLeavesARowAndCanBeCalledBack() {
        try (var writer = new Writer(
                new MemoryJournal(), new Broken(false), InstantSource.system(), Writer.Settings.standard(_ -> {}))) {
            var submissions = new Submissions(writer);
            var done = new CompletableFuture<Object>();
            submissions.arrive(call(), TRUNK, "arrive:1", _ -> {});
            submissions.submit(new CallCommand.CallerGone("sip:1", "hung up"), TRUNK, "gone:1", done::complete);
            done.join();
            var row = writer.state().calls().open().values().getFirst();
            assertThat(row.status()).isEqualTo(CallStatus.ABANDONED);
            assertThat(row.number()).isEqualTo(PhoneNumber.of("617-555-0142"));
            assertThat(row.oddities()).singleElement().asString().contains("could not be recorded as it came");
        }
    }

    @Test
    void whereNoRowCanBeLeftSomebodyIsTold() {
        try (var writer = new Writer(
                new MemoryJournal(), new Broken(true), InstantSource.system(), Writer.Settings.standard(_ -> {}))) {
            var lost = new CompletableFuture<CallCommand.Arrive>();
            new Submissions(writer).arrive(call(), TRUNK, "arrive:1", lost::complete);
            assertThat(lost.join().signalling()).isEqualTo("sip:1");
        }
    }
}
