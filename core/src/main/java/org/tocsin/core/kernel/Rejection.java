package org.tocsin.core.kernel;

/// Why a command was refused. Part of the product's vocabulary: shown to people and asserted by scenarios.
public interface Rejection {
    /// Stable, kebab-case, never translated: `call-already-answered`.
    String code();

    /// One sentence for the person who asked: what is wrong and what to do about it.
    String message();

    /// Whether asking again with an override is allowed to succeed.
    default boolean overridable() {
        return false;
    }
}
