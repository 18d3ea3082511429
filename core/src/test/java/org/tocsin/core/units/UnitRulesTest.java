package org.tocsin.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.core.centre.Bench.ANA;
import static org.tocsin.core.centre.Bench.BO;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Bench;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;

/// Every status a unit can have, against every report and every dispatch, plain and overridden.
class UnitRulesTest {
    private static final UnitId UNIT = new UnitId("A3");
    private static final IncidentId FIRST = new IncidentId(1001);
    private static final IncidentId SECOND = new IncidentId(1002);

    /// A unit in this status, on #1001 if the status needs an incident; #1002 is open too.
    private static Bench unitIn(UnitStatus status, String kind) {
        var bench = new Bench().commission(Bench.unit("A3", kind, ""));
        bench.must(ANA, new IncidentCommand.Open(null, Bench.place("here"), "", 0, ""));
        bench.must(ANA, new IncidentCommand.Open(null, Bench.place("there"), "", 0, ""));
        if (status.onAssignment()) {
            bench.must(ANA, new UnitCommand.Dispatch(UNIT, FIRST, false));
        }
        if (status != UnitStatus.DP && status != UnitStatus.AQ) {
            bench.must(ANA, new UnitCommand.Report(UNIT, status, "", true));
        }
        bench.pass(Duration.ofSeconds(5));
        assertThat(bench.centre().units().find(UNIT).orElseThrow().status()).isEqualTo(status);
        return bench;
    }

