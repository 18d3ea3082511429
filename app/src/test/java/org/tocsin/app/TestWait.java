package org.tocsin.app;

import java.util.function.LongSupplier;

/// Waits for what follows soon, but not at once.
final class TestWait {
    private static final int TRIES = 300;
    private static final int PAUSE_MILLIS = 100;

    private TestWait() {}

    /// Asks until the answer is not 0.
    static long until(LongSupplier question) {
        for (int i = 0; i < TRIES; i++) {
            long answer = question.getAsLong();
            if (answer != 0) {
                return answer;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("it never came");
    }
}
