package org.tocsin.edge.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.AlarmEvent;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.discrepancies.DiscrepancyEvent;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.silent.SilentEvent;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.edge.live.view.ConferenceView;
import org.tocsin.edge.live.view.ConversationView;
import org.tocsin.edge.live.view.Snapshot;
import org.tocsin.edge.live.view.TrunkView;
import org.tocsin.edge.live.view.ViewMaker;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// What stands on every console's boards: all that is open and the latest that is over. Turns events into the
/// delta that brings a console from one state to the next. Not thread-safe: the hub's thread alone uses it.
final class Board {
    /// So many ended calls and closed incidents stay on the boards.
    static final int OVER_KEPT = 60;

    private final JsonMapper json;
    private final ViewMaker views;
    private final ArrayDeque<CallId> ended = new ArrayDeque<>();
    private final ArrayDeque<IncidentId> closed = new ArrayDeque<>();
    private final Shelf<CallId, Call> callTexts;
    private final Shelf<CallId, Call> plainCallTexts;
    private final Shelf<IncidentId, Incident> incidentTexts;
    private final Shelf<UnitId, Unit> unitTexts;
    private final Map<Boolean, String> wholes = new HashMap<>();
    private Set<CallId> shown;
    private Centre centre;

    Board(JsonMapper json, ViewMaker views, Centre centre) {
        this.json = json;
        this.views = views;
        this.centre = centre;
        callTexts = new Shelf<>(json, (Call call) -> views.call(call, this.centre));
        plainCallTexts =
                new Shelf<>(json, (Call call) -> views.call(call, this.centre).withoutCaller());
        incidentTexts = new Shelf<>(json, (Incident incident) -> views.incident(incident, this.centre));
        unitTexts = new Shelf<>(json, views::unit);
        shown = CallWindow.list(centre);
        latest(centre.calls().ended().values(), Call::endedAt, Call::arrivedAt).forEach(call -> ended.add(call.id()));
        latest(centre.incidents().closed().values(), Incident::closedAt, Incident::openedAt)
                .forEach(incident -> closed.add(incident.id()));
    }

    private interface Time<T> {
        @Nullable
        Instant of(T value);
    }

    private static <T> List<T> latest(Collection<T> all, Time<T> over, Time<T> began) {
        Comparator<T> byEnd = Comparator.comparing(value -> {
            var end = over.of(value);
            return end == null ? java.util.Objects.requireNonNull(began.of(value)) : end;
        });
        var sorted = all.stream().sorted(byEnd).toList();
        return sorted.subList(Math.max(0, sorted.size() - OVER_KEPT), sorted.size());
    }

    Centre centre() {
        return centre;
    }

    /// Everything on the boards as the JSON of a [Snapshot]; made once for each change and class of reader.
    ///
    /// @param seesCallers false leaves out who calls
    String snapshot(boolean seesCallers) {
        return wholes.computeIfAbsent(seesCallers, this::write);
    }

    private String write(boolean seesCallers) {
        var rest = new Snapshot(
                List.of(),
                List.of(),
                List.of(),
                centre.positions().staffed().values().stream()
                        .map(views::position)
                        .toList(),
                seesCallers ? texts() : List.of(),
                conferences(),
                seesCallers
                        ? calls().flatMap(call -> views.silent(call.id(), centre).stream())
                                .toList()
                        : List.of(),
                centre.closures().inForce().values().stream()
                        .map(views::closure)
                        .toList(),
                centre.trunks().all().stream().map(TrunkView::of).toList(),
                centre.discrepancies().open().size(),
                centre.plans().list().stream().map(views::type).toList(),
                centre.plans().dispositions().values().stream()
                        .map(d -> new Snapshot.DispositionView(d.code(), d.words()))
                        .toList(),
                Snapshot.StatusView.all(),
                Snapshot.VerbView.all());
        var shelf = seesCallers ? callTexts : plainCallTexts;
        var whole = json.<ObjectNode>valueToTree(rest);
        whole.putRawValue("calls", new RawValue(shelf.array(calls(), Call::id)));
        whole.putRawValue("incidents", new RawValue(incidentTexts.array(incidents(), Incident::id)));
        whole.putRawValue("units", new RawValue(unitTexts.array(centre.units().list().stream(), Unit::id)));
        return json.writeValueAsString(whole);
    }

