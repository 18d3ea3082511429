package org.tocsin.core.texts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message of a conversation.
///
/// @param number  within the conversation, from 1
/// @param by      login of who wrote it, a part of the centre that did, or `caller`
/// @param meaning of canned words in a language the telecommunicator may not read; empty for none
/// @param reason  why it failed, empty while it did not
/// @param settledAt when it was known to have arrived, or to have failed
public record TextMessage(
        long number,
        Instant at,
        String by,
        Medium medium,
        Said text,
        String meaning,
        Delivery delivery,
        String reason,
        @Nullable Instant settledAt) {
    /// Author of what the caller wrote.
    public static final String CALLER = "caller";

    /// What became of a message.
    public enum Delivery {
        /// From the caller.
        RECEIVED,
        /// Handed to the network, no answer yet.
        SENDING,
        /// The network, or the caller's device, has taken it.
        SENT,
        /// It did not arrive, as far as is known.
        FAILED
    }

    public boolean fromCaller() {
        return delivery == Delivery.RECEIVED;
    }

    TextMessage settled(Delivery outcome, String why, Instant when) {
        return new TextMessage(number, at, by, medium, text, meaning, outcome, why, when);
    }
}
