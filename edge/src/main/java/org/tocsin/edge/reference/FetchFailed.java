package org.tocsin.edge.reference;

import java.io.IOException;

/// Nothing was fetched. The message is for people and names the host at most.
public final class FetchFailed extends IOException {
    /// Why.
    public enum Reason {
        /// Not on the [TrustList].
        NOT_TRUSTED,
        /// Nobody answered in time.
        SILENT,
        /// The name is unknown, the connection refused, the certificate not believed.
        UNREACHABLE,
        /// An answer, but no use: a status, a size, a redirect too many.
        REFUSED,
        /// Too many questions at once.
        BUSY
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    FetchFailed(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
