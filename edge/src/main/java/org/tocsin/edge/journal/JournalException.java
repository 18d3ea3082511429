package org.tocsin.edge.journal;

/// Why a journal could not do what it was asked.
public abstract sealed class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    JournalException(String message) {
        super(message);
    }

    /// Out of reach for now. Whether an append took effect is unknown; appending the same records again settles it.
    public static final class Unavailable extends JournalException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// No room to keep more; nothing of the batch was kept. Passes when there is room again.
    public static final class Full extends JournalException {
        private static final long serialVersionUID = 1;

        public Full(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// This process must not append any more: another leads, the chain went on without it, or the disk lied.
    public static final class Fenced extends JournalException {
        private static final long serialVersionUID = 1;

        public Fenced(String message) {
            super(message);
        }

        public Fenced(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The chain is broken; the message names the first bad record.
    public static final class Corrupt extends JournalException {
        private static final long serialVersionUID = 1;

        public Corrupt(String message) {
            super(message);
        }
    }
}
