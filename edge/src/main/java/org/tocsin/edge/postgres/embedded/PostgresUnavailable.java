package org.tocsin.edge.postgres.embedded;

/// The embedded database cannot run. The message is one line for the person who starts Tocsin: what is wrong and where.
public final class PostgresUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PostgresUnavailable(String message) {
        super(message);
    }

    public PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
