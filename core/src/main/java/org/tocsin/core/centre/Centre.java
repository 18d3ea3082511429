package org.tocsin.core.centre;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.alarms.AlarmRules;
import org.tocsin.core.alarms.Alarms;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallRules;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.closures.Closures;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceRules;
import org.tocsin.core.conference.Conferences;
import org.tocsin.core.conference.Party;
import org.tocsin.core.directory.Directory;
import org.tocsin.core.discrepancies.Discrepancies;
import org.tocsin.core.incidents.IncidentRules;
import org.tocsin.core.incidents.Incidents;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Plans;
import org.tocsin.core.positions.Position;
import org.tocsin.core.positions.PositionRules;
import org.tocsin.core.positions.Positions;
import org.tocsin.core.queues.QueueRules;
import org.tocsin.core.queues.Queues;
import org.tocsin.core.queues.Seat;
import org.tocsin.core.recommend.Drives;
import org.tocsin.core.registry.Registry;
import org.tocsin.core.registry.RegistryRules;
import org.tocsin.core.silent.SilentCalls;
import org.tocsin.core.silent.SilentRules;
import org.tocsin.core.texts.TextRules;
import org.tocsin.core.texts.Texts;
import org.tocsin.core.trunks.Trunks;
import org.tocsin.core.units.UnitRules;
import org.tocsin.core.units.Units;

