package org.tocsin.core.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.incidents.IncidentEvent.AlarmRaised;
import org.tocsin.core.incidents.IncidentEvent.FirstUnitArrived;
import org.tocsin.core.incidents.IncidentEvent.FirstUnitSent;
import org.tocsin.core.incidents.IncidentEvent.IncidentCallLinked;
import org.tocsin.core.incidents.IncidentEvent.IncidentClassified;
import org.tocsin.core.incidents.IncidentEvent.IncidentClosed;
import org.tocsin.core.incidents.IncidentEvent.IncidentLocated;
import org.tocsin.core.incidents.IncidentEvent.IncidentOpened;
import org.tocsin.core.incidents.IncidentEvent.IncidentPrioritized;
import org.tocsin.core.incidents.IncidentEvent.IncidentReopened;
import org.tocsin.core.incidents.IncidentEvent.NoteAdded;
import org.tocsin.core.incidents.IncidentEvent.UnitsRecommended;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.recommend.Recommender;
import org.tocsin.core.units.Units;

/// The rules of the incidents room.
public final class IncidentRules {
    private static final int LOWEST_PRIORITY = 5;
    private static final int DEFAULT_PRIORITY = 3;
    private static final int HIGHEST_ALARM = 10;

    private IncidentRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        boolean isCall(CallId call);

        /// The incident a call already belongs to.
        Optional<IncidentId> findIncidentOf(CallId call);

        /// A caller of this incident who is on the line now.
        Optional<CallId> findCallerOf(IncidentId incident);

        Optional<IncidentType> findType(String code);

        String planVersion();

