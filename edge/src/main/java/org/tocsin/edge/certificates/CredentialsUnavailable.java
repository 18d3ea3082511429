package org.tocsin.edge.certificates;

import org.jspecify.annotations.Nullable;

/// A certificate, key or list of authorities cannot be used. The message is one line for the operator.
public final class CredentialsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CredentialsUnavailable(String words, @Nullable Throwable cause) {
        super(cause == null || cause.getMessage() == null ? words : words + ": " + cause.getMessage(), cause);
    }
}
