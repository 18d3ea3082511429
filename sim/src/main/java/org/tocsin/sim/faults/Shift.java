package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Need;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitSpec;

/// One seed: people, callers and crews at work under faults for so many steps, then quiet, then everybody must agree.
public final class Shift {
    private static final long QUIET_MILLIS = 180_000;
    private static final Actor.Network TRUNK = new Actor.Network("trunk-1");
    private static final List<String> LOGINS = List.of("ana", "bo", "cleo", "dan");
    private static final List<String> NUMBERS =
            List.of("6175550141", "6175550142", "6175550143", "6175550144", "9115551234");

    private final Schedule schedule;
    private final EnumSet<Fault> faults;
    private final Stores stores;
    private final Watch watch;
    private final Host host;
    private final Crowd crowd;
    private final Conversing conversing;
    private final List<Console> consoles = new ArrayList<>();
    private final List<Asker> askers = new ArrayList<>();
    private final Asker telephony;
    private final Asker crews;
    private int callsMade;
    private boolean quiet;

    /// What came of a shift.
    ///
    /// @param violation absent if everything held
    /// @param steps     run before it ended
    /// @param records   kept
    /// @param tail      the last things that happened, for whoever reads how it came about
    public record Report(
            long seed, Set<Fault> faults, @Nullable Violation violation, int steps, int records, List<String> tail) {
        public Optional<Violation> findViolation() {
            return Optional.ofNullable(violation);
        }
    }

    private Shift(long seed, Set<Fault> faults, Bug bug) {
        this.schedule = new Schedule(seed);
        this.faults = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
        this.stores = new Stores(schedule, this.faults, bug);
        this.watch = new Watch(schedule, stores);
        this.host = new Host(schedule, this.faults, bug, stores, watch);
        this.crowd = new Crowd(schedule);
        this.conversing = new Conversing(schedule);
        var network = new Network(schedule, this.faults);
        this.telephony = new Asker("telephony", schedule, network, host, watch);
        this.crews = new Asker("crews", schedule, network, host, watch);
        for (var login : LOGINS) {
            consoles.add(new Console(login, schedule, network, host, watch));
        }
        askers.add(telephony);
        askers.add(crews);
        askers.addAll(consoles);
    }

    /// @param steps  how many before the quiet
    /// @param faults that may happen
    /// @param bug    put in on purpose
    public static Report run(long seed, int steps, Set<Fault> faults, Bug bug) {
        var shift = new Shift(seed, faults, bug);
        int done = 0;
        Violation violation = null;
        try {
            shift.begin();
            for (; done < steps; done++) {
                shift.step();
            }
            shift.becomeQuiet();
            long end = shift.schedule.millis() + QUIET_MILLIS;
            for (; shift.schedule.millis() < end; done++) {
                shift.step();
            }
            shift.compare();
        } catch (Violation e) {
            violation = e;
        }
        return new Report(seed, Set.copyOf(faults), violation, done, shift.watch.countRecords(), shift.schedule.tail());
    }

    private void begin() {
        host.onStart(this::reconcileCalls);
        host.start();
        var loader = new Actor.Machine("loader");
        crews.ask(new UnitCommand.Commission(units()), loader);
        crews.ask(Conversing.directory(), loader);
        crews.ask(new PlanCommand.Load("simulated", types(), List.of()), loader);
        consoles.forEach(Console::connect);
        for (var console : consoles) {
            schedule.after(schedule.between(50, 500), () -> work(console));
        }
        schedule.after(100, this::networkWorks);
        schedule.after(500, this::crewsWork);
        schedule.after(1_000, this::misfortune);
    }

    private static List<UnitSpec> units() {
        var units = new ArrayList<UnitSpec>();
        for (var name : List.of("E1", "E2", "L1", "A3", "A5", "S11", "S12")) {
            var kind = name.startsWith("A") ? "AMBULANCE" : name.startsWith("S") ? "PATROL" : "ENGINE";
            units.add(new UnitSpec(
                    new UnitId(name), kind, Agency.OTHER, "", "", "", List.of(), new Point(42.37, -71.11)));
        }
        return units;
    }

    private static List<IncidentType> types() {
        var types = new ArrayList<IncidentType>();
        for (var code : List.of("STRUC", "MED", "DIST")) {
            var need =
                    new Need(List.of(code.equals("MED") ? "AMBULANCE" : "ENGINE"), 2, List.of(), Need.Order.DRIVE_TIME);
            types.add(new IncidentType(code, code, List.of(), 2, List.of(need), List.of(List.of(need)), true));
        }
        return types;
    }

    private void step() {
        try {
            schedule.step();
        } catch (Stores.Killed e) {
            host.die();
        }
        watch.look();
    }

