package org.tocsin.sim.scenario;

/// A scenario text that cannot be read: `calls/answer.txt:7: ...` with what was expected there.
public final class MalformedScenario extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    public MalformedScenario(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    /// From 1.
    public int line() {
        return line;
    }
}
