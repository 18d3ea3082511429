package org.tocsin.core.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.Need;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.core.timeline.Subject;
import org.tocsin.core.timeline.Subjects;
import org.tocsin.core.timeline.Words;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitStatus;

/// What is true of the centre whatever is asked of it: random commands, sensible and not.
class RoomsTest {
    private static final List<String> UNITS = List.of("E1", "E2", "A3");

    private record Asked(Actor actor, Command command) {}

    private static List<Asked> story(long seed) {
        var random = new Random(seed);
        var story = new ArrayList<Asked>();
        for (int i = 0; i < 60; i++) {
            story.add(any(random, i));
        }
        return story;
    }

    private static Asked any(Random random, int i) {
        var call = new CallId(1 + random.nextInt(8));
        var incident = new IncidentId(1001 + random.nextInt(5));
        var unit = new UnitId(UNITS.get(random.nextInt(3)));
        var person = random.nextBoolean() ? Bench.ANA : Bench.BO;
        var seat = new PositionId("P" + (1 + random.nextInt(2)));
        boolean yes = random.nextInt(3) == 0;
        var status = UnitStatus.values()[random.nextInt(UnitStatus.values().length)];
        Command command = switch (random.nextInt(24)) {
            case 0, 1, 2 ->
                new CallCommand.Arrive(
                        "d" + random.nextInt(12),
                        Line.values()[random.nextInt(5)],
                        yes ? null : PhoneNumber.of("617555014" + random.nextInt(3)),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of());
            case 3, 4 -> new CallCommand.Answer(call, seat);
            case 5 -> new CallCommand.CallerGone("d" + random.nextInt(12), "hung up");
            case 6 -> new CallCommand.CarrierLost("d" + random.nextInt(12), "restart");
            case 7 -> yes ? new CallCommand.Hold(call) : new CallCommand.Resume(call);
            case 8 -> new CallCommand.Release(call);
            case 9 -> new CallCommand.CloseAbandoned(call, yes ? "" : "done");
            case 10 -> new CallCommand.TryCallBack(call, "no answer");
            case 11, 12 ->
                new IncidentCommand.Open(yes ? null : call, yes ? null : Bench.place("x"), "MED", 0, "words");
            case 13 -> new IncidentCommand.LinkCall(incident, call);
            case 14 -> new IncidentCommand.Close(incident, "done", yes);
            case 15 -> new IncidentCommand.Reopen(incident, "");
            case 16 ->
                new IncidentCommand.Recommend(incident, List.of(new Travel(unit, random.nextInt(500), -1)), "pack");
            case 17, 18 -> new UnitCommand.Dispatch(unit, incident, yes);
            case 19, 20 -> new UnitCommand.Report(unit, status, yes ? "words" : "", yes);
            case 21 -> new PositionCommand.SignOn(seat, yes);
            case 22 -> yes ? new PositionCommand.SignOff(seat) : new PositionCommand.NoteConnection(seat, yes);
            default ->
                yes ? new RegistryCommand.Erase("R1", "moved") : new RegistryCommand.Look("R1", call, "n:" + i % 3, "");
        };
        return new Asked(person, command);
    }

    private static Bench bench() {
        return new Bench()
                .commission(
                        Bench.unit("E1", "ENGINE", ""),
                        Bench.unit("E2", "ENGINE", ""),
                        Bench.unit("A3", "AMBULANCE", ""))
                .load("MED", new Need(List.of("AMBULANCE"), 1, List.of(), Need.Order.DRIVE_TIME))
                .must(
                        Bench.MACHINE,
                        new RegistryCommand.File(List.of(new Entry("R1", Entry.Kind.HEALTH_PROFILE, "n:1", ""))));
    }

    private static void live(Bench bench, Asked asked) {
        bench.pass(Duration.ofSeconds(7));
        for (var due : bench.centre().listDue(bench.now())) {
            bench.tell(Bench.MACHINE, due);
        }
        bench.tell(asked.actor(), asked.command());
    }

    @Property(tries = 300)
    void replayEqualsLife(@ForAll long seed) {
        var bench = bench();
        story(seed).forEach(asked -> live(bench, asked));
        var folded = Centre.EMPTY;
        long sequence = 0;
        for (var events : bench.record()) {
            folded = Rooms.evolve(folded, ++sequence, events);
        }
        assertThat(folded).isEqualTo(bench.centre());
    }

