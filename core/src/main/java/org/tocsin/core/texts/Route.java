package org.tocsin.core.texts;

/// The way back to a sender, in the words of the adapter that carries texts; empty when only the number is known.
/// It names the caller: [#toString] hides it.
public record Route(String text) implements Comparable<Route> {
    public static final Route BY_NUMBER = new Route("");

    @Override
    public int compareTo(Route other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return "Route[]";
    }
}
