package org.tocsin.core.texts;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;

/// What can be asked about texts.
public sealed interface TextCommand extends Command {

    /// How texts are served, from the configuration. Whether they are is left as it stands.
    record SetPolicy(int mostEach, String bounce) implements TextCommand {}

    /// Takes text into or out of service; a reason is wanted for out.
    record SetService(boolean inService, String reason) implements TextCommand {}

    /// The network brings a text of the caller whose call has this carrier.
    record Receive(String signalling, Medium medium, Route route, Said text) implements TextCommand {}

    /// Who has the call writes to its caller.
    ///
    /// @param meaning what canned words mean in the language of the centre, empty when they are in it
    record Send(CallId call, Said text, String meaning) implements TextCommand {}

    /// Who speaks and who types from now on, on a call with a text telephone.
    record SetCarryOver(CallId call, CarryOver carryOver) implements TextCommand {}

    /// What became of a message sent.
    ///
    /// @param reason why it failed
    record NoteDelivery(CallId call, long message, boolean delivered, String reason) implements TextCommand {}

    /// The call is over. Follows from the calls room.
    record Close(CallId call) implements TextCommand {}
}