    /// What is written on the calls of the boards.
    private List<ConversationView> texts() {
        return calls().flatMap(call -> centre.texts().find(call.id()).stream())
                .map(views::conversation)
                .toList();
    }

    private List<ConferenceView> conferences() {
        return calls().flatMap(call -> centre.conferences().find(call.id()).stream())
                .map(conference -> views.conference(conference, centre))
                .toList();
    }

    private Stream<Call> calls() {
        return Stream.concat(
                        ended.stream().flatMap(id -> centre.calls().find(id).stream()),
                        shown.stream().flatMap(id -> centre.calls().open().find(id).stream()))
                .distinct();
    }

    /// Open calls that stand on the boards.
    Set<CallId> shown() {
        return shown;
    }

    private Stream<Incident> incidents() {
        return Stream.concat(
                        closed.stream().flatMap(id -> centre.incidents().find(id).stream()),
                        centre.incidents().open().values().stream())
                .distinct();
    }

    /// What no change of an entity tells has changed: plans, the map.
    void forgetTexts() {
        wholes.clear();
        calls().map(Call::id).forEach(this::forget);
        incidents().map(Incident::id).forEach(incidentTexts::forget);
        centre.units().list().stream().map(Unit::id).forEach(unitTexts::forget);
    }

    private void forget(CallId call) {
        callTexts.forget(call);
        plainCallTexts.forget(call);
    }

    /// Moves on to the next state and says what changed on the boards.
    ToClient.Delta advance(Centre next, List<? extends Event> events, Instant at) {
        var touched = new Touched();
        events.forEach(touched::by);
        centre = next;
        var gone = new Gone();
        if (touched.moves) {
            look(next, touched, gone);
        }
        forgetTexts(touched);
        touched.calls.forEach(id -> over(id, next.calls().open().has(id), ended, gone.calls));
        touched.incidents.forEach(id -> over(id, next.incidents().open().has(id), closed, gone.incidents));
        gone.calls.forEach(this::forget);
        gone.incidents.forEach(incidentTexts::forget);
        touched.calls.removeAll(gone.calls);
        touched.incidents.removeAll(gone.incidents);
        for (var id : touched.positions) {
            if (next.positions().find(id).isEmpty()) {
                gone.positions.add(id);
            }
        }
        for (var id : touched.closures) {
            if (!next.closures().inForce().has(id)) {
                gone.closures.add(id);
            }
        }
        return delta(touched, gone, at);
    }

    /// Which calls come onto the boards and which leave them; what is not on them is not told of.
    private void look(Centre next, Touched touched, Gone gone) {
        var before = shown;
        shown = CallWindow.list(next);
        touched.calls.removeIf(id -> !shown.contains(id) && !before.contains(id) && !ended.contains(id));
        shown.stream().filter(id -> !before.contains(id)).forEach(touched.calls::add);
        for (var id : before) {
            if (!shown.contains(id) && next.calls().open().has(id)) {
                touched.calls.remove(id);
                gone.calls.add(id);
            }
        }
    }

    /// Calls and units whose views have changed although the state has not.
    ToClient.Delta again(Set<CallId> calls, Set<UnitId> units, Instant at) {
        var touched = new Touched();
        touched.units.addAll(units);
        calls.stream().filter(id -> shown.contains(id) || ended.contains(id)).forEach(touched.calls::add);
        forgetTexts(touched);
        return delta(touched, new Gone(), at);
    }

    /// What is heard on a call has changed: nothing else of it has.
    ToClient.Delta heard(CallId call, Instant at) {
        var touched = new Touched();
        touched.silent.add(call);
        wholes.clear();
        return delta(touched, new Gone(), at);
    }

    private void forgetTexts(Touched touched) {
        wholes.clear();
        touched.calls.forEach(this::forget);
        touched.incidents.forEach(incidentTexts::forget);
        touched.units.forEach(unitTexts::forget);
    }

