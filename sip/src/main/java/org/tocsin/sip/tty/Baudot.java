package org.tocsin.sip.tty;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The two alphabets of five-bit codes (TIA-825-A table 1) and the shifts between them.
///
/// An instance remembers which alphabet the other side is in; one for each direction of a call.
public final class Baudot {
    /// Shift to letters.
    public static final int LETTERS = 0x1F;
    /// Shift to figures.
    public static final int FIGURES = 0x1B;

    private static final int SPACE = 0x04;
    private static final char NOTHING = '\0';
    private static final String LETTER_CODES = "\0E\nA SIU\rDRJNFCKTZLWHYPQOBG\0MXV\0";
    private static final String FIGURE_CODES = "\u00003\n- \u000787\r$4',!:(5\")2=6019?+\0./;\0";

    /// Characters sent between repeated shifts, so that one lost shift garbles little.
    private static final int SHIFT_AGAIN_AFTER = 72;

    private boolean figures;
    private int sinceShift = SHIFT_AGAIN_AFTER;

    /// Codes to send for a text, shifts included. Letters become upper case, accents fall away, a line feed is preceded
    /// by a carriage return, and what the alphabet lacks becomes a space or the nearest character.
    public List<Integer> encode(String text) {
        var codes = new ArrayList<Integer>();
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            char c = substitute(plain.charAt(i));
            if (c == '\n' && (i == 0 || plain.charAt(i - 1) != '\r')) {
                codes.add(LETTER_CODES.indexOf('\r'));
            }
            if (c != NOTHING) {
                encode(c, codes);
            }
        }
        return codes;
    }

    private void encode(char c, List<Integer> codes) {
        int letter = LETTER_CODES.indexOf(c);
        int figure = FIGURE_CODES.indexOf(c);
        boolean both = letter >= 0 && figure >= 0;
        boolean wantFigures = both ? figures : figure >= 0;
        if (wantFigures != figures || sinceShift >= SHIFT_AGAIN_AFTER) {
            codes.add(wantFigures ? FIGURES : LETTERS);
            figures = wantFigures;
            sinceShift = 0;
        }
        int code = wantFigures ? figure : letter;
        codes.add(code);
        sinceShift++;
        if (code == SPACE && figures) {
            // Machines that unshift on space and machines that do not must read the next character alike.
            sinceShift = SHIFT_AGAIN_AFTER;
        }
    }

    private static char substitute(char c) {
        if (LETTER_CODES.indexOf(c) > 0 || FIGURE_CODES.indexOf(c) > 0) {
            return c;
        }
        return switch (c) {
            case '&' -> '+';
            case '@', '#', '*', '_', '~', '|', '\\' -> ' ';
            case '%' -> '/';
            case '[', '{', '<' -> '(';
            case ']', '}', '>' -> ')';
            case '`', '\u2018', '\u2019' -> '\'';
            case '\u201C', '\u201D' -> '"';
            case '\u2013', '\u2014' -> '-';
            default -> Character.getType(c) == Character.NON_SPACING_MARK || c < ' ' ? NOTHING : ' ';
        };
    }

    /// The character a received code stands for, or an empty string for a shift or a blank. Space returns to letters.
    public String decode(int code) {
        if (code == LETTERS || code == FIGURES) {
            figures = code == FIGURES;
            return "";
        }
        char c = (figures ? FIGURE_CODES : LETTER_CODES).charAt(code & 0x1F);
        if (c == ' ') {
            figures = false;
        }
        return c == NOTHING || c == '\r' || c == '\u0007' ? "" : String.valueOf(c);
    }
}
