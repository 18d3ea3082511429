package org.tocsin.edge.telephony.recording;

/// A recording that cannot be read from this point on. The message is a fixed text.
public final class MalformedRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedRecordingException(String message) {
        super(message);
    }
}
