package org.tocsin.core.recordings;

import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.recordings.RecordingEvent.RecordingHeard;

/// The rules of the recordings room. It has no state of its own: what was heard is in the journal.
public final class RecordingRules {
    private RecordingRules() {}

    public static Decision decide(RecordingCommand command, Stamp stamp) {
        return switch (command) {
            case RecordingCommand.Hear hear -> hear(hear, stamp);
        };
    }

    private static Decision hear(RecordingCommand.Hear hear, Stamp stamp) {
        if (!(stamp.actor() instanceof Actor.Person person)
                || !hear.supervisor() && !hear.handlers().contains(person.login())) {
            return Decision.reject(new RecordingRejection.NotEntitled(hear.call()));
        }
        return Decision.accept(new RecordingHeard(hear.call(), stamp.at(), person.login(), hear.how(), hear.tracks()));
    }
}
