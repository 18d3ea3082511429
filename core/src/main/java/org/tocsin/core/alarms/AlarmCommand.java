package org.tocsin.core.alarms;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;

/// What can be asked about alarms.
public sealed interface AlarmCommand extends Command {

    /// A source reports an alarm; its call has just arrived with this carrier.
    record Receive(String signalling, AlarmReport report) implements AlarmCommand {}

    /// A source has something new to say about an alarm.
    record Update(String source, String reference, String message, AlarmUpdate.Kind kind, String words)
            implements AlarmCommand {
        public Update {
            if (!kind.fromSource()) {
                throw new IllegalArgumentException("a source sends information, a cancellation or a key holder");
            }
        }
    }

    /// The alarm's call is an incident's now. Follows from the calls room.
    record Accept(CallId call, IncidentId incident) implements AlarmCommand {}

    /// Whoever answered the alarm does not take it.
    ///
    /// @param words needed with [Refusal#OTHER]
    record Reject(CallId call, Refusal refusal, String words) implements AlarmCommand {}

    /// A word or a question for the source.
    record Tell(CallId call, String words) implements AlarmCommand {}

    /// What the responders do, for the sources of an incident's alarms. Follows from the incidents room.
    record NoteProgress(IncidentId incident, String words) implements AlarmCommand {}
}