    private void work(Console console) {
        if (quiet) {
            return;
        }
        if (console.isConnected() && console.countWaiting() < 4) {
            crowd.think(console).ifPresent(command -> console.ask(command, console.person()));
        }
        schedule.after(schedule.between(100, 4_000), () -> work(console));
    }

    private void networkWorks() {
        if (quiet) {
            return;
        }
        if (schedule.oneIn(3) && telephony.countWaiting() <= 6) {
            telephony.ask(
                    conversing.network(
                            host.state().conferences().listLive(),
                            Conversing.list(host.state().calls().open().values())),
                    new Actor.Machine("telephony"));
        } else if (schedule.oneIn(2) || telephony.countWaiting() > 6) {
            crowd.anyLive(host.state().calls().open().values())
                    .ifPresent(call -> telephony.ask(
                            schedule.oneIn(4)
                                    ? new CallCommand.AddFix(call.id(), fix())
                                    : new CallCommand.CallerGone(call.signalling(), "hung up"),
                            TRUNK));
        } else {
            telephony.ask(arrival(), TRUNK);
        }
        schedule.after(schedule.between(200, 5_000), this::networkWorks);
    }

    private CallCommand arrival() {
        var number = schedule.oneIn(5) ? null : PhoneNumber.of(schedule.pick(NUMBERS));
        // Now and then the network offers a dialog it has offered before.
        int dialog = callsMade > 0 && schedule.oneIn(10) ? schedule.below(callsMade) : callsMade++;
        return new CallCommand.Arrive(
                "dialog-" + dialog,
                schedule.pick(List.of(Line.values())),
                number,
                "",
                "urn:service:sos",
                "",
                TRUNK.trunk(),
                "",
                "",
                schedule.oneIn(3) ? List.of() : List.of(fix()),
                List.of(),
                List.of());
    }

    private Fix fix() {
        var area = new Area.Circle(new Point(42.3 + schedule.below(1000) / 1e4, -71.1), schedule.below(500));
        return new Fix(area, null, java.time.Instant.EPOCH, "GPS", "network", 90);
    }

    /// After a start the telephony adapter has no caller on the line any more.
    private void reconcileCalls() {
        for (var call : host.state().calls().open().values()) {
            if (call.status().live()) {
                telephony.ask(
                        new CallCommand.CarrierLost(call.signalling(), "the server was restarted"),
                        new Actor.Machine("telephony"));
            }
        }
    }

    private void crewsWork() {
        if (quiet) {
            return;
        }
        var units = host.state().units().list();
        if (!units.isEmpty() && crews.countWaiting() < 6) {
            var unit = schedule.pick(units);
            crews.ask(crowd.report(unit), new Actor.Crew(unit.id()));
        }
        schedule.after(schedule.between(400, 5_000), this::crewsWork);
    }

    private void misfortune() {
        if (quiet) {
            return;
        }
        if (faults.contains(Fault.PARTITION) && schedule.oneIn(6)) {
            var console = schedule.pick(consoles);
            schedule.mark(console.name() + " loses the connection");
            console.cutOff();
        }
        if (faults.contains(Fault.CLOCK) && schedule.oneIn(15)) {
            host.jumpClock(schedule.oneIn(3) ? 0 : schedule.between(-10_800_000, 10_800_000));
        }
        if (faults.contains(Fault.CRASH) && schedule.oneIn(60)) {
            host.die();
        }
        if (faults.contains(Fault.DATABASE) && stores.isDatabaseUp() && schedule.oneIn(60)) {
            stores.setDatabaseUp(false);
            schedule.after(schedule.between(500, 60_000), () -> stores.setDatabaseUp(true));
        }
        schedule.after(1_000, this::misfortune);
    }

    /// Nobody asks for anything new and nothing goes wrong any more; what was asked is asked again until answered.
    private void becomeQuiet() {
        quiet = true;
        faults.clear();
        schedule.mark("quiet");
    }

    private void compare() {
        watch.look();
        watch.lookAtAcknowledged();
        for (var asker : askers) {
            if (asker.countWaiting() > 0) {
                throw new Violation("unanswered", asker.name() + " still waits for " + asker.countWaiting());
            }
        }
        if (!host.state().equals(watch.state())) {
            throw new Violation("replay-differs", "the state that is shown is not the fold of the record");
        }
        var boards = Boards.all(host.state());
        for (var console : consoles) {
            if (!console.boards().equals(boards)) {
                throw new Violation("consoles-disagree", difference(console, boards));
            }
        }
    }

    private static String difference(Console console, java.util.Map<Object, Object> boards) {
        for (var id : boards.keySet()) {
            if (!boards.get(id).equals(console.boards().get(id))) {
                return console.name() + " shows another " + id;
            }
        }
        return console.name() + " shows what is gone";
    }
}
