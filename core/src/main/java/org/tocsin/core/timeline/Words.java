package org.tocsin.core.timeline;

import java.util.Locale;
import org.tocsin.core.alarms.AlarmEvent;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.directory.DirectoryEvent;
import org.tocsin.core.discrepancies.DiscrepancyEvent;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.maps.MapEvent;
import org.tocsin.core.places.Fix;
import org.tocsin.core.plans.PlanEvent;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.core.queues.QueueEvent;
import org.tocsin.core.recommend.Recommendation;
import org.tocsin.core.recordings.RecordingEvent;
import org.tocsin.core.registry.RegistryEvent;
import org.tocsin.core.silent.SilentEvent;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.core.units.UnitStatus;

/// One line for every event. Who did it and when stand beside the line, not in it.
public final class Words {
    private Words() {}

    public static String of(Event event) {
        return switch (event) {
            case CallEvent e -> ofCall(e);
            case IncidentEvent e -> ofIncident(e);
            case UnitEvent e -> ofUnit(e);
            case PositionEvent e -> ofPosition(e);
            case PlanEvent.PlansLoaded e -> "Incident types " + e.version() + " in force";
            case RegistryEvent e -> ofRegistry(e);
            case RecordingEvent.RecordingHeard e ->
                e.call() + " heard again"
                        + switch (e.how()) {
                            case RECALL -> " at the position";
                            case PLAYBACK -> "";
                        };
            case ClosureEvent.StreetsClosed e -> e.label() + " closed" + after(e.reason());
            case ClosureEvent.StreetsOpened e -> "Closure " + e.closure() + " ended" + after(e.cause());
            case MapEvent.MapPutInForce e ->
                "Map " + e.pack().name() + " " + e.pack().version() + " in force"
                        + (e.replaced().isEmpty() ? "" : ", replacing " + e.replaced())
                        + after(e.pack().unable());
            case DiscrepancyEvent.DiscrepancyReported e ->
                "Wrong data reported (" + e.discrepancy() + "): " + e.words();
            case DiscrepancyEvent.DiscrepancyResolved e -> "Report " + e.discrepancy() + " answered: " + e.answer();
            case DirectoryEvent.DirectoryLoaded e ->
                "Directory " + e.version() + " in force, " + e.listings().size() + " listings";
            case ConferenceEvent e -> ofConference(e);
            case SilentEvent e -> ofSilent(e);
            case TextEvent e -> ofText(e);
            case AlarmEvent e -> AlarmWords.of(e);
            case QueueEvent e -> QueueWords.of(e);
            case TrunkEvent e -> TrunkWords.of(e);
            default -> throw new IllegalStateException("no words for " + event.getClass());
        };
    }

    private static String ofCall(CallEvent event) {
        return switch (event) {
            case CallEvent.CallArrived e ->
                e.line().words() + " call " + e.call() + " arrived on " + e.trunk()
                        + (e.fixes().isEmpty()
                                ? ", no location"
                                : ", " + where(e.fixes().getLast()));
            case CallEvent.CallLocated e -> e.call() + " located again: " + where(e.fix());
            case CallEvent.DataAdded e ->
                e.call() + ": the network adds " + e.data().block();
            case CallEvent.LocationAsked e -> e.call() + ": the network is asked where the caller is";
            case CallEvent.LocationRefused e -> e.call() + ": no new location, " + e.why();
            case CallEvent.LanguageNoted e -> e.call() + ": the caller speaks " + e.languageName();
            case CallEvent.CallAnswered e -> e.call() + " answered at " + e.position();
            case CallEvent.CallMoved e -> e.call() + " is now at " + e.position();
            case CallEvent.CallHeld e -> e.call() + " on hold";
            case CallEvent.CallResumed e -> e.call() + " off hold";
            case CallEvent.CallAbandoned e -> e.call() + ": caller hung up before the answer (" + e.cause() + ")";
            case CallEvent.CallDropped e -> e.call() + " lost by the centre (" + e.cause() + "): call back";
            case CallEvent.AbandonedAgain e -> e.call() + ": the same caller tried again as " + e.by();
            case CallEvent.CallEnded e -> e.call() + ended(e);
            case CallEvent.CallLinked e -> e.call() + " belongs to " + e.incident();
            case CallEvent.CallBackStarted e -> e.call() + " is being called back from " + e.position();
            case CallEvent.CallBackTried e -> e.call() + " called back: " + e.result();
            case CallEvent.CallerReached e -> e.call() + ": the caller was called back and answered at " + e.position();
            case CallEvent.CallHandedOver e -> e.call() + " handed over, now at " + e.position();
            case CallEvent.AbandonedClosed e -> e.call() + " dealt with: " + e.outcome();
            case CallEvent.CallRecorded e ->
                e.call() + " recorded, " + e.durationMillis() / 1000 + " s, sha256 "
                        + e.sha256().substring(0, Math.min(12, e.sha256().length()));
        };
    }