    private ToClient.Delta delta(Touched touched, Gone gone, Instant at) {
        return new ToClient.Delta(
                centre.sequence(),
                at,
                orNull(touched.calls.stream()
                        .flatMap(id -> centre.calls().find(id).stream())
                        .map(call -> views.call(call, centre))
                        .toList()),
                orNull(touched.incidents.stream()
                        .flatMap(id -> centre.incidents().find(id).stream())
                        .map(incident -> views.incident(incident, centre))
                        .toList()),
                orNull(touched.units.stream()
                        .flatMap(id -> centre.units().find(id).stream())
                        .map(views::unit)
                        .toList()),
                orNull(touched.positions.stream()
                        .flatMap(id -> centre.positions().find(id).stream())
                        .map(views::position)
                        .toList()),
                orNull(touched.texts.stream()
                        .flatMap(id -> centre.texts().find(id).stream())
                        .map(views::conversation)
                        .toList()),
                orNull(touched.conferences.stream()
                        .flatMap(id -> centre.conferences().find(id).stream())
                        .map(conference -> views.conference(conference, centre))
                        .toList()),
                orNull(touched.silent.stream()
                        .flatMap(id -> views.silent(id, centre).stream())
                        .toList()),
                orNull(touched.closures.stream()
                        .flatMap(id -> centre.closures().inForce().find(id).stream())
                        .map(views::closure)
                        .toList()),
                touched.trunks
                        ? centre.trunks().all().stream().map(TrunkView::of).toList()
                        : null,
                touched.discrepancies ? centre.discrepancies().open().size() : null,
                gone.view());
    }

    private static <K> void over(K id, boolean open, ArrayDeque<K> over, Collection<K> gone) {
        over.remove(id);
        if (!open) {
            over.addLast(id);
            if (over.size() > OVER_KEPT) {
                gone.add(over.removeFirst());
            }
        }
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static final class Gone {
        final Set<CallId> calls = new HashSet<>();
        final Set<IncidentId> incidents = new HashSet<>();
        final Set<PositionId> positions = new TreeSet<>();
        final Set<Long> closures = new TreeSet<>();

        ToClient.@Nullable Gone view() {
            return calls.isEmpty() && incidents.isEmpty() && positions.isEmpty() && closures.isEmpty()
                    ? null
                    : new ToClient.Gone(
                            orNull(calls.stream().map(CallId::number).toList()),
                            orNull(incidents.stream().map(IncidentId::number).toList()),
                            orNull(positions.stream().map(PositionId::value).toList()),
                            orNull(List.copyOf(closures)));
        }
    }

    private static final class Touched {
        final Set<CallId> calls = new TreeSet<>();
        final Set<IncidentId> incidents = new TreeSet<>();
        final Set<UnitId> units = new TreeSet<>();
        final Set<PositionId> positions = new TreeSet<>();
        final Set<Long> closures = new TreeSet<>();
        final Set<CallId> texts = new TreeSet<>();
        final Set<CallId> conferences = new TreeSet<>();
        final Set<CallId> silent = new TreeSet<>();
        boolean trunks;
        boolean discrepancies;
        boolean moves;

        void by(Event event) {
            moves |= event instanceof CallEvent;
            switch (event) {
                case CallEvent.AbandonedAgain e -> {
                    calls.add(e.call());
                    calls.add(e.by());
                }
                case CallEvent e -> {
                    calls.add(e.call());
                    conferences.add(e.call());
                }
                case ConferenceEvent e -> conferences.add(e.call());
                case AlarmEvent e -> calls.add(e.call());
                case IncidentEvent e -> incidents.add(e.incident());
                case UnitEvent e -> byUnit(e);
                case PositionEvent e -> positions.add(e.position());
                case ClosureEvent.StreetsClosed e -> closures.add(e.closure());
                case ClosureEvent.StreetsOpened e -> closures.add(e.closure());
                case SilentEvent e -> silent.add(e.call());
                case TextEvent.OfConversation e -> texts.add(e.call());
                case TrunkEvent _ -> trunks = true;
                case DiscrepancyEvent _ -> discrepancies = true;
                default -> {
                    // Plans change by a new snapshot; residents' records are never on a board.
                }
            }
        }

        private void byUnit(UnitEvent event) {
            switch (event) {
                case UnitEvent.UnitsCommissioned e -> e.units().forEach(spec -> units.add(spec.id()));
                case UnitEvent.UnitDispatched e -> {
                    units.add(e.unit());
                    incidents.add(e.incident());
                }
                case UnitEvent.UnitProgressed e -> units.add(e.unit());
                case UnitEvent.UnitReleased e -> {
                    units.add(e.unit());
                    incidents.add(e.incident());
                }
                case UnitEvent.UnitHeard e -> units.add(e.unit());
                case UnitEvent.UnitStatusChanged e -> units.add(e.unit());
                case UnitEvent.UnitOverdue e -> units.add(e.unit());
            }
        }
    }
}