        Units units();
    }

    public static Decision decide(Incidents incidents, IncidentCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case IncidentCommand.Open open -> open(incidents, open, stamp, around);
            case IncidentCommand.Locate c ->
                open(
                        incidents,
                        c.incident(),
                        incident -> c.place().equals(incident.place())
                                ? Decision.nothing()
                                : Decision.accept(
                                        new IncidentLocated(incident.id(), stamp.at(), by(stamp), c.place())));
            case IncidentCommand.Classify c ->
                open(incidents, c.incident(), incident -> classify(incident, c, stamp, around));
            case IncidentCommand.Prioritize c ->
                open(incidents, c.incident(), incident -> prioritize(incident, c, stamp));
            case IncidentCommand.RaiseAlarm c -> open(incidents, c.incident(), incident -> raise(incident, c, stamp));
            case IncidentCommand.AddNote c -> known(incidents, c.incident(), incident -> addNote(incident, c, stamp));
            case IncidentCommand.LinkCall c -> open(incidents, c.incident(), incident -> link(incident, c, around));
            case IncidentCommand.Recommend c ->
                open(incidents, c.incident(), incident -> recommend(incident, c, stamp, around));
            case IncidentCommand.NoteDispatched c ->
                open(
                        incidents,
                        c.incident(),
                        incident -> incident.dispatchedAt() == null && isOn(incident, c.unit(), around)
                                ? Decision.accept(new FirstUnitSent(incident.id(), c.unit(), stamp.at()))
                                : Decision.nothing());
            case IncidentCommand.NoteArrived c ->
                open(
                        incidents,
                        c.incident(),
                        incident -> incident.arrivedAt() == null && isOn(incident, c.unit(), around)
                                ? Decision.accept(new FirstUnitArrived(incident.id(), c.unit(), stamp.at()))
                                : Decision.nothing());
            case IncidentCommand.Close c ->
                open(incidents, c.incident(), incident -> close(incident, c, stamp, around));
            case IncidentCommand.Reopen c ->
                known(
                        incidents,
                        c.incident(),
                        incident -> incident.open()
                                ? Decision.reject(new IncidentRejection.IncidentIsOpen(incident.id()))
                                : Decision.accept(
                                        new IncidentReopened(incident.id(), stamp.at(), by(stamp), c.reason())));
        };
    }

    private interface Rule {
        Decision of(Incident incident);
    }

    private static Decision known(Incidents incidents, IncidentId id, Rule rule) {
        var incident = incidents.find(id);
        return incident.isPresent()
                ? rule.of(incident.get())
                : Decision.reject(new IncidentRejection.NoSuchIncident(id));
    }

    private static Decision open(Incidents incidents, IncidentId id, Rule rule) {
        return known(
                incidents,
                id,
                incident -> incident.open()
                        ? rule.of(incident)
                        : Decision.reject(
                                new IncidentRejection.IncidentIsClosed(id, String.valueOf(incident.closedBy()))));
    }

    private static Decision open(Incidents incidents, IncidentCommand.Open open, Stamp stamp, Surroundings around) {
        var call = open.call();
        if (call != null) {
            if (!around.isCall(call)) {
                return Decision.reject(new IncidentRejection.NoSuchCall(call));
            }
            var already = around.findIncidentOf(call);
            if (already.isPresent()) {
                return Decision.reject(new IncidentRejection.CallHasIncident(call, already.get()));
            }
        }
        var id = new IncidentId(incidents.next());
        var at = stamp.at();
        var events = new ArrayList<IncidentEvent>();
        events.add(new IncidentOpened(id, at, by(stamp), call));
        var place = open.place();
        if (place != null) {
            events.add(new IncidentLocated(id, at, by(stamp), place));
        }
        if (!open.type().isEmpty()) {
            var type = around.findType(open.type());
            if (type.isEmpty()) {
                return Decision.reject(new IncidentRejection.NoSuchType(open.type()));
            }
            events.add(classified(id, type.get(), stamp));
        }
        if (open.priority() != 0) {
            if (open.priority() < 1 || open.priority() > LOWEST_PRIORITY) {
                return Decision.reject(new IncidentRejection.PriorityOutOfRange(open.priority()));
            }
            events.add(new IncidentPrioritized(id, at, by(stamp), open.priority()));
        }
        if (!open.note().isBlank()) {
            events.add(new NoteAdded(id, at, by(stamp), open.note().strip()));
        }
        return Decision.accept(events);
    }

    private static IncidentClassified classified(IncidentId id, IncidentType type, Stamp stamp) {
        return new IncidentClassified(id, stamp.at(), by(stamp), type.code(), type.words(), type.priority());
    }

    private static Decision classify(
            Incident incident, IncidentCommand.Classify command, Stamp stamp, Surroundings around) {
        if (command.type().equals(incident.type())) {
            return Decision.nothing();
        }
        return around.findType(command.type())
                .map(type -> Decision.accept(classified(incident.id(), type, stamp)))
                .orElseGet(() -> Decision.reject(new IncidentRejection.NoSuchType(command.type())));
    }

    private static Decision prioritize(Incident incident, IncidentCommand.Prioritize command, Stamp stamp) {
        int priority = command.priority();
        if (priority < 1 || priority > LOWEST_PRIORITY) {
            return Decision.reject(new IncidentRejection.PriorityOutOfRange(priority));
        }
        return priority == incident.priority()
                ? Decision.nothing()
                : Decision.accept(new IncidentPrioritized(incident.id(), stamp.at(), by(stamp), priority));
    }

    private static Decision raise(Incident incident, IncidentCommand.RaiseAlarm command, Stamp stamp) {
        return command.level() <= incident.alarmLevel() || command.level() > HIGHEST_ALARM
                ? Decision.reject(new IncidentRejection.AlarmLevelOutOfRange(command.level()))
                : Decision.accept(new AlarmRaised(incident.id(), stamp.at(), by(stamp), command.level()));
    }

    /// A closed incident still takes notes: the record grows, the incident does not change.
    private static Decision addNote(Incident incident, IncidentCommand.AddNote command, Stamp stamp) {
        return command.text().isBlank()
                ? Decision.reject(new IncidentRejection.NothingWritten())
                : Decision.accept(new NoteAdded(
                        incident.id(), stamp.at(), by(stamp), command.text().strip()));
    }

    private static Decision link(Incident incident, IncidentCommand.LinkCall command, Surroundings around) {
        if (!around.isCall(command.call())) {
            return Decision.reject(new IncidentRejection.NoSuchCall(command.call()));
        }
        var already = around.findIncidentOf(command.call());
        if (already.isPresent()) {
            return already.get().equals(incident.id())
                    ? Decision.nothing()
                    : Decision.reject(new IncidentRejection.CallHasIncident(command.call(), already.get()));
        }
        return Decision.accept(new IncidentCallLinked(incident.id(), command.call()));
    }

    private static Decision recommend(
            Incident incident, IncidentCommand.Recommend command, Stamp stamp, Surroundings around) {
        var place = incident.place();
        if (place == null || place.findPoint().isEmpty()) {
            return Decision.reject(new IncidentRejection.NowhereToGo(incident.id()));
        }
        var type = around.findType(incident.type());
        if (type.isEmpty()) {
            return Decision.reject(new IncidentRejection.NoPlan(incident.id()));
        }
        var recommendation = Recommender.recommend(
                incident.id(),
                type.get().needsAt(incident.alarmLevel()),
                around.units(),
                command.travels(),
                place.districts(),
                stamp.at(),
                around.planVersion(),
                command.packVersion());
        return Decision.accept(new UnitsRecommended(incident.id(), recommendation));
    }

    private static boolean isOn(Incident incident, UnitId unit, Surroundings around) {
        return around.units()
                .find(unit)
                .filter(u -> incident.id().equals(u.incident()))
                .isPresent();
    }

    private static Decision close(Incident incident, IncidentCommand.Close command, Stamp stamp, Surroundings around) {
        if (command.disposition().isBlank()) {
            return Decision.reject(new IncidentRejection.DispositionMissing());
        }
        var obstacle = command.override() ? Optional.<IncidentRejection>empty() : findObstacle(incident.id(), around);
        return obstacle.map(Decision::reject)
                .orElseGet(() -> Decision.accept(new IncidentClosed(
                        incident.id(),
                        stamp.at(),
                        by(stamp),
                        command.disposition().strip())));
    }

    private static Optional<IncidentRejection> findObstacle(IncidentId incident, Surroundings around) {
        var caller = around.findCallerOf(incident);
        if (caller.isPresent()) {
            return Optional.of(new IncidentRejection.CallerOnTheLine(incident, caller.get()));
        }
        return around.units().listOn(incident).stream()
                .filter(unit -> unit.status().withPatient())
                .map(unit ->
                        (IncidentRejection) new IncidentRejection.UnitWithPatient(incident, unit.id(), unit.status()))
                .findFirst();
    }

    private static String by(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Incidents evolve(Incidents incidents, IncidentEvent event) {
        return switch (event) {
            case IncidentOpened e -> incidents.put(opened(e));
            case IncidentLocated e -> edit(incidents, e, edit -> edit.place = e.place());
            case IncidentClassified e -> edit(incidents, e, edit -> edit.classified(e));
            case IncidentPrioritized e -> edit(incidents, e, edit -> edit.priority = e.priority());
            case AlarmRaised e -> edit(incidents, e, edit -> edit.alarmLevel = e.level());
            case NoteAdded e -> edit(incidents, e, edit -> edit.noted(e));
            case IncidentCallLinked e -> edit(incidents, e, edit -> edit.linked(e.call()));
            case UnitsRecommended e -> edit(incidents, e, edit -> edit.recommendation = e.recommendation());
            case FirstUnitSent e -> edit(incidents, e, edit -> edit.sent(e));
            case FirstUnitArrived e -> edit(incidents, e, edit -> edit.arrivedAt = e.at());
            case IncidentClosed e -> edit(incidents, e, edit -> edit.closed(e));
            case IncidentReopened e -> edit(incidents, e, IncidentEdit::reopened);
        };
    }

    private static Incident opened(IncidentOpened e) {
        @Nullable CallId call = e.call();
        return new Incident(
                e.incident(),
                Incident.Status.PENDING,
                "",
                "",
                DEFAULT_PRIORITY,
                1,
                null,
                call == null ? List.of() : List.of(call),
                List.of(),
                null,
                e.at(),
                e.by(),
                null,
                null,
                null,
                null,
                null);
    }

    private interface Change {
        void on(IncidentEdit edit);
    }

    private static Incidents edit(Incidents incidents, IncidentEvent event, Change change) {
        return incidents
                .find(event.incident())
                .map(incident -> {
                    var edit = new IncidentEdit(incident);
                    change.on(edit);
                    return incidents.put(edit.incident());
                })
                .orElse(incidents);
    }
}
