package org.tocsin.edge.live.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.texts.CarryOver;

/// A command as the console words it; `type` names the room and the command.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.SignOn.class, name = "positions.SignOn"),
    @JsonSubTypes.Type(value = Request.SignOff.class, name = "positions.SignOff"),
    @JsonSubTypes.Type(value = Request.SetReady.class, name = "positions.SetReady"),
    @JsonSubTypes.Type(value = Request.Answer.class, name = "calls.Answer"),
    @JsonSubTypes.Type(value = Request.NoteLanguage.class, name = "calls.NoteLanguage"),
    @JsonSubTypes.Type(value = Request.AskLocation.class, name = "calls.AskLocation"),
    @JsonSubTypes.Type(value = Request.Hold.class, name = "calls.Hold"),
    @JsonSubTypes.Type(value = Request.Resume.class, name = "calls.Resume"),
    @JsonSubTypes.Type(value = Request.SendText.class, name = "texts.Send"),
    @JsonSubTypes.Type(value = Request.SetCarryOver.class, name = "texts.SetCarryOver"),
    @JsonSubTypes.Type(value = Request.AskSilently.class, name = "silent.Ask"),
    @JsonSubTypes.Type(value = Request.SetTextService.class, name = "texts.SetService"),
    @JsonSubTypes.Type(value = Request.Release.class, name = "calls.Release"),
    @JsonSubTypes.Type(value = Request.RejectAlarm.class, name = "alarms.Reject"),
    @JsonSubTypes.Type(value = Request.TellSource.class, name = "alarms.Tell"),
    @JsonSubTypes.Type(value = Request.TryCallBack.class, name = "calls.TryCallBack"),
    @JsonSubTypes.Type(value = Request.CallBack.class, name = "calls.CallBack"),
    @JsonSubTypes.Type(value = Request.CloseAbandoned.class, name = "calls.CloseAbandoned"),
    @JsonSubTypes.Type(value = Request.DialListing.class, name = "conference.DialListing"),
    @JsonSubTypes.Type(value = Request.DialNumber.class, name = "conference.DialNumber"),
    @JsonSubTypes.Type(value = Request.InvitePosition.class, name = "conference.InvitePosition"),
    @JsonSubTypes.Type(value = Request.RequestInterpreter.class, name = "conference.RequestInterpreter"),
    @JsonSubTypes.Type(value = Request.Join.class, name = "conference.Join"),
    @JsonSubTypes.Type(value = Request.Listen.class, name = "conference.Listen"),
    @JsonSubTypes.Type(value = Request.Acknowledge.class, name = "conference.Acknowledge"),
    @JsonSubTypes.Type(value = Request.Drop.class, name = "conference.Drop"),
    @JsonSubTypes.Type(value = Request.PressKeys.class, name = "conference.PressKeys"),
    @JsonSubTypes.Type(value = Request.Verify.class, name = "calls.Verify"),
    @JsonSubTypes.Type(value = Request.CloseBurst.class, name = "calls.CloseBurst"),
    @JsonSubTypes.Type(value = Request.Judge.class, name = "queues.Judge"),
    @JsonSubTypes.Type(value = Request.ExtendWrapUp.class, name = "queues.ExtendWrapUp"),
    @JsonSubTypes.Type(value = Request.EndWrapUp.class, name = "queues.EndWrapUp"),
    @JsonSubTypes.Type(value = Request.Open.class, name = "incidents.Open"),
    @JsonSubTypes.Type(value = Request.Locate.class, name = "incidents.Locate"),
    @JsonSubTypes.Type(value = Request.Classify.class, name = "incidents.Classify"),
    @JsonSubTypes.Type(value = Request.Prioritize.class, name = "incidents.Prioritize"),
    @JsonSubTypes.Type(value = Request.RaiseAlarm.class, name = "incidents.RaiseAlarm"),
    @JsonSubTypes.Type(value = Request.AddNote.class, name = "incidents.AddNote"),
    @JsonSubTypes.Type(value = Request.LinkCall.class, name = "incidents.LinkCall"),
    @JsonSubTypes.Type(value = Request.Recommend.class, name = "incidents.Recommend"),
    @JsonSubTypes.Type(value = Request.Close.class, name = "incidents.Close"),
    @JsonSubTypes.Type(value = Request.Reopen.class, name = "incidents.Reopen"),
    @JsonSubTypes.Type(value = Request.Dispatch.class, name = "units.Dispatch"),
    @JsonSubTypes.Type(value = Request.Report.class, name = "units.Report"),
    @JsonSubTypes.Type(value = Request.Clear.class, name = "units.Clear"),
    @JsonSubTypes.Type(value = Request.CloseStreets.class, name = "closures.Close"),
    @JsonSubTypes.Type(value = Request.OpenStreets.class, name = "closures.Open"),
    @JsonSubTypes.Type(value = Request.ReportWrong.class, name = "discrepancies.Report"),
    @JsonSubTypes.Type(value = Request.ResolveReport.class, name = "discrepancies.Resolve")
})
public sealed interface Request {
    record SignOn(String position, boolean takeOver) implements Request {}

    record SignOff(String position) implements Request {}

    record SetReady(String position, boolean ready, String reason) implements Request {}

    record Answer(long call) implements Request {}

    /// The network is asked where the caller is now; what comes of it is in the call.
    /// @param language its code in the directory
    record NoteLanguage(long call, String language) implements Request {}

    record AskLocation(long call) implements Request {}

    record Hold(long call) implements Request {}

