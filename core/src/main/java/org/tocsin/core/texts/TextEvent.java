package org.tocsin.core.texts;

import java.time.Instant;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;

/// What has happened to texts.
public sealed interface TextEvent extends Event {

    /// An event of one conversation.
    sealed interface OfConversation extends TextEvent {
        CallId call();
    }

    record TextPolicySet(int mostEach, String bounce) implements TextEvent {}

    record TextServiceChanged(Instant at, String by, boolean inService, String reason) implements TextEvent {}

    /// A new sender was told that text is out of service.
    ///
    /// @param wording what they were told
    record TextBounced(Instant at, Medium medium, Route route, Said text, String wording) implements TextEvent {}

    record TextReceived(CallId call, Instant at, long message, Medium medium, Route route, Said text)
            implements OfConversation {}

    /// @param by login, or the part of the centre that wrote it
    record TextSent(
            CallId call, Instant at, long message, String by, Medium medium, Route route, Said text, String meaning)
            implements OfConversation {}

    record TextDelivered(CallId call, Instant at, long message) implements OfConversation {}

    record TextFailed(CallId call, Instant at, long message, String reason) implements OfConversation {}

    record CarryOverSet(CallId call, Instant at, String by, CarryOver carryOver) implements OfConversation {}

    record ConversationClosed(CallId call, Instant at) implements OfConversation {}
}
