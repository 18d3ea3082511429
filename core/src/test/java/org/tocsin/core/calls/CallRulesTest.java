package org.tocsin.core.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.core.centre.Bench.ANA;
import static org.tocsin.core.centre.Bench.BO;
import static org.tocsin.core.centre.Bench.NETWORK;
import static org.tocsin.core.centre.Bench.P1;
import static org.tocsin.core.centre.Bench.P2;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Bench;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.positions.PositionCommand;

/// Every state of a call against everything that can be asked about it, by its handler and by a colleague.
class CallRulesTest {
    private static final CallId C1 = new CallId(1);

    private enum State {
        RINGING,
        ACTIVE,
        HELD,
        ABANDONED,
        DROPPED,
        ENDED,
        DEALT_WITH
    }

    private static Bench call(State state) {
        var bench = new Bench();
        bench.must(ANA, new PositionCommand.SignOn(P1, false));
        bench.must(BO, new PositionCommand.SignOn(P2, false));
        bench.arrive("d1", Line.EMERGENCY, "617-555-0142");
        bench.pass(Duration.ofSeconds(3));
        switch (state) {
            case RINGING -> {}
            case ACTIVE -> answered(bench);
            case HELD -> answered(bench).must(ANA, new CallCommand.Hold(C1));
            case ABANDONED -> bench.must(NETWORK, new CallCommand.CallerGone("d1", "hung up"));
            case DROPPED -> answered(bench).must(Bench.MACHINE, new CallCommand.CarrierLost("d1", "restart"));
            case ENDED -> answered(bench).must(ANA, new CallCommand.Release(C1));
            case DEALT_WITH ->
                bench.must(NETWORK, new CallCommand.CallerGone("d1", "hung up"))
                        .must(ANA, new CallCommand.CloseAbandoned(C1, "called back"));
        }
        return bench;
    }

    private static Bench answered(Bench bench) {
        return bench.must(ANA, new CallCommand.Answer(C1, P1));
    }

    private static String row(Command command, org.tocsin.core.kernel.Actor actor) {
        var row = new StringBuilder();
        for (var state : State.values()) {
            row.append(row.isEmpty() ? "" : " | ")
                    .append(Bench.words(call(state).ask(actor, command)));
        }
        return row.toString();
    }

