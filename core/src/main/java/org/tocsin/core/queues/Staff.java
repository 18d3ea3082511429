package org.tocsin.core.queues;

import java.util.List;

/// What a person can do, beyond what everybody can.
///
/// @param languages by tag
public record Staff(String login, List<String> skills, List<String> languages) {
    public Staff {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
    }
}
