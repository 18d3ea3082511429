package org.tocsin.core.texts;

import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;

/// The state of the room.
///
/// @param open   conversations of calls that want attention
/// @param closed of calls that are over, the newest [#CLOSED_KEPT]
public record Texts(TextPolicy policy, Chart<CallId, Conversation> open, Chart<CallId, Conversation> closed) {
    /// So many closed conversations stay at hand.
    public static final int CLOSED_KEPT = 200;

    public static final Texts NONE = new Texts(TextPolicy.STANDARD, Chart.empty(), Chart.empty());

    public Optional<Conversation> find(CallId call) {
        return open.find(call).or(() -> closed.find(call));
    }

    Texts with(TextPolicy next) {
        return new Texts(next, open, closed);
    }

    Texts put(Conversation conversation) {
        var id = conversation.call();
        if (conversation.closedAt() == null) {
            return new Texts(policy, open.with(id, conversation), closed.without(id));
        }
        var kept = closed.with(id, conversation);
        var oldest = kept.size() > CLOSED_KEPT ? kept.iterator().next().getKey() : id;
        return new Texts(policy, open.without(id), kept.size() > CLOSED_KEPT ? kept.without(oldest) : kept);
    }
}
