package org.tocsin.edge.telephony.recording;

import org.jspecify.annotations.Nullable;

/// The directory of recordings cannot be used; the message is one line for the operator.
public final class RecordingUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RecordingUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
