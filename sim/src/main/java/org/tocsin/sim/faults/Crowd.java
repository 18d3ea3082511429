package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.recommend.Travel;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;

/// What people at consoles think of next: mostly sense, sometimes late, sometimes nonsense. They see only their boards.
final class Crowd {
    private static final List<String> TYPES = List.of("STRUC", "MED", "DIST", "NONE");
    private static final List<String> SEATS = List.of("P1", "P2", "P3", "FIRE1");

    private final Schedule schedule;
    private final Conversing conversing;

    Crowd(Schedule schedule) {
        this.schedule = schedule;
        this.conversing = new Conversing(schedule);
    }

    /// The next thing this person asks for, if anything comes to mind.
    Optional<Command> think(Console console) {
        var seat = console.person().position();
        if (seat == null) {
            return Optional.of(new PositionCommand.SignOn(new PositionId(schedule.pick(SEATS)), schedule.oneIn(4)));
        }
        return switch (schedule.below(15)) {
            case 12, 13, 14 -> conversing(console, seat);
            case 0, 1, 2, 3 -> callTaking(console, seat);
            case 4, 5, 6 -> incidentWork(console);
            case 7, 8, 9 -> dispatching(console);
            case 10 -> Optional.of(floor(seat));
            default -> Optional.of(nonsense(seat));
        };
    }

    private <T> Optional<T> any(Console console, Class<T> kind) {
        var all = new ArrayList<T>();
        for (var value : console.boards().values()) {
            if (kind.isInstance(value)) {
                all.add(kind.cast(value));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(schedule.pick(all));
    }

    private Optional<Command> callTaking(Console console, PositionId seat) {
        return any(console, Call.class).map(call -> switch (call.status()) {
            case RINGING -> new CallCommand.Answer(call.id(), seat);
            case ACTIVE -> talking(call);
            case HELD -> new CallCommand.Resume(call.id());
            case ABANDONED ->
                schedule.oneIn(3)
                        ? new CallCommand.TryCallBack(call.id(), "no answer")
                        : new CallCommand.CloseAbandoned(call.id(), "dealt with");
            case ENDED -> new CallCommand.Release(call.id());
        });
    }

    private Optional<Command> conversing(Console console, PositionId seat) {
        return any(console, Call.class).map(call -> {
            var on = console.boards().get(new Conversing.On(call.id()));
            var conference = on instanceof Conference known ? Optional.of(known) : Optional.<Conference>empty();
            return conversing.think(call, conference, seat, SEATS);
        });
    }

    private Command talking(Call call) {
        return switch (schedule.below(4)) {
            case 0 -> new CallCommand.Hold(call.id());
            case 1 -> new CallCommand.Release(call.id());
            default -> new IncidentCommand.Open(call.id(), place(), schedule.pick(TYPES), schedule.below(6), "words");
        };
    }

    private Whereabouts place() {
        return Whereabouts.forced("house " + schedule.below(50), new Point(42.37, -71.11), Districts.NONE, "simulated");
    }

    private Optional<Command> incidentWork(Console console) {
        return any(console, Incident.class).map(incident -> {
            var id = incident.id();
            return switch (schedule.below(9)) {
                case 0 -> new IncidentCommand.Locate(id, place());
                case 1 -> new IncidentCommand.Classify(id, schedule.pick(TYPES));
                case 2 -> new IncidentCommand.Prioritize(id, 1 + schedule.below(5));
                case 3 -> new IncidentCommand.AddNote(id, "line " + schedule.below(1000));
                case 4 ->
                    any(console, Call.class)
                            .<Command>map(call -> new IncidentCommand.LinkCall(id, call.id()))
                            .orElse(new IncidentCommand.RaiseAlarm(id, 2));
                case 5 -> new IncidentCommand.Recommend(id, travels(console), "simulated");
                case 6 -> new IncidentCommand.Reopen(new IncidentId(Math.max(1, id.number() - schedule.below(4))), "");
                default -> new IncidentCommand.Close(id, "done", schedule.oneIn(3));
            };
        });
    }

    private List<Travel> travels(Console console) {
        return console.boards().values().stream()
                .filter(Unit.class::isInstance)
                .map(Unit.class::cast)
                .map(unit -> new Travel(unit.id(), schedule.below(900), schedule.below(60)))
                .toList();
    }

    private Optional<Command> dispatching(Console console) {
        var unit = any(console, Unit.class);
        var incident = any(console, Incident.class);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        var u = unit.get();
        if (incident.isPresent() && schedule.below(3) > 0) {
            return Optional.of(new UnitCommand.Dispatch(u.id(), incident.get().id(), schedule.oneIn(5)));
        }
        var on = u.incident();
        return Optional.of(
                on != null && schedule.oneIn(3)
                        ? new UnitCommand.Release(u.id(), on, "cleared")
                        : new UnitCommand.Report(
                                u.id(), schedule.pick(List.of(UnitStatus.values())), "words", schedule.oneIn(4)));
    }

    private Command floor(PositionId seat) {
        return switch (schedule.below(6)) {
            case 0 -> new PositionCommand.SignOff(seat);
            case 1 -> new PositionCommand.SignOn(new PositionId(schedule.pick(SEATS)), schedule.oneIn(2));
            case 2 -> new PositionCommand.SetReady(seat, false, "break");
            default -> new PositionCommand.SetReady(seat, true, "");
        };
    }

    private Command nonsense(PositionId seat) {
        var call = new CallId(1 + schedule.below(60));
        var incident = new IncidentId(1001 + schedule.below(30));
        return switch (schedule.below(7)) {
            case 0 -> new CallCommand.Answer(call, seat);
            case 1 -> new CallCommand.Release(call);
            case 2 -> new CallCommand.LinkIncident(call, incident);
            case 3 -> new IncidentCommand.NoteDispatched(incident, new UnitId("E1"));
            case 4 -> new UnitCommand.Dispatch(new UnitId("NONE"), incident, true);
            case 5 -> new IncidentCommand.Prioritize(incident, 9);
            default -> new UnitCommand.MarkOverdue(new UnitId("E1"), UnitStatus.DP);
        };
    }

    /// What the crew of a unit reports next: usually the next thing it would do, sometimes anything.
    Command report(Unit unit) {
        var next = switch (unit.status()) {
            case DP -> schedule.oneIn(3) ? UnitStatus.ER : UnitStatus.AK;
            case AK -> UnitStatus.ER;
            case ER, ST -> UnitStatus.OS;
            case OS -> schedule.oneIn(3) ? UnitStatus.TR : UnitStatus.CL;
            case PC -> UnitStatus.TR;
            case TR -> UnitStatus.AH;
            case AV, AQ, CV, AH, CL, OB, OOS, OD -> UnitStatus.AV;
        };
        var status = schedule.oneIn(8) ? schedule.pick(List.of(UnitStatus.values())) : next;
        return new UnitCommand.Report(unit.id(), status, "", false);
    }

    /// A call still on the line, for its caller to hang up.
    Optional<Call> anyLive(Iterable<Call> calls) {
        var live = new ArrayList<Call>();
        for (var call : calls) {
            if (call.status() != CallStatus.ABANDONED && call.status() != CallStatus.ENDED) {
                live.add(call);
            }
        }
        return live.isEmpty() ? Optional.empty() : Optional.of(schedule.pick(live));
    }
}
