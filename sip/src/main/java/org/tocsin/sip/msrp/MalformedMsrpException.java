package org.tocsin.sip.msrp;

/// The bytes are no MSRP: close the connection.
public final class MalformedMsrpException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedMsrpException(String what) {
        super(what);
    }
}
