package org.tocsin.edge.telephony;

/// Text from the network, made fit to be shown: one line, no control characters, not too long.
final class Wording {
    private Wording() {}

    static String line(String text, int maximum) {
        var clean = new StringBuilder(Math.min(text.length(), maximum));
        int count = 0;
        for (int i = 0; i < text.length() && count < maximum; count++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            clean.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c);
        }
        return clean.toString().strip();
    }

    /// `VIA_BRANCH_MISSING` to `via branch missing`.
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
