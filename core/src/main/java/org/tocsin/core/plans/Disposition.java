package org.tocsin.core.plans;

/// How an incident may end.
///
/// @param code what dispatchers type: `3`, `UTL`
public record Disposition(String code, String words) {
    public Disposition {
        if (code.isBlank() || words.isBlank()) {
            throw new IllegalArgumentException("a disposition has a code and words");
        }
    }
}
