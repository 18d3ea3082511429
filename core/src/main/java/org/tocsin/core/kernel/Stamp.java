package org.tocsin.core.kernel;

import java.time.Instant;

/// What the writer adds to every command before it is decided.
///
/// @param sequence the command's place in the one order of the centre, from 1 without gaps among accepted commands
/// @param at       when the centre took it up (the writer's clock)
/// @param actor    who asked
/// @param key      idempotency key chosen by the asker: the same key is decided once
public record Stamp(long sequence, Instant at, Actor actor, String key) {
    public Stamp {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1: " + sequence);
        }
        if (key.isBlank()) {
            throw new IllegalArgumentException("a command needs an idempotency key");
        }
    }
}