    record Resume(long call) implements Request {}

    record Release(long call) implements Request {}

    /// Do not take an alarm.
    ///
    /// @param refusal `BAD_ADDRESS`, `BAD_EVENT`, `TOO_OLD`, `OTHER`
    /// @param words   needed with `OTHER`
    record RejectAlarm(long call, String refusal, String words) implements Request {}

    /// A word or a question for the source of an alarm.
    record TellSource(long call, String words) implements Request {}

    /// Write to the caller.
    ///
    /// @param meaning what canned words mean in the language of the centre
    record SendText(long call, String text, @Nullable String meaning) implements Request {
        /// What is written is personal.
        @Override
        public String toString() {
            return "SendText[" + call + "]";
        }
    }

    /// Who speaks on a call with a text telephone: `NONE` (both speak), `TEXT`, `VOICE`, `HEARING`.
    record SetCarryOver(long call, CarryOver carryOver) implements Request {}

    /// A question to be answered by keys was put to the caller.
    record AskSilently(long call, String words) implements Request {}

    record SetTextService(boolean inService, @Nullable String reason) implements Request {}

    /// Somebody tried to call an abandoned caller back; `result` says what came of it.
    record TryCallBack(long call, String result) implements Request {}

    /// Ring an abandoned caller.
    record CallBack(long call) implements Request {}

    record CloseAbandoned(long call, String outcome) implements Request {}

    /// Dial somebody of the directory onto a call.
    ///
    /// @param transfer the caller is to be handed over
    /// @param override also beyond three telecommunicators
    record DialListing(
            long call,
            String listing,
            boolean transfer,
            @Nullable Boolean override) implements Request {}

    /// Dial a number or SIP URI onto a call.
    record DialNumber(long call, String number, boolean transfer) implements Request {
        /// It may be a person's.
        @Override
        public String toString() {
            return "DialNumber[call=" + call + "]";
        }
    }

    record InvitePosition(
            long call,
            String position,
            boolean transfer,
            @Nullable Boolean override) implements Request {}

    /// @param language its code
    record RequestInterpreter(long call, String language) implements Request {}

    /// Come onto the call one is asked to.
    record Join(long party) implements Request {}

    /// A supervisor listens, whispers or barges in.
    record Listen(long call, Ear ear) implements Request {}

    /// The receiver of a transfer has the caller; `receiver` is the name given by one outside.
    record Acknowledge(long party, @Nullable String receiver) implements Request {}

    record Drop(long party) implements Request {}

    /// @param party to whom, absent for the caller
    record PressKeys(long call, @Nullable Long party, String keys) implements Request {
        /// They may be a code.
        @Override
        public String toString() {
            return "PressKeys[call=" + call + "]";
        }
    }
    /// About those who wait, those who hung up, and wrapping up.
    sealed interface OfQueue extends Request {}

    /// Police to verify an abandoned call: opens an incident where the caller was.
    record Verify(long call) implements OfQueue {}

    /// Suspects of one source who hung up were dealt with; at most 500 at once.
    record CloseBurst(String source, String outcome) implements OfQueue {}

    record Judge(long call, boolean suspect, String why) implements OfQueue {}

    record ExtendWrapUp(int seconds) implements OfQueue {}

    record EndWrapUp() implements OfQueue {}

    record Open(
            @Nullable Long call,
            @Nullable PlaceRequest place,
            @Nullable String incidentType,
            @Nullable Integer priority,
            @Nullable String note)
            implements Request {}

    record Locate(long incident, PlaceRequest place) implements Request {}

    record Classify(long incident, String incidentType) implements Request {}

    record Prioritize(long incident, int priority) implements Request {}

    record RaiseAlarm(long incident, int level) implements Request {}

    record AddNote(long incident, String text) implements Request {}

    record LinkCall(long incident, long call) implements Request {}

    /// The server measures drive times and decides.
    record Recommend(long incident) implements Request {}

    record Close(
            long incident, String disposition, @Nullable Boolean override) implements Request {}

    record Reopen(long incident, String reason) implements Request {}

    record Dispatch(long incident, List<String> units, boolean override) implements Request {}

    /// @param detail words with it: hospital, reason; may be empty
    record Report(String unit, String status, String detail, boolean override) implements Request {}

    /// Take a unit off its incident: it is available again.
    record Clear(String unit) implements Request {}

    /// Close street pieces, named one by one or by a point on one of them.
    ///
    /// @param street the name the piece nearest to the point must have, absent for any
    /// @param label  in words, absent for what the map calls it
    /// @param until  when it ends by itself, absent for until opened
    record CloseStreets(
            @Nullable List<String> streets,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String street,
            @Nullable String label,
            String reason,
            @Nullable Instant until)
            implements Request {}

    record OpenStreets(long closure, @Nullable String cause) implements Request {}

    /// Data are wrong. What was typed and where is taken from the incident or the call when it is not said.
    ///
    /// @param kind as in [org.tocsin.core.discrepancies.Discrepancy.Kind]
    record ReportWrong(
            String kind,
            String words,
            @Nullable String typed,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Long incident,
            @Nullable Long call)
            implements Request {}

    record ResolveReport(long discrepancy, String answer) implements Request {}

    /// Where, in words, by a chosen match, or by a click on the map.
    ///
    /// @param matchId one of the matches the words were answered with
    /// @param force   take the words as they stand when nothing certain is known
    record PlaceRequest(
            String typed,
            @Nullable String matchId,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Boolean force) {}
}
