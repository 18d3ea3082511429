package org.tocsin.core.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;

/// What has happened to calls.
public sealed interface CallEvent extends Event {
    CallId call();

    record CallArrived(
            CallId call,
            Instant at,
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
            implements CallEvent {
        public CallArrived {
            fixes = List.copyOf(fixes);
            additional = List.copyOf(additional);
            oddities = List.copyOf(oddities);
        }
    }

    record CallLocated(CallId call, Fix fix) implements CallEvent {}

    /// The network is asked where the caller is now.
    ///
    /// @param by login of a person, or what asked by itself
    record LocationAsked(CallId call, Instant at, String by) implements CallEvent {}

    record LocationRefused(CallId call, Instant at, String why) implements CallEvent {}

    /// A block of additional data came after the call, or in place of its reference. Fields as in
    /// [CallCommand.AddData].
    record DataAdded(CallId call, AdditionalData data, String classOfService) implements CallEvent {}

    /// @param language its code
    record LanguageNoted(CallId call, Instant at, String by, String language, String languageName)
            implements CallEvent {}

    /// Also when a call is taken up from somebody who is no longer at a position.
    record CallAnswered(CallId call, Instant at, String by, PositionId position) implements CallEvent {}

    /// The person who has the call sits somewhere else now.
    record CallMoved(CallId call, PositionId position) implements CallEvent {}

    record CallHeld(CallId call, String by) implements CallEvent {}

    record CallResumed(CallId call, String by) implements CallEvent {}

    /// The caller left before anybody answered.
    record CallAbandoned(CallId call, Instant at, String cause) implements CallEvent {}

    /// The centre lost the call, not the caller: it goes to the call-back list whether answered or not.
    record CallDropped(CallId call, Instant at, String cause) implements CallEvent {}

    /// Two abandoned calls of one caller become one row: `call` stays on the list, `by` ends.
    record AbandonedAgain(CallId call, CallId by) implements CallEvent {}

    /// @param by `caller`, or the login of the person who released it
    record CallEnded(CallId call, Instant at, String by, String cause) implements CallEvent {}

    record CallLinked(CallId call, IncidentId incident) implements CallEvent {}

    /// Somebody is about to call an abandoned caller back; the number is [Call#number].
    record CallBackStarted(CallId call, Instant at, String by, PositionId position) implements CallEvent {}

    record CallBackTried(CallId call, Instant at, String by, String result) implements CallEvent {}

    /// The caller of an abandoned call was called back and is on the line.
    record CallerReached(CallId call, Instant at, String by, PositionId position) implements CallEvent {}

    /// Handed over within the centre, acknowledged by the receiver.
    record CallHandedOver(CallId call, Instant at, String from, String by, PositionId position) implements CallEvent {}

    record AbandonedClosed(CallId call, Instant at, String by, String outcome) implements CallEvent {}

    record CallRecorded(CallId call, String recording, String sha256, long durationMillis) implements CallEvent {}
}
