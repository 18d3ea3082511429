package org.tocsin.app;

/// The product cannot start; one line says why. Nothing is left half-started.
public final class StartFailure extends RuntimeException {
    /// The configuration is wrong.
    public static final int BAD_CONFIGURATION = 2;
    /// A port is taken.
    public static final int PORT_TAKEN = 3;
    /// Anything else: the database, the disk, the pack.
    public static final int CANNOT_START = 4;

    private final int exitCode;

    public StartFailure(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    public StartFailure(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    public String line() {
        return String.valueOf(getMessage());
    }
}
