package org.tocsin.edge.live.request;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.Refusal;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallRejection;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.directory.Address;
import org.tocsin.core.discrepancies.DiscrepancyCommand;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.incidents.IncidentRejection;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.line.CommandLine;
import org.tocsin.core.line.Parsed;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.positions.Position;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.timeline.Words;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitRejection;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.people.Role;

/// Where requests of people become commands. Blocks its caller until the answer is durable; safe from any
/// thread.
public final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// What was typed longer ago than this, and sent only now, is marked with its own time.
    private static final Duration PROMPT = Duration.ofSeconds(60);

    private final Writer writer;
    private final PlaceReader places;
    private final QueueDesk queues;
    private final MapReader maps;
    private final Advisor advisor;
    private final Clock clock;
    private final ZoneId zone;

    public Desk(Writer writer, PlaceReader places, MapReader maps, Advisor advisor, Clock clock, ZoneId zone) {
        this.writer = writer;
        this.places = places;
        this.queues = new QueueDesk(places);
        this.maps = maps;
        this.advisor = advisor;
        this.clock = clock;
        this.zone = zone;
    }

    /// Does what a request asks, once for its key.
    public Reply handle(Asked asked, Request request) {
        if (!asked.who().onTheFloor()) {
            return new Reply.Refused(new RequestRejection.NotYourRole("a telecommunicator, dispatcher or supervisor"));
        }
        try {
            return switch (request) {
                case Request.Dispatch dispatch -> dispatch(asked, dispatch);
                case Request.Open open -> open(asked, open);
                case Request.Locate locate -> locate(asked, locate);
                case Request.Recommend recommend -> recommend(asked, new IncidentId(recommend.incident()));
                case Request.Answer answer -> answer(asked, new CallId(answer.call()));
                case Request.Report report -> report(asked, report);
                case Request.CloseStreets close -> read(asked, maps.closure(close), null);
                case Request.ReportWrong report ->
                    read(asked, maps.discrepancy(report, writer.state()), incidentOf(report));
                case Request.ResolveReport resolve ->
                    asked.who().roles().contains(Role.SUPERVISOR)
                            ? submit(asked, command(asked, resolve), null)
                            : new Reply.Refused(new RequestRejection.NotYourRole("a supervisor"));
                case Request.Clear clear -> clear(asked, new UnitId(clear.unit()));
                case Request.OfQueue queue -> {
                    var centre = writer.state();
                    yield queues.handle(
                            queue, centre, positionOf(asked, centre), command -> submit(asked, command, null));
                }
                case Request.SignOn _,
                        Request.SignOff _,
                        Request.SetReady _,
                        Request.AskLocation _,
                        Request.NoteLanguage _,
                        Request.Hold _,
                        Request.Resume _,
                        Request.SendText _,
                        Request.SetCarryOver _,
                        Request.AskSilently _,
                        Request.SetTextService _,
                        Request.Release _,
                        Request.RejectAlarm _,
                        Request.TellSource _,
                        Request.TryCallBack _,
                        Request.CallBack _,
                        Request.CloseAbandoned _,
                        Request.DialListing _,
                        Request.DialNumber _,
                        Request.InvitePosition _,
                        Request.RequestInterpreter _,
                        Request.Join _,
                        Request.Listen _,
                        Request.Acknowledge _,
                        Request.Drop _,
                        Request.PressKeys _,
                        Request.Classify _,
                        Request.Prioritize _,
                        Request.RaiseAlarm _,
                        Request.AddNote _,
                        Request.LinkCall _,
                        Request.Close _,
                        Request.Reopen _,
                        Request.OpenStreets _ -> submit(asked, command(asked, request), incidentOf(request));
            };
        } catch (IllegalArgumentException e) {
            return new Reply.Refused(new RequestRejection.BadValue(String.valueOf(e.getMessage())));
        }
    }

    /// Does what a line of the command line asks.
    ///
    /// @param working the incident on the screen of whoever typed
    public Reply line(Asked asked, String text, @Nullable IncidentId working, boolean override) {
        if (!asked.who().onTheFloor()) {
            return new Reply.Refused(new RequestRejection.NotYourRole("a telecommunicator, dispatcher or supervisor"));
        }
        var centre = writer.state();
        try {
            return switch (CommandLine.parse(text, centre, working, positionOf(asked, centre), override)) {
                case Parsed.Commands parsed -> submitAll(asked, parsed.commands(), working);
                case Parsed.ShowIncident show ->
                    new Reply.Done(0, show.incident().toString(), show.incident(), null, List.of());
                case Parsed.ShowUnit show -> new Reply.Done(0, show.unit().value(), null, show.unit(), List.of());
                case Parsed.Place place -> place(asked, place, override);
                case Parsed.CloseStreet close -> read(asked, maps.closure(close), null);
                case Parsed.WrongData wrong -> read(asked, maps.discrepancy(wrong, centre), wrong.incident());
                case Parsed.Recommend recommend -> recommend(asked, recommend.incident());
                case Parsed.ThereIn there ->
                    new Reply.Done(0, advisor.whoIsThereWhen(centre, there.incident()), null, null, List.of());
                case Parsed.Verify verify ->
                    queues.verify(verify.call(), centre, command -> submit(asked, command, null));
                case Parsed.Answer answer -> new Reply.Done(0, answer.text(), null, null, List.of());
                case Parsed.Unread unread ->
                    new Reply.Refused(new RequestRejection.LineUnread(unread.code(), unread.message()));
            };
        } catch (IllegalArgumentException e) {
            return new Reply.Refused(new RequestRejection.BadValue(String.valueOf(e.getMessage())));
        }
    }

    private Reply place(Asked asked, Parsed.Place place, boolean override) {
        boolean force = place.force() || override;
        var words = new Request.PlaceRequest(place.words(), null, null, null, force);
        var incident = place.incident();
        return incident == null
                ? open(asked, new Request.Open(null, words, place.type(), null, null))
                : locate(asked, new Request.Locate(incident.number(), words));
    }

    private Command command(Asked asked, Request request) {
        return switch (request) {
            case Request.SignOn r -> new PositionCommand.SignOn(new PositionId(r.position()), r.takeOver());
            case Request.SignOff r -> new PositionCommand.SignOff(new PositionId(r.position()));
            case Request.SetReady r ->
                new PositionCommand.SetReady(new PositionId(r.position()), r.ready(), r.reason());
            case Request.NoteLanguage r -> new CallCommand.NoteLanguage(new CallId(r.call()), r.language());
            case Request.AskLocation r -> new CallCommand.AskLocation(new CallId(r.call()));
            case Request.Hold r -> new CallCommand.Hold(new CallId(r.call()));
            case Request.Resume r -> new CallCommand.Resume(new CallId(r.call()));
            case Request.SendText r -> {
                var meaning = r.meaning();
                yield new TextCommand.Send(
                        new CallId(r.call()), new Said(r.text()), meaning == null ? "" : meaning.strip());
            }
            case Request.SetCarryOver r -> new TextCommand.SetCarryOver(new CallId(r.call()), r.carryOver());
            case Request.AskSilently r -> new SilentCommand.Ask(new CallId(r.call()), r.words());
            case Request.SetTextService r -> {
                var reason = r.reason();
                yield new TextCommand.SetService(r.inService(), reason == null ? "" : reason);
            }
            case Request.RejectAlarm r ->
                new AlarmCommand.Reject(new CallId(r.call()), Refusal.valueOf(r.refusal()), r.words());
            case Request.TellSource r -> new AlarmCommand.Tell(new CallId(r.call()), r.words());
            case Request.Release r -> new CallCommand.Release(new CallId(r.call()));
            case Request.TryCallBack r -> new CallCommand.TryCallBack(new CallId(r.call()), r.result());
            case Request.CallBack r -> new CallCommand.CallBack(new CallId(r.call()));
            case Request.DialListing r ->
                new ConferenceCommand.DialListing(
                        new CallId(r.call()), r.listing(), r.transfer(), Boolean.TRUE.equals(r.override()));
            case Request.DialNumber r ->
                new ConferenceCommand.DialAddress(new CallId(r.call()), Address.of(r.number()), r.transfer(), false);
            case Request.InvitePosition r ->
                new ConferenceCommand.InvitePosition(
                        new CallId(r.call()),
                        new PositionId(r.position()),
                        r.transfer(),
                        Boolean.TRUE.equals(r.override()));
            case Request.RequestInterpreter r ->
                new ConferenceCommand.RequestInterpreter(new CallId(r.call()), r.language());
            case Request.Join r -> new ConferenceCommand.Join(new PartyId(r.party()));
            case Request.Listen r -> new ConferenceCommand.Listen(new CallId(r.call()), r.ear());
            case Request.Acknowledge r -> {
                var receiver = r.receiver();
                yield new ConferenceCommand.Acknowledge(new PartyId(r.party()), receiver == null ? "" : receiver);
            }
            case Request.Drop r -> new ConferenceCommand.Drop(new PartyId(r.party()));
            case Request.PressKeys r -> {
                var party = r.party();
                yield new ConferenceCommand.PressKeys(
                        new CallId(r.call()), party == null ? null : new PartyId(party), r.keys());
            }
            case Request.CloseAbandoned r -> new CallCommand.CloseAbandoned(new CallId(r.call()), r.outcome());
            case Request.Classify r -> new IncidentCommand.Classify(new IncidentId(r.incident()), r.incidentType());
            case Request.Prioritize r -> new IncidentCommand.Prioritize(new IncidentId(r.incident()), r.priority());
            case Request.RaiseAlarm r -> new IncidentCommand.RaiseAlarm(new IncidentId(r.incident()), r.level());
            case Request.AddNote r ->
                new IncidentCommand.AddNote(new IncidentId(r.incident()), withTime(asked, r.text()));
            case Request.LinkCall r -> new IncidentCommand.LinkCall(new IncidentId(r.incident()), new CallId(r.call()));
            case Request.Close r ->
                new IncidentCommand.Close(
                        new IncidentId(r.incident()), r.disposition(), Boolean.TRUE.equals(r.override()));
            case Request.Reopen r -> new IncidentCommand.Reopen(new IncidentId(r.incident()), r.reason());
            case Request.OpenStreets r -> {
                var cause = r.cause();
                yield new ClosureCommand.Open(r.closure(), cause == null ? "" : cause.strip());
            }
            case Request.ResolveReport r -> new DiscrepancyCommand.Resolve(r.discrepancy(), r.answer());
            case Request.OfQueue _,
                    Request.CloseStreets _,
                    Request.ReportWrong _,
                    Request.Dispatch _,
                    Request.Open _,
                    Request.Locate _,
                    Request.Recommend _,
                    Request.Answer _,
                    Request.Report _,
                    Request.Clear _ -> throw new IllegalStateException("handled before");
        };
    }

    private static @Nullable IncidentId incidentOf(Request request) {
        return switch (request) {
            case Request.Classify r -> new IncidentId(r.incident());
            case Request.Prioritize r -> new IncidentId(r.incident());
            case Request.RaiseAlarm r -> new IncidentId(r.incident());
            case Request.AddNote r -> new IncidentId(r.incident());
            case Request.LinkCall r -> new IncidentId(r.incident());
            case Request.Reopen r -> new IncidentId(r.incident());
            case Request.ReportWrong r -> {
                var incident = r.incident();
                yield incident == null ? null : new IncidentId(incident);
            }
            default -> null;
        };
    }

    private Reply read(Asked asked, MapReader.Reading reading, @Nullable IncidentId incident) {
        return switch (reading) {
            case MapReader.Reading.Read read -> submit(asked, read.command(), incident);
            case MapReader.Reading.Unclear unclear -> new Reply.Refused(unclear.why());
        };
    }

    private String withTime(Asked asked, String text) {
        boolean late = asked.typedAt().isBefore(clock.instant().minus(PROMPT));
        return late && !text.isBlank()
                ? text + " [written "
                        + DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone).format(asked.typedAt()) + "]"
                : text;
    }

    private Reply open(Asked asked, Request.Open open) {
        var centre = writer.state();
        var call = open.call() == null ? null : new CallId(open.call());
        var near = Optional.ofNullable(call).flatMap(centre.calls()::find).flatMap(Desk::findCaller);
        @Nullable Whereabouts where = null;
        var asking = open.place();
        if (asking != null) {
            switch (places.read(asking, near.orElse(null))) {
                case PlaceReader.Reading.Read read -> where = read.place();
                case PlaceReader.Reading.Unclear unclear -> {
                    return new Reply.Refused(unclear.why());
                }
            }
        }
        var type = open.incidentType();
        var priority = open.priority();
        var note = open.note();
        var command = new IncidentCommand.Open(
                call,
                where,
                type == null ? "" : type,
                priority == null ? 0 : priority,
                note == null ? "" : withTime(asked, note));
        return submit(asked, command, null);
    }

    private Reply locate(Asked asked, Request.Locate locate) {
        var id = new IncidentId(locate.incident());
        var centre = writer.state();
        var near = centre.incidents().find(id).stream()
                .flatMap(incident -> incident.calls().stream())
                .flatMap(call -> centre.calls().find(call).stream())
                .flatMap(call -> findCaller(call).stream())
                .findFirst();
        return switch (places.read(locate.place(), near.orElse(null))) {
            case PlaceReader.Reading.Read read -> submit(asked, new IncidentCommand.Locate(id, read.place()), id);
            case PlaceReader.Reading.Unclear unclear -> new Reply.Refused(unclear.why());
        };
    }

    private static Optional<Point> findCaller(Call call) {
        return call.bestFix().map(Fix::area).map(Area::center).filter(point -> !point.isNowhere());
    }

    private Reply recommend(Asked asked, IncidentId id) {
        var centre = writer.state();
        if (centre.incidents().find(id).isEmpty()) {
            return new Reply.Refused(new IncidentRejection.NoSuchIncident(id));
        }
        var advice = advisor.findAdvice(centre, id);
        return advice.isPresent()
                ? submit(asked, advice.get(), id)
                : new Reply.Refused(new IncidentRejection.NowhereToGo(id));
    }

    private Reply answer(Asked asked, CallId call) {
        var position = positionOf(asked, writer.state());
        return position == null
                ? new Reply.Refused(new CallRejection.NoPosition())
                : submit(asked, new CallCommand.Answer(call, position), null);
    }

    private Reply report(Asked asked, Request.Report report) {
        var status = UnitStatus.find(report.status());
        return status.isEmpty()
                ? new Reply.Refused(new RequestRejection.BadValue("There is no unit status " + report.status() + "."))
                : submit(
                        asked,
                        new UnitCommand.Report(
                                new UnitId(report.unit()),
                                status.get(),
                                report.detail().strip(),
                                report.override()),
                        null);
    }

    private Reply clear(Asked asked, UnitId id) {
        var unit = writer.state().units().find(id);
        if (unit.isEmpty()) {
            return new Reply.Refused(new UnitRejection.NoSuchUnit(id));
        }
        return submit(asked, new UnitCommand.Report(id, UnitStatus.AV, "", false), null);
    }

    /// One command a unit. Those that could go have gone when one is refused; the words say which.
    private Reply dispatch(Asked asked, Request.Dispatch dispatch) {
        var incident = new IncidentId(dispatch.incident());
        var units = new LinkedHashSet<UnitId>();
        dispatch.units().forEach(unit -> units.add(new UnitId(unit)));
        if (units.isEmpty()) {
            return new Reply.Refused(new RequestRejection.BadValue("Choose a unit to send."));
        }
        var all = units.stream()
                .<Command>map(unit -> new UnitCommand.Dispatch(unit, incident, dispatch.override()))
                .toList();
        return submitAll(asked, all, incident);
    }

    private Reply submitAll(Asked asked, List<Command> all, @Nullable IncidentId incident) {
        if (all.size() == 1) {
            return submit(asked, all.getFirst(), incident);
        }
        var events = new ArrayList<Event>();
        var refusals = new ArrayList<Rejection>();
        long sequence = 0;
        for (int i = 0; i < all.size(); i++) {
            switch (submit(asked.part(i), all.get(i), incident)) {
                case Reply.Done done -> {
                    events.addAll(done.events());
                    sequence = Math.max(sequence, done.sequence());
                }
                case Reply.Refused refused -> refusals.add(refused.why());
            }
        }
        if (refusals.isEmpty()) {
            return done(sequence, events, incident);
        }
        return new Reply.Refused(new PartlyRefused(words(events), refusals));
    }

    private Reply submit(Asked asked, Command command, @Nullable IncidentId incident) {
        if (command instanceof ConferenceCommand.Listen && !asked.who().roles().contains(Role.SUPERVISOR)) {
            return new Reply.Refused(new RequestRejection.NotYourRole("a supervisor"));
        }
        if (command instanceof TextCommand.SetService && !asked.who().roles().contains(Role.SUPERVISOR)) {
            return new Reply.Refused(new RequestRejection.NotYourRole("a supervisor"));
        }
        var centre = writer.state();
        var actor = new Actor.Person(asked.who().login(), asked.who().name(), positionOf(asked, centre));
        try {
            return switch (writer.submit(command, actor, asked.key()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                case Result.Accepted done -> done(done.sequence(), done.events(), incident);
                case Result.Rejected refused -> new Reply.Refused(refused.rejection());
                case Result.Failed failed -> new Reply.Refused(new RequestRejection.NotDone(failed.message()));
            };
        } catch (TimeoutException e) {
            return new Reply.Refused(new RequestRejection.NoAnswer());
        } catch (ExecutionException e) {
            System.getLogger(Desk.class.getName()).log(System.Logger.Level.ERROR, "a command failed", e.getCause());
            return new Reply.Refused(new RequestRejection.NoAnswer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Refused(new RequestRejection.NoAnswer());
        }
    }

    private static Reply done(long sequence, List<Event> events, @Nullable IncidentId incident) {
        var shown = incident;
        for (var event : events) {
            if (event instanceof IncidentEvent.IncidentOpened opened) {
                shown = opened.incident();
            }
        }
        return new Reply.Done(sequence, words(events), shown, null, events);
    }

    private static String words(List<Event> events) {
        return events.isEmpty()
                ? "Already so."
                : events.stream().map(Words::of).distinct().limit(4).collect(Collectors.joining(". "));
    }

    private static @Nullable PositionId positionOf(Asked asked, Centre centre) {
        return centre.positions()
                .findByLogin(asked.who().login())
                .map(Position::id)
                .orElse(null);
    }
}
