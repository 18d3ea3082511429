package org.tocsin.sim.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists of words in resource files: `[section]` lines, then words apart by commas, `#` for remarks.
final class WordLists {
    private final String file;
    private final Map<String, List<String>> sections = new HashMap<>();

    private WordLists(String file) {
        this.file = file;
    }

    /// Reads a file that stands beside this class.
    static WordLists read(String file) {
        try (var in = WordLists.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing word list " + file);
            }
            var lists = new WordLists(file);
            lists.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parse(String text) {
        List<String> section = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                for (String word : line.split(",", -1)) {
                    section.add(word.strip());
                }
            }
        }
    }

    List<String> get(String section) {
        var words = sections.get(section);
        if (words == null) {
            throw new IllegalStateException("no section [" + section + "] in " + file);
        }
        return words;
    }
}
