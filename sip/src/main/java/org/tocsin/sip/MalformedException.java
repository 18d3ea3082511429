package org.tocsin.sip;

/// The one exception of every parser of this module: the input cannot be understood.
///
/// The message is a fixed text chosen by us; it never holds bytes of the input, so it may be logged and sent.
/// No stack trace is taken: a flood of rubbish has to stay cheap to refuse.
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// Something that deserves 400 if it was a SIP request.
    public MalformedException(String what) {
        this(400, what);
    }

    /// @param status the SIP status a request with this defect is to be answered with, if it can be answered
    /// @param what a fixed text, never a part of the input
    public MalformedException(int status, String what) {
        super(what, null, false, false);
        this.status = status;
    }

    /// The SIP status a request with this defect is to be answered with: 400, 416, 505, 513.
    public int status() {
        return status;
    }
}
