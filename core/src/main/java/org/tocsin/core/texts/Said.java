package org.tocsin.core.texts;

/// What somebody wrote. A personal value: [#toString] hides it, so that no log can leak it; [#text] is for those
/// entitled.
public record Said(String text) implements Comparable<Said> {

    @Override
    public int compareTo(Said other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return "Said[" + text.length() + " characters]";
    }
}
