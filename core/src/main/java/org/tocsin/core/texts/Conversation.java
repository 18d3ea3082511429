package org.tocsin.core.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;

/// Everything written on one call.
///
/// @param medium   by which the caller was last heard, hence by which an answer goes
/// @param route    where an answer goes
/// @param messages oldest first, the latest [#KEPT]; the journal has all
/// @param next     number of the next message
/// @param carryOver who speaks, on a call with a text telephone
/// @param closedAt when the call was over
public record Conversation(
        CallId call,
        Medium medium,
        Route route,
        List<TextMessage> messages,
        long next,
        Instant beganAt,
        CarryOver carryOver,
        @Nullable Instant closedAt) {
    /// Messages kept at hand.
    public static final int KEPT = 400;

    public Conversation {
        messages = List.copyOf(messages);
    }

    static Conversation begin(CallId call, Medium medium, Route route, Instant at) {
        return new Conversation(call, medium, route, List.of(), 1, at, CarryOver.TEXT, null);
    }

    public Optional<TextMessage> find(long number) {
        return messages.stream().filter(message -> message.number() == number).findFirst();
    }

    /// Messages handed to the network whose fate is not known.
    public List<TextMessage> listUnsettled() {
        return messages.stream()
                .filter(message -> message.delivery() == TextMessage.Delivery.SENDING)
                .toList();
    }

    Conversation with(TextMessage message, Medium by, Route to) {
        var all = new ArrayList<>(messages);
        all.add(message);
        var kept = all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all;
        return new Conversation(call, by, to, kept, message.number() + 1, beganAt, carryOver, closedAt);
    }

    Conversation settle(long number, TextMessage.Delivery outcome, String reason, Instant at) {
        var all = messages.stream()
                .map(message -> message.number() == number ? message.settled(outcome, reason, at) : message)
                .toList();
        return new Conversation(call, medium, route, all, next, beganAt, carryOver, closedAt);
    }

    Conversation carried(CarryOver mode) {
        return new Conversation(call, medium, route, messages, next, beganAt, mode, closedAt);
    }

    Conversation closed(Instant at) {
        return new Conversation(call, medium, route, messages, next, beganAt, carryOver, at);
    }
}