    @Property(tries = 200)
    void theSameStoryGivesTheSameCentre(@ForAll long seed) {
        var one = bench();
        var other = bench();
        story(seed).forEach(asked -> {
            live(one, asked);
            live(other, asked);
        });
        assertThat(other.centre()).isEqualTo(one.centre());
        assertThat(other.record()).isEqualTo(one.record());
    }

    @Property(tries = 200)
    void whatIsRefusedOrTrueAlreadyChangesNothing(@ForAll long seed) {
        var bench = bench();
        for (var asked : story(seed)) {
            var before = bench.centre();
            var outcome = bench.ask(asked.actor(), asked.command());
            if (outcome instanceof Outcome.Accepted accepted) {
                assertThat(accepted.events().isEmpty()).isEqualTo(accepted.next() == before);
                assertThat(accepted.next().sequence())
                        .isEqualTo(before.sequence() + (accepted.events().isEmpty() ? 0 : 1));
            }
            assertThat(bench.centre()).isSameAs(before);
            live(bench, asked);
        }
    }

    /// Screens are told of a change by the subjects of its events: nothing may change that no event names.
    @Property(tries = 300)
    void everythingThatChangesIsASubject(@ForAll long seed) {
        var bench = bench();
        for (var asked : story(seed)) {
            var before = bench.centre();
            if (bench.tell(asked.actor(), asked.command()) instanceof Outcome.Accepted accepted) {
                assertThat(subjects(accepted.events()))
                        .as("%s", asked.command())
                        .containsAll(changed(before, accepted.next()));
                assertThat(accepted.events())
                        .allSatisfy(event -> assertThat(Words.of(event)).isNotBlank());
            }
        }
    }

    private static HashSet<Subject> subjects(List<Event> events) {
        var subjects = new HashSet<Subject>();
        for (var event : events) {
            subjects.addAll(Subjects.list(event));
            if (event instanceof UnitEvent.UnitsCommissioned e) {
                e.units().forEach(spec -> subjects.add(Subject.of(spec.id())));
            }
        }
        return subjects;
    }

    private static HashSet<Subject> changed(Centre before, Centre after) {
        var changed = new HashSet<Subject>();
        for (long number = 1; number < after.calls().next(); number++) {
            var id = new CallId(number);
            if (!before.calls().find(id).equals(after.calls().find(id))) {
                changed.add(Subject.of(id));
            }
        }
        for (long number = 1001; number < after.incidents().next(); number++) {
            var id = new IncidentId(number);
            if (!before.incidents().find(id).equals(after.incidents().find(id))) {
                changed.add(Subject.of(id));
            }
        }
        for (var unit : after.units().list()) {
            if (!before.units().find(unit.id()).equals(after.units().find(unit.id()))) {
                changed.add(Subject.of(unit.id()));
            }
        }
        for (var seat : List.of(Bench.P1, Bench.P2)) {
            if (!before.positions().find(seat).equals(after.positions().find(seat))) {
                changed.add(Subject.of(seat));
            }
        }
        return changed;
    }

    @Test
    void aStampOutOfTurnIsABug() {
        var stamp = new Stamp(2, Bench.NOON, Bench.ANA, "k");
        assertThatThrownBy(() -> Rooms.handle(Centre.EMPTY, new PositionCommand.SignOn(Bench.P1, false), stamp))
                .isInstanceOf(IllegalStateException.class);
    }

    /// An erased record is found by neither key, and a record that moved is found by its new keys only.
    @Test
    void recordsAreFoundByTheirPresentKeysOnly() {
        var bench = new Bench();
        var filed = new Entry("R1", Entry.Kind.HEALTH_PROFILE, "n:1", "p:1");
        bench.must(Bench.MACHINE, new RegistryCommand.File(List.of(filed)));
        var moved = new Entry("R1", Entry.Kind.HEALTH_PROFILE, "n:2", "p:1");
        bench.must(Bench.MACHINE, new RegistryCommand.File(List.of(moved)));
        assertThat(bench.centre().registry().list("n:1")).isEmpty();
        assertThat(bench.centre().registry().list("n:2")).containsExactly(moved);
        assertThat(bench.centre().registry().list("p:1")).containsExactly(moved);
        bench.must(Bench.MACHINE, new RegistryCommand.Erase("R1", "moved away"));
        assertThat(bench.centre().registry().byIndex().isEmpty()).isTrue();
        assertThat(bench.centre().registry().list("n:2")).isEmpty();
    }
}
