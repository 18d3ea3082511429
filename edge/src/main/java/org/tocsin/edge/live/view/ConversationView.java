package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.texts.CarryOver;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.TextMessage;

/// What is written on a call; only for those who may see who calls.
///
/// @param id       number of the call
/// @param medium   by which the next answer goes
/// @param carryOver who speaks, on a call with a text telephone
/// @param messages oldest first, the latest only
public record ConversationView(
        long id,
        Medium medium,
        CarryOver carryOver,
        List<MessageView> messages,
        @Nullable Instant closedAt) {
    /// So many messages are shown; the timeline has all.
    public static final int SHOWN = 120;

    /// @param by      login, or `caller`
    /// @param meaning of canned words in another language, empty for none
    /// @param reason  why it did not arrive
    public record MessageView(
            long number,
            Instant at,
            String by,
            String byName,
            Medium medium,
            String text,
            String meaning,
            TextMessage.Delivery delivery,
            String reason) {}
}