    private static String ended(CallEvent.CallEnded e) {
        if (e.by().equals("caller")) {
            return ": caller hung up";
        }
        return e.cause().startsWith("transferred") ? " " + e.cause() : " released";
    }

    private static String where(Fix fix) {
        var civic = fix.civic();
        if (civic != null && !civic.line().isEmpty()) {
            return civic.line();
        }
        var area = fix.area();
        return area == null
                ? "no position"
                : String.format(
                        Locale.ROOT,
                        "%.5f, %.5f within %.0f m",
                        area.center().latitude(),
                        area.center().longitude(),
                        area.radiusMeters());
    }

    private static String ofIncident(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.IncidentOpened e ->
                e.incident() + " opened" + (e.call() == null ? "" : " from " + e.call());
            case IncidentEvent.IncidentLocated e -> "Location: " + where(e.place());
            case IncidentEvent.IncidentClassified e ->
                "Type: " + e.typeWords() + " (" + e.type() + "), priority " + e.priority();
            case IncidentEvent.IncidentPrioritized e -> "Priority " + e.priority();
            case IncidentEvent.AlarmRaised e -> "Alarm level " + e.level();
            case IncidentEvent.NoteAdded e -> e.text();
            case IncidentEvent.IncidentCallLinked e -> e.call() + " joined";
            case IncidentEvent.UnitsRecommended e -> "Recommended: " + units(e.recommendation());
            case IncidentEvent.FirstUnitSent e -> "First unit sent: " + e.unit();
            case IncidentEvent.FirstUnitArrived e -> "First unit on scene: " + e.unit();
            case IncidentEvent.IncidentClosed e -> "Closed: " + e.disposition();
            case IncidentEvent.IncidentReopened e -> "Reopened" + (e.reason().isBlank() ? "" : ": " + e.reason());
        };
    }

    private static String where(Whereabouts place) {
        return switch (place.exactness()) {
            case FORCED -> place.typed() + " (NOT VERIFIED)";
            case EXACT, INTERPOLATED, APPROXIMATE ->
                place.label()
                        + (place.municipality().isEmpty() ? "" : ", " + place.municipality())
                        + (place.typed().equalsIgnoreCase(place.label())
                                        || place.typed().isBlank()
                                ? ""
                                : " (typed: " + place.typed() + ")");
        };
    }

    private static String units(Recommendation recommendation) {
        var send = recommendation.listToSend();
        var text = new StringBuilder(send.isEmpty() ? "nobody available" : "");
        for (var unit : send) {
            text.append(text.isEmpty() ? "" : ", ").append(unit);
        }
        for (var unmet : recommendation.unmet()) {
            text.append("; ").append(unmet);
        }
        return text.toString();
    }

    private static String ofUnit(UnitEvent event) {
        return switch (event) {
            case UnitEvent.UnitsCommissioned e -> e.units().size() + " units made known";
            case UnitEvent.UnitDispatched e ->
                e.unit() + " dispatched to " + e.incident() + (e.overridden() ? " (override)" : "");
            case UnitEvent.UnitProgressed e ->
                e.unit() + " " + lower(e.status()) + after(e.detail()) + (e.overridden() ? " (override)" : "");
            case UnitEvent.UnitStatusChanged e -> e.unit() + " " + lower(e.status()) + after(e.detail());
            case UnitEvent.UnitReleased e -> e.unit() + " cleared from " + e.incident() + after(e.cause());
            case UnitEvent.UnitHeard e -> e.unit() + " heard from";
            case UnitEvent.UnitOverdue e -> e.unit() + " has been " + lower(e.status()) + " too long without a word";
        };
    }

    private static String lower(UnitStatus status) {
        return status.words().toLowerCase(Locale.ROOT);
    }

    private static String after(String detail) {
        return detail.isBlank() ? "" : ": " + detail;
    }

    private static String ofPosition(PositionEvent event) {
        return switch (event) {
            case PositionEvent.SignedOn e -> e.name() + " signed on at " + e.position();
            case PositionEvent.SignedOff e -> e.login() + " left " + e.position() + ": " + e.cause();
            case PositionEvent.ReadinessChanged e ->
                e.position() + (e.ready() ? " ready" : " not ready: " + e.reason());
            case PositionEvent.ConnectionChanged e ->
                e.position() + (e.connected() ? " connected again" : " lost its connection");
        };
    }

    private static String ofConference(ConferenceEvent event) {
        return switch (event) {
            case ConferenceEvent.InterpreterRequested e -> e.languageName() + " interpreter asked for on " + e.call();
            case ConferenceEvent.InterpreterMissing e ->
                "No provider of " + e.languageName() + " answers: dial another for " + e.call();
            case ConferenceEvent.PartyInvited e ->
                e.label()
                        + (e.role().isDialled() ? " dialled" : " asked onto " + e.call())
                        + (e.transfer() ? ", to take it over" : "");
            case ConferenceEvent.PartyRang e -> "Ringing at " + e.label();
            case ConferenceEvent.PartyJoined e -> e.label() + " joined " + e.call();
            case ConferenceEvent.PartySpoke e ->
                e.label() + " speaks, "
                        + String.format(Locale.ROOT, "%.1f", e.afterMillis() / 1000.0)
                        + " s after the request";
            case ConferenceEvent.PartyFailed e -> e.label() + " not reached" + after(e.cause());
            case ConferenceEvent.PartyLeft e -> e.label() + " left " + e.call() + after(e.cause());
            case ConferenceEvent.SupervisorListened e ->
                "Supervisor at " + e.position() + " on " + e.call() + ": "
                        + e.ear().words();
            case ConferenceEvent.TransferAcknowledged e ->
                e.label() + " acknowledged " + e.call() + (e.receiver().isEmpty() ? "" : " (" + e.receiver() + ")");
            case ConferenceEvent.ReferRefused e ->
                e.call() + ": " + e.asker() + " asked to move the call and was refused" + after(e.why());
            case ConferenceEvent.KeysPressed e -> e.keys().length() + " keys pressed for " + e.label();
        };
    }

    private static String ofSilent(SilentEvent event) {
        return switch (event) {
            case SilentEvent.QuestionAsked e -> "Asked the silent caller: " + e.words();
            case SilentEvent.DigitPressed e -> {
                var meaning = e.meaning();
                yield meaning == null
                        ? "Caller pressed " + e.digit()
                        : "Caller pressed " + e.digit() + ": " + meaning.words();
            }
        };
    }

    private static String ofText(TextEvent event) {
        return switch (event) {
            case TextEvent.TextPolicySet e -> "At most " + e.mostEach() + " text conversations each";
            case TextEvent.TextServiceChanged e ->
                e.inService() ? "Text to 9-1-1 back in service" : "Text to 9-1-1 OUT OF SERVICE" + after(e.reason());
            case TextEvent.TextBounced e ->
                "A text could not be served: " + e.text().text() + " (the sender was told)";
            case TextEvent.TextReceived e ->
                "Caller wrote (" + e.medium().words() + "): " + e.text().text();
            case TextEvent.TextSent e ->
                "Wrote to the caller (" + e.medium().words() + "): " + e.text().text()
                        + (e.meaning().isEmpty() ? "" : " [" + e.meaning() + "]");
            case TextEvent.TextDelivered _ -> "The text was taken by the network";
            case TextEvent.TextFailed e -> "The text DID NOT ARRIVE" + after(e.reason());
            case TextEvent.CarryOverSet e ->
                switch (e.carryOver()) {
                    case NONE -> "Both speak";
                    case TEXT -> "Both type";
                    case VOICE -> "Voice carry-over: the caller speaks and reads";
                    case HEARING -> "Hearing carry-over: the caller hears and types";
                };
            case TextEvent.ConversationClosed e -> e.call() + ": conversation closed";
        };
    }

    private static String ofRegistry(RegistryEvent event) {
        return switch (event) {
            case RegistryEvent.EntriesFiled e -> e.entries().size() + " residents' records filed";
            case RegistryEvent.EntryErased e -> "Resident's record erased: " + e.cause();
            case RegistryEvent.EntrySeen e -> "Resident's record opened for " + e.call() + " (" + e.ground() + ")";
        };
    }
}
