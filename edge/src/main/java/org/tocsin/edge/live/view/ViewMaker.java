package org.tocsin.edge.live.view;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Spoken;
import org.tocsin.core.closures.Closure;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.Party;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.discrepancies.Discrepancy;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;
import org.tocsin.core.plans.IncidentType;
import org.tocsin.core.plans.Need;
import org.tocsin.core.positions.Position;
import org.tocsin.core.queues.Queue;
import org.tocsin.core.recommend.Recommendation;
import org.tocsin.core.silent.SilentDialogue;
import org.tocsin.core.texts.Conversation;
import org.tocsin.core.units.Unit;
import org.tocsin.core.units.UnitRules;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.avl.ExpectedArrivals;
import org.tocsin.edge.reference.TrustList;

/// Makes views from state. Safe from any thread.
///
/// @param gazetteer    names the door nearest to a caller
/// @param nameOf       the name of a login
/// @param notes        what is known about calls beside the state
/// @param arrivals     when units that are en route will be there
/// @param jurisdiction which places are this centre's
public record ViewMaker(
        Gazetteer gazetteer,
        UnaryOperator<String> nameOf,
        CallNotes notes,
        ExpectedArrivals arrivals,
        Jurisdiction jurisdiction) {
    /// Of those passed over so many are shown, the nearest; a dispatcher seldom ticks further down.
    private static final int PASSED_OVER_SHOWN = 40;
    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1\\d{10}");

    /// How the words of a caller's place begin when only a nearby door is known.
    public static final String NEAR = "near ";

    /// A call with the alarm it carries, if it carries one.
    public CallView call(Call call, Centre centre) {
        var number = call.number();
        var handler = call.handler();
        var position = call.position();
        var incident = call.incident();
        var asking = call.asking();
        var place = call.bestFix().map(this::place).orElse(null);
        var rightPsap = call.bestFix().flatMap(this::findRightPsap);
        var town = place == null ? "" : place.municipality();
        return new CallView(
                call.id().number(),
                call.line(),
                call.line().rank(),
                number == null ? null : readable(number),
                number != null && number.canBeCalledBack(),
                call.displayName(),
                call.service(),
                call.classOfService(),
                call.trunk(),
                call.status(),
                call.arrivedAt(),
                call.answeredAt(),
                handler,
                handler == null ? null : nameOf.apply(handler),
                position == null ? null : position.value(),
                call.endedAt(),
                call.endedBy(),
                call.outcome(),
                incident == null ? null : incident.number(),
                call.attempts(),
                call.callBacks(),
                place,
                Track.of(call.fixes()),
                call.additional().stream().map(ViewMaker::additional).toList(),
                call.oddities(),
                notes.earlierCalls(call.id()),
                notes.findRecording(call.id()).orElse(null),
                rightPsap.orElse(null),
                rightPsap
                        .flatMap(psap -> centre.directory().findCentre(psap, town))
                        .map(listing -> new CallView.CentreView(listing.id(), listing.name()))
                        .orElse(null),
                centre.alarms().find(call.id()).map(AlarmView::of).orElse(null),
                asking == null ? null : new CallView.AskingView(asking.at(), asking.open(), asking.why()),
                centre.queues().findQueue(call.id()).map(Queue::code).orElse(null),
                Spoken.find(call, centre)
                        .map(spoken -> new CallView.SpokenView(
                                spoken.language().code(), spoken.language().name(), spoken.source()))
                        .orElse(null),
                notes.findProtection(call.id()).orElse(null));
    }

    /// A reference is a key to the caller's place: screens show whose it is, not the key.
    private static CallView.AdditionalView additional(AdditionalData data) {
        return new CallView.AdditionalView(
                data.block(),
                data.values().entrySet().stream()
                        .map(pair -> List.of(
                                pair.getKey(),
                                pair.getKey().equals(AdditionalData.REFERENCE)
                                        ? TrustList.findHost(pair.getValue()).orElse("")
                                        : pair.getValue()))
                        .toList());
    }

    /// `(617) 555-0142` in the North American plan, digits elsewhere.
    public static String readable(PhoneNumber number) {
        var digits = number.digits();
        return NORTH_AMERICAN.matcher(digits).matches()
                ? "(" + digits.substring(2, 5) + ") " + digits.substring(5, 8) + "-" + digits.substring(8)
                : digits;
    }

    private CallView.CallPlace place(Fix fix) {
        var area = fix.area();
        var civic = fix.civic();
        var civicLine = civic == null ? null : civic.line();
        var matches = civic != null
                ? gazetteer.match(civic, 1)
                : gazetteer.reverse(java.util.Objects.requireNonNull(area), 1);
        var match = matches.isEmpty() ? null : matches.getFirst();
        @Nullable Point point = area != null ? area.center() : match == null ? null : match.point();
        var districts = point == null ? Districts.NONE : gazetteer.districts(point);
        var town = match != null
                ? match.municipality()
                : districts.find(BoundaryKind.MUNICIPALITY).orElse("");
        return new CallView.CallPlace(
                text(civicLine, match == null ? "" : match.label(), point),
                civicLine,
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                area == null ? null : area.radiusMeters(),
                area == null ? null : Geometry.of(area),
                fix.takenAt(),
                fix.method(),
                fix.source(),
                match == null ? "APPROXIMATE" : match.exactness().name(),
                town,
                names(districts.byKind()));
    }

    private static String text(@Nullable String civic, String nearest, @Nullable Point point) {
        if (civic != null && !civic.isEmpty()) {
            return civic;
        }
        if (!nearest.isEmpty()) {
            return NEAR + nearest;
        }
        return point == null ? "" : String.format(Locale.ROOT, "%.5f, %.5f", point.latitude(), point.longitude());
    }

    private Optional<String> findRightPsap(Fix fix) {
        var area = fix.area();
        var civic = fix.civic();
        var point = area != null
                ? Optional.of(area.center())
                : Optional.ofNullable(civic)
                        .flatMap(address -> gazetteer.match(address, 1).stream()
                                .map(Match::point)
                                .findFirst());
        return point.filter(p -> !p.isNowhere()).flatMap(p -> jurisdiction.findRightPsap(gazetteer.districts(p)));
    }

    public IncidentView incident(Incident incident, Centre centre) {
        var place = incident.place();
        var advice = incident.recommendation();
        return new IncidentView(
                incident.id().number(),
                incident.status(),
                incident.type(),
                incident.typeWords(),
                incident.priority(),
                incident.alarmLevel(),
                place == null ? null : place(place),
                incident.calls().stream().map(CallId::number).toList(),
                incident.notes().stream()
                        .map(note ->
                                new IncidentView.NoteView(note.at(), note.by(), nameOf.apply(note.by()), note.text()))
                        .toList(),
                advice == null || incident.status() == Incident.Status.CLOSED ? null : advice(advice),
                incident.openedAt(),
                incident.openedBy(),
                nameOf.apply(incident.openedBy()),
                incident.dispatchedAt(),
                incident.arrivedAt(),
                incident.closedAt(),
                incident.closedBy(),
                incident.disposition(),
                centre.units().listOn(incident.id()).stream()
                        .map(unit -> unit.id().value())
                        .toList());
    }

    private static IncidentView.PlaceView place(Whereabouts place) {
        var match = place.match();
        var point = place.findPoint();
        return new IncidentView.PlaceView(
                place.typed(),
                place.label(),
                place.municipality(),
                match == null ? "" : match.detail(),
                match == null ? "" : match.crossStreets(),
                point.map(Point::latitude).orElse(null),
                point.map(Point::longitude).orElse(null),
                place.exactness(),
                match == null ? "forced through as typed: nobody has verified it" : match.why(),
                names(place.districts().byKind()),
                names(place.districts().borderline()),
                place.packVersion());
    }

    private static IncidentView.RecommendationView advice(Recommendation advice) {
        var passedOver = advice.rows().size() - advice.listToSend().size();
        return new IncidentView.RecommendationView(
                advice.at(),
                Stream.concat(
                                advice.rows().stream().filter(Recommendation.Row::send),
                                advice.rows().stream()
                                        .filter(row -> !row.send())
                                        .limit(PASSED_OVER_SHOWN))
                        .map(row -> new IncidentView.RecommendationRow(
                                row.unit().value(),
                                row.kind(),
                                row.send(),
                                row.need(),
                                Math.round(row.driveSeconds() * 10) / 10.0,
                                row.positionAgeSeconds(),
                                row.status().name(),
                                row.reason()))
                        .toList(),
                Math.max(0, passedOver - PASSED_OVER_SHOWN),
                advice.unmet(),
                advice.planVersion(),
                advice.packVersion());
    }

    public ConferenceView conference(Conference conference, Centre centre) {
        var met = new TreeSet<>(conference.listTelecommunicators());
        centre.calls().find(conference.call()).ifPresent(call -> {
            Optional.ofNullable(call.answeredBy()).ifPresent(met::add);
            Optional.ofNullable(call.handler()).ifPresent(met::add);
        });
        return new ConferenceView(
                conference.call().number(),
                met.size(),
                conference.parties().stream().map(this::party).toList());
    }

    private ConferenceView.PartyView party(Party party) {
        var position = party.position();
        return new ConferenceView.PartyView(
                party.id().number(),
                party.role(),
                party.label(),
                party.legName(),
                party.status(),
                Languages.find(party.language()).map(Language::name).orElse(""),
                party.ear(),
                party.transfer(),
                party.by(),
                nameOf.apply(party.by()),
                position == null ? null : position.value(),
                party.requestedAt(),
                party.joinedAt(),
                party.acknowledgedAt(),
                party.overAt(),
                party.findTimeToSpeech().map(time -> time.toMillis() / 1000.0).orElse(null),
                party.cause());
    }

    /// Empty while there is nothing to say.
    public Optional<SilentView> silent(CallId call, Centre centre) {
        var dialogue = centre.silent().find(call);
        var heard = notes.findHeard(call);
        var typing = notes.findTyping(call);
        if (dialogue.isEmpty() && heard.isEmpty() && typing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SilentView(
                call.number(),
                heard.map(CallNotes.Heard::sound).orElse(null),
                heard.map(CallNotes.Heard::since).orElse(null),
                typing.orElse(null),
                dialogue.map(SilentDialogue::needs).orElse(null),
                dialogue.map(SilentDialogue::questions).orElse(List.of()).stream()
                        .map(question -> new SilentView.QuestionView(
                                question.number(),
                                question.at(),
                                nameOf.apply(question.by()),
                                question.words(),
                                question.answer()))
                        .toList(),
                dialogue.map(SilentDialogue::digits).orElse(List.of()).stream()
                        .map(press -> new SilentView.DigitView(press.at(), press.digit(), press.meaning()))
                        .toList()));
    }

    public ConversationView conversation(Conversation conversation) {
        var all = conversation.messages();
        return new ConversationView(
                conversation.call().number(),
                conversation.medium(),
                conversation.carryOver(),
                all.subList(Math.max(0, all.size() - ConversationView.SHOWN), all.size()).stream()
                        .map(message -> new ConversationView.MessageView(
                                message.number(),
                                message.at(),
                                message.by(),
                                message.fromCaller() ? "Caller" : nameOf.apply(message.by()),
                                message.medium(),
                                message.text().text(),
                                message.meaning(),
                                message.delivery(),
                                message.reason()))
                        .toList(),
                conversation.closedAt());
    }

    public UnitView unit(Unit unit) {
        var incident = unit.incident();
        @Nullable Duration limit = UnitRules.limit(unit.status());
        return new UnitView(
                unit.id().value(),
                unit.kind(),
                unit.agency(),
                unit.station(),
                unit.municipality(),
                unit.beat(),
                unit.abilities(),
                unit.status(),
                unit.status().words(),
                unit.status().primary(),
                unit.since(),
                incident == null ? null : incident.number(),
                unit.detail(),
                unit.overdue(),
                limit == null ? null : limit.toSeconds(),
                unit.status() == UnitStatus.ER ? arrivals.find(unit.id()).orElse(null) : null,
                Geometry.pair(unit.home()));
    }

    public PositionView position(Position position) {
        return new PositionView(
                position.id().value(),
                position.login(),
                position.name(),
                position.since(),
                position.ready(),
                position.reason(),
                position.connected());
    }

    public ClosureView closure(Closure closure) {
        return new ClosureView(
                closure.id(),
                closure.streets(),
                closure.label(),
                closure.reason(),
                closure.since(),
                closure.by(),
                nameOf.apply(closure.by()),
                closure.until());
    }

    public DiscrepancyView discrepancy(Discrepancy report) {
        var point = report.point();
        var incident = report.incident();
        var call = report.call();
        return new DiscrepancyView(
                report.id(),
                report.kind(),
                report.words(),
                report.typed(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                incident == null ? null : incident.number(),
                call == null ? null : call.number(),
                report.packVersion(),
                report.at(),
                report.by(),
                nameOf.apply(report.by()));
    }

    public TypeView type(IncidentType type) {
        return new TypeView(
                type.code(),
                type.words(),
                type.aliases(),
                type.priority(),
                type.needs().stream().map(Need::words).toList(),
                type.emergency());
    }

    /// Districts by the name of their kind.
    public static Map<String, String> names(Map<BoundaryKind, String> districts) {
        var names = new TreeMap<String, String>();
        districts.forEach((kind, name) -> names.put(kind.name(), name));
        return names;
    }
}
