package org.tocsin.sim.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.core.units.UnitCommand;

/// Plays a scenario on the pure core, in its own time: between two steps every timer that is due fires at its second.
///
/// After the last step the record is folded from the beginning and must give the same state: every scenario also proves
/// that replay equals life.
public final class Stage {
    /// Version under which the run cards of a scenario's table are loaded.
    public static final String CARDS = "scenario";

    private final Scenario scenario;
    private final Cast cast;
    private final List<Entry> record = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Centre centre = Centre.EMPTY;
    private Instant now = Instant.EPOCH;

    /// One accepted command of the record.
    public record Entry(Stamp stamp, List<Event> events) {
        public Entry {
            events = List.copyOf(events);
        }
    }

    /// Something that is not as the scenario says.
    public record Fault(String scenario, int line, String text, String found) {
        @Override
        public String toString() {
            return scenario + ":" + line + ": " + text + "\n    " + found;
        }
    }

    private Stage(Scenario scenario) {
        this.scenario = scenario;
        this.cast = new Cast(scenario.world(), centre);
    }

    /// What came of playing a scenario.
    ///
    /// @param faults in order, empty when the scenario holds
    public record Played(List<Fault> faults, Centre centre, List<Entry> record) {
        public Played {
            faults = List.copyOf(faults);
            record = List.copyOf(record);
        }
    }

    public static Played play(Scenario scenario) {
        var stage = new Stage(scenario);
        stage.furnish();
        for (var step : scenario.steps()) {
            stage.play(step);
        }
        if (!stage.folded().equals(stage.centre)) {
            stage.fault(0, "the record replayed", "gives another state");
        }
        return new Played(stage.faults, stage.centre, stage.record);
    }

    /// Puts the tables of the head in force before the first step.
    private void furnish() {
        for (var step : scenario.steps().reversed()) {
            if (step instanceof Step.Act act) {
                now = act.at().minusSeconds(1);
            }
        }
        var world = scenario.world();
        if (!world.units().isEmpty()) {
            handle(FloorDeeds.machine("loader", new UnitCommand.Commission(world.units()))
                    .getFirst());
        }
        if (!world.types().isEmpty()) {
            handle(FloorDeeds.machine("loader", new PlanCommand.Load(CARDS, world.types(), List.of()))
                    .getFirst());
        }
        if (!world.records().isEmpty()) {
            var entries = world.records().values().stream()
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
            handle(FloorDeeds.machine("residents", new RegistryCommand.File(entries))
                    .getFirst());
        }
    }

    private void play(Step step) {
        switch (step) {
            case Step.Act act -> {
                passTime(act.at());
                act(act);
            }
            case Step.Wait wait -> passTime(wait.until());
            case Step.Restart restart -> {
                passTime(restart.at());
                if (!folded().equals(centre)) {
                    fault(restart.line(), restart.text(), "the record gives another state than was lived");
                }
                centre = folded();
                cast.see(centre, now);
            }
            case Step.Then then -> then(then);
        }
    }

    private void act(Step.Act act) {
        List<Deed.Asked> asked;
        try {
            asked = act.deed().ask(cast);
        } catch (IllegalArgumentException e) {
            fault(act.line(), act.text(), String.valueOf(e.getMessage()));
            return;
        }
        for (var one : asked) {
            try {
                var before = centre;
                var outcome = handle(one);
                for (var expectation : act.expected()) {
                    expectation.findFault(outcome).ifPresent(found -> fault(act.line(), act.text(), found));
                }
                numbered(
                        act,
                        one.call(),
                        one.call().isEmpty() ? "" : cast.callId(one.call()).toString());
                numbered(
                        act,
                        one.incident(),
                        one.incident().isEmpty()
                                ? ""
                                : cast.incidentId(one.incident()).toString());
                if (outcome instanceof Outcome.Rejected && !before.equals(centre)) {
                    fault(act.line(), act.text(), "the refusal changed something");
                }
            } catch (RuntimeException bug) {
                fault(act.line(), act.text(), "broken invariant: " + bug);
            }
        }
    }

    /// On an empty centre a name must be the number it spells, or the text would mislead its reader.
    private void numbered(Step.Act act, String name, String number) {
        if (!name.equals(number)) {
            fault(act.line(), act.text(), "the centre numbered it " + number);
        }
    }

    private void then(Step.Then then) {
        try {
            then.check().findFault(cast).ifPresent(found -> fault(then.line(), "then " + then.text(), found));
        } catch (IllegalArgumentException e) {
            fault(then.line(), "then " + then.text(), String.valueOf(e.getMessage()));
        }
    }

    private Outcome handle(Deed.Asked asked) {
        long sequence = centre.sequence() + 1;
        var stamp = new Stamp(sequence, now, asked.actor(), scenario.name() + "/" + sequence + "/" + record.size());
        var outcome = Rooms.handle(centre, asked.command(), stamp);
        if (outcome instanceof Outcome.Accepted accepted) {
            centre = accepted.next();
            if (!accepted.events().isEmpty()) {
                record.add(new Entry(stamp, accepted.events()));
            }
            cast.learn(asked, accepted.events());
        }
        cast.see(centre, now);
        return outcome;
    }

    /// Second by second, as the centre asks; when nothing will have come due, at once.
    private void passTime(Instant until) {
        while (now.isBefore(until)) {
            var next = now.plusSeconds(1);
            now = next.isAfter(until) || centre.listDue(until).isEmpty() ? until : next;
            for (var command : centre.listDue(now)) {
                handle(Deed.Asked.of(new Actor.Machine("timers"), command));
            }
        }
        cast.see(centre, now);
    }

    private Centre folded() {
        var state = Centre.EMPTY;
        for (var entry : record) {
            state = Rooms.evolve(state, entry.stamp().sequence(), entry.events());
        }
        return state;
    }

    private void fault(int line, String text, String found) {
        faults.add(new Fault(scenario.name(), line, text, found));
    }
}
