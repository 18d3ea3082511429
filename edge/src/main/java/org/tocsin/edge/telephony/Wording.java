package org.tocsin.edge.telephony;

/// Text from the network, made fit to be shown: one line, no control characters, not too long.
final class Wording {
    private Wording() {}

    static String line(String text, int maximum) {
        var clean = new StringBuilder(Math.min(text.length(), maximum));
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(maximum)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /// `VIA_BRANCH_MISSING` to `via branch missing`.
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
