package org.tocsin.core.silent;

import java.util.Arrays;
import java.util.Optional;

/// What a digit says in the silent-call procedure.
public enum DigitMeaning {
    POLICE('1', "police"),
    FIRE('2', "fire"),
    AMBULANCE('3', "ambulance"),
    YES('4', "yes"),
    NO('5', "no");

    private final char digit;
    private final String words;

    DigitMeaning(char digit, String words) {
        this.digit = digit;
        this.words = words;
    }

    public char digit() {
        return digit;
    }

    public String words() {
        return words;
    }

    /// Whether it says who is needed.
    public boolean service() {
        return this == POLICE || this == FIRE || this == AMBULANCE;
    }

    public static Optional<DigitMeaning> of(char digit) {
        return Arrays.stream(values()).filter(meaning -> meaning.digit == digit).findFirst();
    }
}
