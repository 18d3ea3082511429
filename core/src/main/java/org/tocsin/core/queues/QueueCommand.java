package org.tocsin.core.queues;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Line;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;

/// What can be asked about queues.
public sealed interface QueueCommand extends Command {
    /// Put lines and people in force, whole.
    record Load(QueuePlan plan) implements QueueCommand {}

    /// A call has arrived. Follows from the calls room.
    record Enqueue(
            CallId call, Line line, String trunk, @Nullable PhoneNumber number, Signs signs) implements QueueCommand {}

    /// Who is free has changed: offers look again whom they ring. Follows from the calls and positions rooms.
    record Distribute() implements QueueCommand {}

    /// A waiting call's offer or patience is over. A timer's.
    record PassOn(CallId call) implements QueueCommand {}

    /// A position has put a call down. Follows from the calls room.
    record StartWrapUp(PositionId position) implements QueueCommand {}

    /// Whoever wraps up needs longer.
    record ExtendWrapUp(PositionId position, int seconds) implements QueueCommand {}

    /// Done, or the time is up.
    record EndWrapUp(PositionId position) implements QueueCommand {}

    /// A position's console went away, or somebody was moved from it. Follows from the positions room.
    record NoteAbsence(PositionId position) implements QueueCommand {}

    /// A person judges better than the signs: a suspect, or not. `why` is kept.
    record Judge(CallId call, boolean suspect, String why) implements QueueCommand {}
}
