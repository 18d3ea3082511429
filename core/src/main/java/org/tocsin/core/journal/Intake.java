package org.tocsin.core.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;

/// What the writer knows: the state as it is kept, the state as decided so far, and what lies between. For one thread.
///
/// Commands are decided one after the other; their records are [#pending] until somebody has kept them. Then [#kept]
/// makes them the truth and their keys known, or [#revert] forgets them all. No answer of a decision leaves the writer
/// before [#kept]: not a rejection either, since it may rest on what is pending.
///
/// @param <H> the end of the chain
/// @param <R> a record
public final class Intake<H, R> {
    private final Rules rules;
    private final Book<H, R> book;
    private final Supplier<Instant> clock;
    private final KnownKeys keys;
    private final List<R> pending = new ArrayList<>();
    private final Map<String, Answer> pendingKeys = new LinkedHashMap<>();

    private Centre durable;
    private H durableHead;
    private Centre state;
    private H head;

    /// What decides; in the product [org.tocsin.core.centre.Rooms#handle].
    @FunctionalInterface
    public interface Rules {
        Outcome handle(Centre centre, Command command, Stamp stamp);
    }

    /// How a record is written.
    public interface Book<H, R> {
        /// The record that follows `head`.
        R write(H head, Stamp stamp, List<Event> events);

        H head(R record);
    }

    /// @param answer   to be given when the pending records are kept
    /// @param repeated the key had been decided before: this is the first answer again
    /// @param state    the state with the command, if it brought a record
    public record Decided(
            Answer answer, boolean repeated, @Nullable Centre state) {}

    /// @param clock must never go back
    /// @param keys  knows the keys of the records at hand
    /// @param state folded from every record there is
    /// @param head  of the chain of these records
    public Intake(Rules rules, Book<H, R> book, Supplier<Instant> clock, KnownKeys keys, Centre state, H head) {
        this.rules = rules;
        this.book = book;
        this.clock = clock;
        this.keys = keys;
        this.durable = state;
        this.durableHead = head;
        this.state = state;
        this.head = head;
    }

    /// The state as decided so far: some of it may not be kept yet.
    public Centre state() {
        return state;
    }

    /// The state as kept: what may be shown.
    public Centre durable() {
        return durable;
    }

    public H head() {
        return head;
    }

    /// Records decided and not kept yet, in order.
    public List<R> pending() {
        return List.copyOf(pending);
    }

    /// The answer this key has been given, or will be given when the pending records are kept.
    public Optional<Answer> findAnswer(String key) {
        return Optional.ofNullable(pendingKeys.get(key)).or(() -> keys.find(key));
    }

    /// Decides a command, once for each key.
    ///
    /// @throws RuntimeException from the rules, for a bug: nothing has changed
    public Decided decide(Command command, Actor actor, String key) {
        var before = findAnswer(key);
        if (before.isPresent()) {
            return new Decided(before.get(), true, null);
        }
        var stamp = new Stamp(state.sequence() + 1, clock.get(), actor, key);
        return switch (rules.handle(state, command, stamp)) {
            case Outcome.Rejected rejected -> answered(key, new Answer.Rejected(rejected.rejection()), null);
            case Outcome.Accepted accepted
            when accepted.events().isEmpty() ->
                answered(key, new Answer.Accepted(state.sequence(), stamp.at(), List.of()), null);
            case Outcome.Accepted accepted -> {
                var record = book.write(head, stamp, accepted.events());
                pending.add(record);
                head = book.head(record);
                state = accepted.next();
                yield answered(key, new Answer.Accepted(stamp.sequence(), stamp.at(), accepted.events()), state);
            }
        };
    }

    private Decided answered(String key, Answer answer, @Nullable Centre next) {
        pendingKeys.put(key, answer);
        return new Decided(answer, false, next);
    }

    /// Everything decided is durable.
    public void kept() {
        durable = state;
        durableHead = head;
        pendingKeys.forEach((key, answer) -> keys.remember(key, () -> answer));
        pending.clear();
        pendingKeys.clear();
    }

    /// Nothing decided since the last [#kept] was kept, and it never will be: if that is not known, do not revert.
    public void revert() {
        state = durable;
        head = durableHead;
        pending.clear();
        pendingKeys.clear();
    }
}