/// Everything the centre knows at one moment.
///
/// @param sequence of the last command folded in, 0 at the beginning
/// @param drives   what responses really took
/// @param senders  who sent each unit to its present incident
public record Centre(
        long sequence,
        Calls calls,
        Incidents incidents,
        Units units,
        Positions positions,
        Plans plans,
        Registry registry,
        Closures closures,
        Discrepancies discrepancies,
        Texts texts,
        SilentCalls silent,
        Directory directory,
        Conferences conferences,
        Queues queues,
        Alarms alarms,
        Trunks trunks,
        Drives drives,
        Chart<UnitId, String> senders)
        implements CallRules.Surroundings,
                UnitRules.Surroundings,
                IncidentRules.Surroundings,
                PositionRules.Surroundings,
                RegistryRules.Surroundings,
                TextRules.Surroundings,
                SilentRules.Surroundings,
                ConferenceRules.Surroundings,
                QueueRules.Surroundings,
                AlarmRules.Surroundings {

    public static final Centre EMPTY = new Centre(
            0,
            Calls.NONE,
            Incidents.NONE,
            Units.NONE,
            Positions.NONE,
            Plans.NONE,
            Registry.NONE,
            Closures.NONE,
            Discrepancies.NONE,
            Texts.NONE,
            SilentCalls.NONE,
            Directory.NONE,
            Conferences.NONE,
            Queues.NONE,
            Alarms.NONE,
            Trunks.NONE,
            Drives.NONE,
            Chart.empty());

    @Override
    public boolean isOpen(IncidentId incident) {
        return incidents.findOpen(incident).isPresent();
    }

    @Override
    public boolean hasLocation(IncidentId incident) {
        return incidents.findOpen(incident).filter(i -> i.place() != null).isPresent();
    }

    @Override
    public String dispatcherOf(UnitId unit) {
        return senders.find(unit).orElse("");
    }

    @Override
    public boolean attends(String login) {
        return positions.findByLogin(login).filter(Position::connected).isPresent();
    }

    @Override
    public boolean isTaken(PositionId position, String login) {
        return positions.find(position).filter(p -> !p.login().equals(login)).isPresent();
    }

    @Override
    public Optional<String> findTalking(CallId call) {
        return calls.find(call).filter(found -> found.status().live()).map(Call::handler);
    }

    @Override
    public boolean servesTexts() {
        return texts.policy().inService();
    }

    @Override
    public int mostTextsEach() {
        return texts.policy().mostEach();
    }

    @Override
    public Optional<CallId> findLiveCall(String signalling) {
        return calls.findBySignalling(signalling).map(Call::id);
    }

    @Override
    public Optional<TextRules.Correspondent> findCorrespondent(CallId call) {
        return calls.find(call)
                .map(found -> new TextRules.Correspondent(call, stance(found), found.handler(), found.number()));
    }

    private static TextRules.Stance stance(Call call) {
        return switch (call.status()) {
            case RINGING -> TextRules.Stance.WAITING;
            case ACTIVE, HELD -> TextRules.Stance.TALKING;
            case ABANDONED -> TextRules.Stance.ABANDONED;
            case ENDED -> TextRules.Stance.OVER;
        };
    }

    @Override
    public boolean lists(IncidentId incident, CallId call) {
        return incidents.find(incident).filter(i -> i.calls().contains(call)).isPresent();
    }

    @Override
    public Optional<CallId> findCallOf(String login) {
        return calls.listHandledBy(login).stream().map(Call::id).findFirst();
    }

    @Override
    public Optional<Call> findCall(CallId call) {
        return calls.find(call);
    }

    @Override
    public Optional<String> findLoginAt(PositionId position) {
        return positions.find(position).map(Position::login);
    }

    @Override
    public Optional<String> findAwaitedReceiver(CallId call) {
        return conferences.find(call).flatMap(Conference::findUnacknowledged).map(Party::label);
    }

    @Override
    public boolean isCall(CallId call) {
        return calls.find(call).isPresent();
    }

    @Override
    public Optional<IncidentId> findIncidentOf(CallId call) {
        return calls.find(call).map(Call::incident);
    }

    @Override
    public Optional<CallId> findCallerOf(IncidentId incident) {
        return incidents.findOpen(incident).stream()
                .flatMap(i -> i.calls().stream())
                .filter(call -> calls.find(call)
                        .filter(c -> c.status().live() && incident.equals(c.incident()))
                        .isPresent())
                .findFirst();
    }

    @Override
    public Optional<IncidentType> findType(String code) {
        return plans.find(code);
    }

    @Override
    public String planVersion() {
        return plans.version();
    }

    /// Handling the call, or working or answering its open incident.
    @Override
    public Optional<String> findGround(CallId id, Actor actor) {
        var found = calls.find(id);
        if (found.isEmpty() || found.get().line().rank() != 1) {
            return Optional.empty();
        }
        var call = found.get();
        var incident = Optional.ofNullable(call.incident()).flatMap(incidents::findOpen);
        return switch (actor) {
            case Actor.Person person
            when person.login().equals(call.handler()) && (call.status().live() || incident.isPresent()) ->
                Optional.of("handles the call");
            case Actor.Person person ->
                incident.filter(i -> i.openedBy().equals(person.login()) || sentTo(i.id(), person.login()))
                        .map(_ -> "works the incident");
            case Actor.Crew crew ->
                incident.filter(i -> units.find(crew.unit())
                                .filter(unit -> i.id().equals(unit.incident()))
                                .isPresent())
                        .map(_ -> "assigned to the incident");
            case Actor.Network _, Actor.Machine _ -> Optional.empty();
        };
    }

    private boolean sentTo(IncidentId incident, String login) {
        return units.listOn(incident).stream()
                .anyMatch(unit -> login.equals(senders.find(unit.id()).orElse("")));
    }

    @Override
    public List<Seat> listSeats() {
        var busy = new java.util.HashSet<PositionId>();
        queues.talking().forEach(entry -> busy.add(entry.getValue().position()));
        var seats = new java.util.ArrayList<Seat>(positions.staffed().size());
        for (var entry : positions.staffed()) {
            var position = entry.getValue();
            seats.add(queues.seat(
                    position.id(),
                    position.login(),
                    position.since(),
                    position.connected(),
                    position.ready(),
                    busy.contains(position.id())));
        }
        return seats;
    }

    @Override
    public String handlerOf(CallId call) {
        return calls.find(call).map(Call::handler).orElse("");
    }

    @Override
    public boolean sits(String login, PositionId position) {
        return positions.find(position).filter(p -> p.login().equals(login)).isPresent();
    }

    /// Where an incident can be driven to.
    public Optional<Point> findPoint(IncidentId incident) {
        return incidents
                .find(incident)
                .flatMap(i -> Optional.ofNullable(i.place()))
                .flatMap(Whereabouts::findPoint);
    }

    /// Timer commands whose time has come; asked about once a second. Deciding one twice changes nothing.
    public List<Command> listDue(Instant now) {
        return Reactions.listDue(this, now);
    }

    private CentreChange change() {
        return new CentreChange(this);
    }

    Centre with(Calls next) {
        var change = change();
        change.calls = next;
        return change.made();
    }

    Centre with(Incidents next) {
        var change = change();
        change.incidents = next;
        return change.made();
    }

    Centre with(Positions next) {
        var change = change();
        change.positions = next;
        return change.made();
    }

    Centre with(Plans next) {
        var change = change();
        change.plans = next;
        return change.made();
    }

    Centre with(Registry next) {
        var change = change();
        change.registry = next;
        return change.made();
    }

    Centre with(Closures next) {
        var change = change();
        change.closures = next;
        return change.made();
    }

    Centre with(Discrepancies next) {
        var change = change();
        change.discrepancies = next;
        return change.made();
    }

    Centre with(Texts next) {
        var change = change();
        change.texts = next;
        return change.made();
    }

    Centre with(SilentCalls next) {
        var change = change();
        change.silent = next;
        return change.made();
    }

    Centre with(Directory next) {
        var change = change();
        change.directory = next;
        return change.made();
    }

    Centre with(Conferences next) {
        var change = change();
        change.conferences = next;
        return change.made();
    }

    Centre with(Queues next) {
        var change = change();
        change.queues = next;
        return change.made();
    }

    Centre with(Alarms next) {
        var change = change();
        change.alarms = next;
        return change.made();
    }

    Centre with(Trunks next) {
        var change = change();
        change.trunks = next;
        return change.made();
    }

    Centre with(Drives next) {
        var change = change();
        change.drives = next;
        return change.made();
    }

    Centre with(Units next, Chart<UnitId, String> nextSenders) {
        var change = change();
        change.units = next;
        change.senders = nextSenders;
        return change.made();
    }

    Centre at(long nextSequence) {
        var change = change();
        change.sequence = nextSequence;
        return change.made();
    }
}
