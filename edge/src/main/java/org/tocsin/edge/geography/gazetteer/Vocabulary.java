package org.tocsin.edge.geography.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words a pack's names are made of, a few thousand, and which of them a mistyped one is near to: one pass over
/// letter masks, and a count of edits only for words that share nearly all their letters.
final class Vocabulary {
    private final Set<String> known;
    private final String[] words;
    private final int[] masks;

    Vocabulary(Collection<String> words) {
        known = new HashSet<>(words);
        this.words = known.stream().sorted().toArray(String[]::new);
        masks = new int[this.words.length];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = mask(this.words[i]);
        }
    }

    boolean holds(String word) {
        return known.contains(word);
    }

    /// Words at most so many edits away, the word itself included if known.
    List<String> near(String word, int edits) {
        var near = new ArrayList<String>();
        int mask = mask(word);
        for (int i = 0; i < words.length; i++) {
            // One edit changes at most two letters of the mask.
            boolean alike = Integer.bitCount(mask ^ masks[i]) <= 2 * edits
                    && Math.abs(words[i].length() - word.length()) <= edits;
            if (alike && Likeness.edits(words[i], word, edits) <= edits) {
                near.add(words[i]);
            }
        }
        return near;
    }

    private static int mask(String word) {
        int mask = 0;
        for (int i = 0; i < word.length(); i++) {
            mask |= 1 << (word.charAt(i) & 31);
        }
        return mask;
    }
}