    @Test
    void everyCommandInEveryState() {
        // Columns: ringing, active and held by ana, abandoned, dropped, ended, dealt with.
        var table = new LinkedHashMap<String, String>();
        table.put("ana answers", row(new CallCommand.Answer(C1, P1), ANA));
        table.put("bo answers", row(new CallCommand.Answer(C1, P2), BO));
        table.put("bo answers at P1", row(new CallCommand.Answer(C1, P1), BO));
        table.put("a machine answers", row(new CallCommand.Answer(C1, P1), Bench.MACHINE));
        table.put("ana holds", row(new CallCommand.Hold(C1), ANA));
        table.put("bo holds", row(new CallCommand.Hold(C1), BO));
        table.put("ana resumes", row(new CallCommand.Resume(C1), ANA));
        table.put("bo resumes", row(new CallCommand.Resume(C1), BO));
        table.put("ana releases", row(new CallCommand.Release(C1), ANA));
        table.put("bo releases", row(new CallCommand.Release(C1), BO));
        table.put("caller gone", row(new CallCommand.CallerGone("d1", "hung up"), NETWORK));
        table.put("carrier lost", row(new CallCommand.CarrierLost("d1", "restart"), Bench.MACHINE));
        table.put("bo calls back", row(new CallCommand.CallBack(C1), BO));
        table.put("called back", row(new CallCommand.TryCallBack(C1, "no answer"), BO));
        table.put("closed", row(new CallCommand.CloseAbandoned(C1, "dealt with"), BO));
        table.put("linked", row(new CallCommand.LinkIncident(C1, new IncidentId(1001)), BO));
        table.put("recorded", row(new CallCommand.NoteRecording(C1, "r", "00", 1), Bench.MACHINE));
        var text = new StringBuilder();
        table.forEach((what, row) -> text.append(what).append(": ").append(row).append('\n'));
        assertThat(text.toString()).isEqualTo("""
                ana answers: accepted | nothing | nothing | caller-has-gone | caller-has-gone | call-already-answered | caller-has-gone
                bo answers: accepted | call-already-answered | call-already-answered | caller-has-gone | caller-has-gone | call-already-answered | caller-has-gone
                bo answers at P1: not-your-position | not-your-position | not-your-position | not-your-position | not-your-position | not-your-position | not-your-position
                a machine answers: no-position | no-position | no-position | no-position | no-position | no-position | no-position
                ana holds: call-not-answered | accepted | nothing | caller-has-gone | caller-has-gone | caller-has-gone | caller-has-gone
                bo holds: call-not-answered | not-your-call | not-your-call | caller-has-gone | caller-has-gone | caller-has-gone | caller-has-gone
                ana resumes: call-not-answered | nothing | accepted | caller-has-gone | caller-has-gone | caller-has-gone | caller-has-gone
                bo resumes: call-not-answered | not-your-call | not-your-call | caller-has-gone | caller-has-gone | caller-has-gone | caller-has-gone
                ana releases: call-not-answered | accepted | accepted | caller-has-gone | caller-has-gone | nothing | nothing
                bo releases: call-not-answered | not-your-call | not-your-call | caller-has-gone | caller-has-gone | nothing | nothing
                caller gone: accepted | accepted | accepted | nothing | nothing | nothing | nothing
                carrier lost: accepted | accepted | accepted | nothing | nothing | nothing | nothing
                bo calls back: call-not-abandoned | call-not-abandoned | call-not-abandoned | accepted | accepted | call-not-abandoned | call-not-abandoned
                called back: call-not-abandoned | call-not-abandoned | call-not-abandoned | accepted | accepted | call-not-abandoned | call-not-abandoned
                closed: call-not-abandoned | call-not-abandoned | call-not-abandoned | accepted | accepted | call-not-abandoned | call-not-abandoned
                linked: call-not-of-incident | call-not-of-incident | call-not-of-incident | call-not-of-incident | call-not-of-incident | call-not-of-incident | call-not-of-incident
                recorded: accepted | accepted | accepted | accepted | accepted | accepted | accepted
                """);
    }

    /// A flood of callers who give up must not push the call that was just put down off the screen.
    @Test
    void aFloodDoesNotForgetWhoWasSpokenWith() {
        var bench = call(State.ENDED);
        for (int i = 0; i < Calls.ENDED_KEPT + 50; i++) {
            bench.arrive("flood-" + i, Line.EMERGENCY, "617-555-0199");
            bench.must(NETWORK, new CallCommand.CallerGone("flood-" + i, "hung up"));
        }
        var calls = bench.centre().calls();
        assertThat(calls.find(C1)).isPresent();
        assertThat(calls.ended().size()).isEqualTo(Calls.ENDED_KEPT);
        assertThat(calls.open().size()).as("one row a caller").isEqualTo(1);
        assertThat(calls.open().values().getFirst().attempts()).isEqualTo(Calls.ENDED_KEPT + 50);
    }

    @Test
    void anOldCallThatEndsLateIsAtHandAfterwards() {
        var bench = call(State.ACTIVE);
        for (int i = 0; i < Calls.ENDED_KEPT; i++) {
            var id = new CallId(i + 2);
            bench.arrive("later-" + i, Line.EMERGENCY, null);
            bench.must(BO, new CallCommand.Answer(id, P2)).must(BO, new CallCommand.Release(id));
        }
        bench.pass(Duration.ofSeconds(1));
        bench.must(ANA, new CallCommand.Release(C1));
        assertThat(bench.centre().calls().find(C1)).isPresent();
        bench.must(ANA, new IncidentCommand.Open(C1, null, "", 0, ""));
    }

    @Test
    void everyEventOfAClosedRowLeavesItsNumberFree() {
        var bench = call(State.DEALT_WITH);
        bench.arrive("d2", Line.EMERGENCY, "617-555-0142");
        bench.must(NETWORK, new CallCommand.CallerGone("d2", "hung up"));
        assertThat(bench.centre().calls().find(new CallId(2)).orElseThrow().status())
                .isEqualTo(CallStatus.ABANDONED);
        assertThat(bench.centre().calls().find(C1).orElseThrow().attempts()).isEqualTo(1);
    }
}
