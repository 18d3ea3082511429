package org.tocsin.core.queues;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.PositionId;

/// A position as a queue sees it.
///
/// @param connected   its console is there
/// @param ready       takes calls
/// @param busy        talks with somebody
/// @param wrappingUp  between two calls
/// @param idleSince   the end of the last call, or the sign-on
/// @param skills      of whoever sits there
public record Seat(
        PositionId position,
        boolean connected,
        boolean ready,
        boolean busy,
        boolean wrappingUp,
        Instant idleSince,
        List<String> skills,
        List<String> languages) {
    public Seat {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
    }

    /// Can take a call at once.
    public boolean free() {
        return connected && ready && !busy && !wrappingUp;
    }

    boolean has(String skill) {
        return skill.isEmpty() || skills.contains(skill);
    }

    /// By the tag's language alone: who speaks `pt` is rung for `pt-BR`.
    boolean speaks(List<String> wanted) {
        return wanted.stream().anyMatch(tag -> languages.contains(tag) || languages.contains(tag.split("-", 2)[0]));
    }
}
