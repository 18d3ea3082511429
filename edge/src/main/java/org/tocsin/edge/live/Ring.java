package org.tocsin.edge.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The last deltas, for clients that come back. Bounded by count and by size. Not thread-safe.
final class Ring {
    private final int mostFrames;
    private final long mostCharacters;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private long characters;
    /// Everything after this sequence is here.
    private long since;

    Ring(long since, int mostFrames, long mostCharacters) {
        this.since = since;
        this.mostFrames = mostFrames;
        this.mostCharacters = mostCharacters;
    }

    void add(Frame frame) {
        frames.addLast(frame);
        characters += frame.characters();
        while (frames.size() > mostFrames || characters > mostCharacters) {
            var oldest = frames.removeFirst();
            characters -= oldest.characters();
            since = oldest.seq();
        }
    }

    /// What a client that has seen everything up to `seq` has missed; empty when that is no longer known. The frames of
    /// `seq` itself come again: entities are whole, so a repetition does no harm and a late addition is not missed.
    Optional<List<Frame>> listSince(long seq) {
        return seq < since
                ? Optional.empty()
                : Optional.of(
                        frames.stream().filter(frame -> frame.seq() >= seq).toList());
    }
}
