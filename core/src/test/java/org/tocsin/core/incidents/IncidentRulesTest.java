package org.tocsin.core.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.core.centre.Bench.ANA;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.centre.Bench;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.Need;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;

/// Every state of an incident against everything that can be asked about it.
class IncidentRulesTest {
    private static final IncidentId ID = new IncidentId(1001);
    private static final UnitId UNIT = new UnitId("A3");

    private enum State {
        BARE,
        READY,
        SENT,
        PATIENT,
        CALLER,
        CLOSED
    }

    private static Bench incident(State state) {
        var bench = new Bench().commission(Bench.unit("A3", "AMBULANCE", ""));
        bench.load("MED", new Need(List.of("AMBULANCE"), 1, List.of(), Need.Order.DRIVE_TIME));
        bench.arrive("d1", Line.EMERGENCY, "617-555-0142");
        switch (state) {
            case BARE -> bench.must(ANA, new IncidentCommand.Open(null, null, "", 0, ""));
            case READY, SENT, PATIENT, CLOSED ->
                bench.must(ANA, new IncidentCommand.Open(null, Bench.place("here"), "MED", 0, ""));
            case CALLER -> {
                bench.must(ANA, new CallCommand.Answer(new CallId(1), Bench.P1));
                bench.must(ANA, new IncidentCommand.Open(new CallId(1), Bench.place("here"), "MED", 0, ""));
            }
        }
        if (state == State.SENT || state == State.PATIENT) {
            bench.must(ANA, new UnitCommand.Dispatch(UNIT, ID, false));
        }
        if (state == State.PATIENT) {
            bench.must(ANA, new UnitCommand.Report(UNIT, UnitStatus.TR, "Mercy", false));
        }
        if (state == State.CLOSED) {
            bench.must(ANA, new IncidentCommand.Close(ID, "settled"));
        }
        return bench;
    }

    private static String row(Command command) {
        var row = new StringBuilder();
        for (var state : State.values()) {
            row.append(row.isEmpty() ? "" : " | ")
                    .append(Bench.words(incident(state).ask(ANA, command)));
        }
        return row.toString();
    }

    @Test
    void everyCommandInEveryState() {
        // Columns: bare, with place and type, unit sent, patient on board, caller on the line, closed.
        var table = new LinkedHashMap<String, String>();
        table.put("locate", row(new IncidentCommand.Locate(ID, Bench.place("there"))));
        table.put("classify", row(new IncidentCommand.Classify(ID, "MED")));
        table.put("classify wrongly", row(new IncidentCommand.Classify(ID, "FOO")));
        table.put("prioritize", row(new IncidentCommand.Prioritize(ID, 1)));
        table.put("prioritize wrongly", row(new IncidentCommand.Prioritize(ID, 0)));
        table.put("raise", row(new IncidentCommand.RaiseAlarm(ID, 2)));
        table.put("raise wrongly", row(new IncidentCommand.RaiseAlarm(ID, 1)));
        table.put("note", row(new IncidentCommand.AddNote(ID, "words")));
        table.put("empty note", row(new IncidentCommand.AddNote(ID, " ")));
        table.put("link", row(new IncidentCommand.LinkCall(ID, new CallId(1))));
        table.put("link wrongly", row(new IncidentCommand.LinkCall(ID, new CallId(9))));
        table.put("recommend", row(new IncidentCommand.Recommend(ID, List.of(new Travel(UNIT, 60, -1)), "pack")));
        table.put("dispatched elsewhere", row(new IncidentCommand.NoteDispatched(ID, new UnitId("E9"))));
        table.put("arrived", row(new IncidentCommand.NoteArrived(ID, UNIT)));
        table.put("close", row(new IncidentCommand.Close(ID, "done")));
        table.put("close by override", row(new IncidentCommand.Close(ID, "done", true)));
        table.put("close without words", row(new IncidentCommand.Close(ID, "", true)));
        table.put("reopen", row(new IncidentCommand.Reopen(ID, "again")));
        var text = new StringBuilder();
        table.forEach((what, row) -> text.append(what).append(": ").append(row).append('\n'));
        assertThat(text.toString()).isEqualTo("""
                locate: accepted | accepted | accepted | accepted | accepted | incident-closed
                classify: accepted | nothing | nothing | nothing | nothing | incident-closed
                classify wrongly: no-such-incident-type | no-such-incident-type | no-such-incident-type | no-such-incident-type | no-such-incident-type | incident-closed
                prioritize: accepted | accepted | accepted | accepted | accepted | incident-closed
                prioritize wrongly: priority-out-of-range | priority-out-of-range | priority-out-of-range | priority-out-of-range | priority-out-of-range | incident-closed
                raise: accepted | accepted | accepted | accepted | accepted | incident-closed
                raise wrongly: alarm-level-out-of-range | alarm-level-out-of-range | alarm-level-out-of-range | alarm-level-out-of-range | alarm-level-out-of-range | incident-closed
                note: accepted | accepted | accepted | accepted | accepted | accepted
                empty note: note-empty | note-empty | note-empty | note-empty | note-empty | note-empty
                link: accepted | accepted | accepted | accepted | nothing | incident-closed
                link wrongly: no-such-call | no-such-call | no-such-call | no-such-call | no-such-call | incident-closed
                recommend: incident-has-no-point | accepted | accepted | accepted | accepted | incident-closed
                dispatched elsewhere: nothing | nothing | nothing | nothing | nothing | incident-closed
                arrived: nothing | nothing | accepted | accepted | nothing | incident-closed
                close: accepted | accepted | accepted | unit-with-patient | caller-on-the-line | incident-closed
                close by override: accepted | accepted | accepted | accepted | accepted | incident-closed
                close without words: disposition-missing | disposition-missing | disposition-missing | disposition-missing | disposition-missing | incident-closed
                reopen: incident-open | incident-open | incident-open | incident-open | incident-open | accepted
                """);
    }

    @Test
    void anOldIncidentThatClosesLateCanBeReopened() {
        var bench = incident(State.SENT);
        for (int i = 0; i < Incidents.CLOSED_KEPT + 3; i++) {
            bench.must(ANA, new IncidentCommand.Open(null, null, "", 0, ""));
            bench.must(ANA, new IncidentCommand.Close(new IncidentId(1002 + i), "x"));
        }
        bench.pass(Duration.ofSeconds(1)).must(ANA, new IncidentCommand.Close(ID, "late"));
        assertThat(bench.centre().incidents().closed().size()).isEqualTo(Incidents.CLOSED_KEPT);
        bench.must(ANA, new IncidentCommand.Reopen(ID, ""));
        assertThat(bench.centre().incidents().findOpen(ID)).isPresent();
    }

    @Test
    void lastDigitsFindAnIncident() {
        var bench = new Bench();
        for (int i = 0; i < 15; i++) {
            bench.must(ANA, new IncidentCommand.Open(null, null, "", 0, ""));
        }
        var incidents = bench.centre().incidents();
        assertThat(incidents.listEndingIn("12")).extracting(Incident::id).containsExactly(new IncidentId(1012));
        assertThat(incidents.listEndingIn("1")).hasSize(2);
        assertThat(incidents.listEndingIn("1001")).hasSize(1);
        assertThat(incidents.listEndingIn("99")).isEmpty();
    }
}
