package org.tocsin.core.positions;

import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;

/// What can be asked about positions. The person is the actor of the command.
public sealed interface PositionCommand extends Command {
    /// Sit down; `takeOver` moves whoever is signed on there away.
    record SignOn(PositionId position, boolean takeOver) implements PositionCommand {}

    record SignOff(PositionId position) implements PositionCommand {}

    /// Take calls, or stop taking them for a reason.
    record SetReady(PositionId position, boolean ready, String reason) implements PositionCommand {}

    /// The console of a position went away or came back.
    record NoteConnection(PositionId position, boolean connected) implements PositionCommand {}
}
