package org.tocsin.core.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;

/// What can be asked about calls.
public sealed interface CallCommand extends Command {

    /// The network offers a call. Fields as in [Call].
    ///
    /// @param signs what else was seen of it, for routing and triage
    record Arrive(
            String signalling,
            Line line,
            @Nullable PhoneNumber number,
            String displayName,
            String service,
            String classOfService,
            String trunk,
            String networkCallId,
            String networkIncidentId,
            List<Fix> fixes,
            List<AdditionalData> additional,
            List<String> oddities,
            @Nullable Signs signs)
            implements CallCommand {
        /// A call nothing more is known of.
        public Arrive(
                String signalling,
                Line line,
                @Nullable PhoneNumber number,
                String displayName,
                String service,
                String classOfService,
                String trunk,
                String networkCallId,
                String networkIncidentId,
                List<Fix> fixes,
                List<AdditionalData> additional,
                List<String> oddities) {
            this(
                    signalling,
                    line,
                    number,
                    displayName,
                    service,
                    classOfService,
                    trunk,
                    networkCallId,
                    networkIncidentId,
                    fixes,
                    additional,
                    oddities,
                    null);
        }

        public Arrive {
            fixes = List.copyOf(fixes);
            additional = List.copyOf(additional);
            oddities = List.copyOf(oddities);
        }
    }

    /// Another report of where the caller is.
    record AddFix(CallId call, Fix fix) implements CallCommand {}

    /// Ask the network where the caller is now. Whoever can ask reads [CallEvent.LocationAsked] and tells what came of
    /// it with [AddFix] or [LocationNotGiven].
    record AskLocation(CallId call) implements CallCommand {}

    /// Nothing came of asking; `why` in words.
    record LocationNotGiven(CallId call, String why) implements CallCommand {}

    /// More of what the network says about a call: a block that was only referred to, or a reference that came later.
    /// It takes the place of the block with its name and reference.
    ///
    /// @param classOfService what the block says of it; empty if nothing
    record AddData(CallId call, AdditionalData data, String classOfService) implements CallCommand {}

    /// Somebody has heard what the caller speaks: a code of the directory's languages.
    record NoteLanguage(CallId call, String language) implements CallCommand {}

    /// A person takes a ringing call at their position.
    record Answer(CallId call, PositionId position) implements CallCommand {}

    /// The caller waits, the position keeps the call.
    record Hold(CallId call) implements CallCommand {}

    /// Back to a caller on hold.
    record Resume(CallId call) implements CallCommand {}

    /// The network says the caller is gone: hung up, cancelled or lost (`cause` in words).
    record CallerGone(String signalling, String cause) implements CallCommand {}

    /// The centre itself lost the carrier of a call: a restart, a broken trunk. The caller must be called back.
    record CarrierLost(String signalling, String cause) implements CallCommand {}

    /// A person sits somewhere else now: the callers on their line follow. Follows from the positions room.
    record MoveCalls(String login, PositionId position) implements CallCommand {}

    /// The telecommunicator ends the call.
    record Release(CallId call) implements CallCommand {}

    /// Tie a call to an incident that lists it. Follows from the incidents room.
    record LinkIncident(CallId call, IncidentId incident) implements CallCommand {}

    /// Ring an abandoned caller from the position of whoever asks. Whoever can dial reads
    /// [CallEvent.CallBackStarted] and tells what came of it with [TryCallBack]; without one a person does both.
    record CallBack(CallId call) implements CallCommand {}

    /// Somebody tried to call an abandoned caller back; `result` says what came of it. The call stays on the list.
    record TryCallBack(CallId call, String result) implements CallCommand {}

    /// The caller of an abandoned call was called back and answered. Follows from the conference room.
    record Reach(CallId call, String by, PositionId position) implements CallCommand {}

    /// A call-back came to nothing. Follows from the conference room.
    record NoteCallBack(CallId call, String by, String result) implements CallCommand {}

    /// The receiver of a transfer has acknowledged. Follows from the conference room.
    record HandOver(CallId call, String login, PositionId position) implements CallCommand {}

    /// The caller was handed to somebody outside, who talks on. Follows from the conference room.
    record HandOutside(CallId call, String to) implements CallCommand {}

    /// An abandoned call was dealt with, `outcome` says how.
    record CloseAbandoned(CallId call, String outcome) implements CallCommand {}

    /// Many abandoned calls were dealt with in one way: a burst of suspects. Those dealt with already stay as they are.
    record CloseAbandonedCalls(List<CallId> calls, String outcome) implements CallCommand {
        /// More at once would hold up everybody else.
        public static final int MOST = 500;

        public CloseAbandonedCalls {
            calls = List.copyOf(calls);
            if (calls.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " calls at once");
            }
        }
    }

    /// The recording of a call is complete on disk.
    ///
    /// @param recording name of the recording
    /// @param sha256    of its bytes, hexadecimal
    record NoteRecording(CallId call, String recording, String sha256, long durationMillis) implements CallCommand {}
}
