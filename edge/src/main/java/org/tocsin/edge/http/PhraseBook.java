package org.tocsin.edge.http;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Canned words for texts, the same in several languages, each with a key of its own. The first language is the
/// centre's: every phrase has words in it, which stand beside those of the others.
///
/// @param languages   best known first
/// @param questions   asked of a silent caller
/// @param silentTypes incident type for `POLICE`, `FIRE`, `AMBULANCE`
public record PhraseBook(
        String version,
        List<Language> languages,
        List<Phrase> phrases,
        List<Question> questions,
        Map<String, String> silentTypes) {
    /// Something asked of a caller who answers by keys.
    public record Question(String key, String words) {}

    /// @param code BCP 47, `es`
    /// @param name in the centre's language
    /// @param own  in itself
    public record Language(String code, String name, String own) {}

    /// @param key   one letter or digit
    /// @param words by the code of the language
    public record Phrase(String key, String id, Map<String, String> words) {
        public Phrase {
            words = Map.copyOf(words);
        }
    }

    /// @throws IllegalArgumentException for a book nobody could work with, saying where
    public PhraseBook {
        languages = List.copyOf(languages);
        phrases = List.copyOf(phrases);
        questions = List.copyOf(questions);
        silentTypes = Map.copyOf(silentTypes);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a phrase book has a language");
        }
        var keys = new HashSet<String>();
        for (var phrase : phrases) {
            if (!phrase.key().matches("[1-9A-Z]") || !keys.add(phrase.key())) {
                throw new IllegalArgumentException("phrase " + phrase.id() + " needs a key of its own, 1-9 or A-Z");
            }
            if (phrase.words().getOrDefault(languages.getFirst().code(), "").isBlank()) {
                throw new IllegalArgumentException("phrase " + phrase.id() + " has no words in "
                        + languages.getFirst().name());
            }
        }
    }
}