    /// One letter an answer, so that the whole table can be read at once.
    private static char letter(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted a when a.events().isEmpty() -> '.';
            case Outcome.Accepted a ->
                switch (a.events().getFirst()) {
                    case UnitEvent.UnitProgressed _ -> 'P';
                    case UnitEvent.UnitStatusChanged _ -> 'S';
                    case UnitEvent.UnitReleased _ -> 'R';
                    case UnitEvent.UnitHeard _ -> 'H';
                    case UnitEvent.UnitDispatched _ -> 'D';
                    default -> '?';
                };
            case Outcome.Rejected r ->
                switch (r.rejection().code()) {
                    case "status-needs-dispatch" -> 'd';
                    case "unit-not-assigned" -> 'n';
                    case "status-out-of-order" -> 'o';
                    case "unit-carries-no-patients" -> 'p';
                    case "unit-still-assigned" -> 'a';
                    case "reason-missing" -> 'r';
                    case "unit-busy" -> 'b';
                    case "unit-already-on-incident" -> 'i';
                    case "no-such-incident" -> 'u';
                    default -> '?';
                };
        };
    }

    private static String table(String kind, boolean override) {
        var table = new StringBuilder("   ");
        for (var report : UnitStatus.values()) {
            table.append(String.format("%4s", report));
        }
        for (var status : UnitStatus.values()) {
            var bench = unitIn(status, kind);
            table.append(String.format("%n%3s", status));
            for (var report : UnitStatus.values()) {
                var outcome = bench.ask(ANA, new UnitCommand.Report(UNIT, report, "", override));
                table.append("   ").append(letter(outcome));
            }
        }
        return table.toString();
    }

    @Test
    void anAmbulanceReports() {
        assertThat(table("AMBULANCE", false)).isEqualTo("""
                     AV  AQ  CV  DP  AK  ER  ST  OS  PC  TR  AH  CL  OB OOS  OD
                 AV   .   S   S   d   n   n   n   n   n   n   n   n   S   r   S
                 AQ   S   .   S   d   n   n   n   n   n   n   n   n   S   r   S
                 CV   S   S   .   d   n   n   n   n   n   n   n   n   S   r   S
                 DP   R   R   R   d   P   P   P   P   P   P   P   P   a   r   a
                 AK   R   R   R   d   .   P   P   P   P   P   P   P   a   r   a
                 ER   R   R   R   d   o   .   P   P   P   P   P   P   a   r   a
                 ST   R   R   R   d   o   o   .   P   P   P   P   P   a   r   a
                 OS   R   R   R   d   o   o   o   H   P   P   P   P   a   r   a
                 PC   R   R   R   d   o   o   o   o   .   P   P   P   a   r   a
                 TR   R   R   R   d   o   o   o   o   o   .   P   P   a   r   a
                 AH   R   R   R   d   o   o   o   o   o   o   .   P   a   r   a
                 CL   R   R   R   d   o   o   o   o   o   o   o   .   a   r   a
                 OB   S   S   S   d   n   n   n   n   n   n   n   n   .   r   S
                OOS   S   S   S   d   n   n   n   n   n   n   n   n   S   .   S
                 OD   S   S   S   d   n   n   n   n   n   n   n   n   S   r   .""");
    }

    @Test
    void anAmbulanceReportsByOverride() {
        assertThat(table("AMBULANCE", true)).isEqualTo("""
                     AV  AQ  CV  DP  AK  ER  ST  OS  PC  TR  AH  CL  OB OOS  OD
                 AV   .   S   S   d   n   n   n   n   n   n   n   n   S   S   S
                 AQ   S   .   S   d   n   n   n   n   n   n   n   n   S   S   S
                 CV   S   S   .   d   n   n   n   n   n   n   n   n   S   S   S
                 DP   R   R   R   d   P   P   P   P   P   P   P   P   R   R   R
                 AK   R   R   R   d   .   P   P   P   P   P   P   P   R   R   R
                 ER   R   R   R   d   P   .   P   P   P   P   P   P   R   R   R
                 ST   R   R   R   d   P   P   .   P   P   P   P   P   R   R   R
                 OS   R   R   R   d   P   P   P   H   P   P   P   P   R   R   R
                 PC   R   R   R   d   P   P   P   P   .   P   P   P   R   R   R
                 TR   R   R   R   d   P   P   P   P   P   .   P   P   R   R   R
                 AH   R   R   R   d   P   P   P   P   P   P   .   P   R   R   R
                 CL   R   R   R   d   P   P   P   P   P   P   P   .   R   R   R
                 OB   S   S   S   d   n   n   n   n   n   n   n   n   .   S   S
                OOS   S   S   S   d   n   n   n   n   n   n   n   n   S   .   S
                 OD   S   S   S   d   n   n   n   n   n   n   n   n   S   S   .""");
    }

    @Test
    void anEngineReports() {
        assertThat(table("ENGINE", false)).isEqualTo("""
                     AV  AQ  CV  DP  AK  ER  ST  OS  PC  TR  AH  CL  OB OOS  OD
                 AV   .   S   S   d   n   n   n   n   n   n   n   n   S   r   S
                 AQ   S   .   S   d   n   n   n   n   n   n   n   n   S   r   S
                 CV   S   S   .   d   n   n   n   n   n   n   n   n   S   r   S
                 DP   R   R   R   d   P   P   P   P   p   p   p   P   a   r   a
                 AK   R   R   R   d   .   P   P   P   p   p   p   P   a   r   a
                 ER   R   R   R   d   o   .   P   P   p   p   p   P   a   r   a
                 ST   R   R   R   d   o   o   .   P   p   p   p   P   a   r   a
                 OS   R   R   R   d   o   o   o   H   p   p   p   P   a   r   a
                 PC   R   R   R   d   o   o   o   o   .   p   p   P   a   r   a
                 TR   R   R   R   d   o   o   o   o   p   .   p   P   a   r   a
                 AH   R   R   R   d   o   o   o   o   p   p   .   P   a   r   a
                 CL   R   R   R   d   o   o   o   o   p   p   p   .   a   r   a
                 OB   S   S   S   d   n   n   n   n   n   n   n   n   .   r   S
                OOS   S   S   S   d   n   n   n   n   n   n   n   n   S   .   S
                 OD   S   S   S   d   n   n   n   n   n   n   n   n   S   r   .""");
    }

    @Test
    void dispatches() {
        var table = new StringBuilder();
        for (var status : UnitStatus.values()) {
            var bench = unitIn(status, "AMBULANCE");
            table.append(String.format("%3s", status));
            for (var incident : List.of(FIRST, SECOND, new IncidentId(1009))) {
                for (var override : new boolean[] {false, true}) {
                    var outcome = bench.ask(BO, new UnitCommand.Dispatch(UNIT, incident, override));
                    table.append(' ').append(letter(outcome));
                }
            }
            table.append('\n');
        }
        assertThat(table.toString()).isEqualTo("""
                 AV D D D D u u
                 AQ D D D D u u
                 CV D D D D u u
                 DP i i b R u u
                 AK i i b R u u
                 ER i i b R u u
                 ST i i b R u u
                 OS i i b R u u
                 PC i i b R u u
                 TR i i b R u u
                 AH i i b R u u
                 CL R R R R u u
                 OB b D b D u u
                OOS b D b D u u
                 OD b D b D u u
                """);
    }

    @Test
    void anOverrideIsOnTheRecordAndOnlyThen() {
        for (var status : UnitStatus.values()) {
            var bench = unitIn(status, "AMBULANCE");
            boolean free = status.primary() == UnitStatus.Primary.AVAILABLE || status == UnitStatus.CL;
            var outcome = (Outcome.Accepted) bench.tell(BO, new UnitCommand.Dispatch(UNIT, SECOND, true));
            var dispatched = outcome.events().stream()
                    .filter(UnitEvent.UnitDispatched.class::isInstance)
                    .map(UnitEvent.UnitDispatched.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(dispatched.overridden()).as("%s", status).isEqualTo(!free);
            assertThat(bench.centre().units().listOn(FIRST)).isEmpty();
            assertThat(bench.centre().units().listOn(SECOND)).hasSize(1);
            assertThat(bench.centre().dispatcherOf(UNIT)).isEqualTo("bo");
        }
    }

    @Test
    void anotherCrewMayNothing() {
        var other = new Actor.Crew(new UnitId("E9"));
        var bench = unitIn(UnitStatus.ER, "AMBULANCE");
        assertThat(List.of(
                        bench.ask(other, new UnitCommand.Report(UNIT, UnitStatus.OS, "", true)),
                        bench.ask(other, new UnitCommand.Dispatch(UNIT, SECOND, true)),
                        bench.ask(other, new UnitCommand.Release(UNIT, FIRST, "x"))))
                .extracting(Bench::words)
                .containsOnly("not-your-unit");
    }

    @Test
    void aTimerDecidedLateMarksNobodyWhoHasSpoken() {
        var bench = unitIn(UnitStatus.DP, "AMBULANCE");
        bench.pass(UnitRules.ACKNOWLEDGE_WITHIN);
        var due = bench.centre().listDue(bench.now());
        assertThat(due).containsExactly(new UnitCommand.MarkOverdue(UNIT, UnitStatus.DP));
        bench.must(ANA, new UnitCommand.Release(UNIT, FIRST, "sent again"));
        bench.must(ANA, new UnitCommand.Dispatch(UNIT, SECOND, false));
        assertThat(Bench.words(bench.ask(Bench.MACHINE, due.getFirst()))).isEqualTo("nothing");
        bench.pass(UnitRules.ACKNOWLEDGE_WITHIN);
        assertThat(Bench.words(bench.tell(Bench.MACHINE, due.getFirst()))).isEqualTo("accepted");
        assertThat(Bench.words(bench.ask(Bench.MACHINE, due.getFirst()))).isEqualTo("nothing");
        assertThat(bench.centre().listDue(bench.now())).isEmpty();
    }

    @Test
    void commissioningAgainKeepsWhatAUnitIsDoing() {
        var bench = unitIn(UnitStatus.TR, "AMBULANCE");
        bench.must(Bench.MACHINE, new UnitCommand.Commission(List.of(Bench.unit("A3", "AMBULANCE", "M1", "ALS"))));
        assertThat(bench.centre().units().find(UNIT)).hasValueSatisfying(unit -> {
            assertThat(unit.abilities()).containsExactly("ALS");
            assertThat(unit.status()).isEqualTo(UnitStatus.TR);
            assertThat(unit.incident()).isEqualTo(FIRST);
        });
    }
}
