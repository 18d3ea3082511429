package org.tocsin.edge.telephony.signalling;

import java.io.IOException;

/// A port cannot be listened on, usually because another program has it. The message is one line for the operator.
public final class PortUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PortUnavailable(String what, String host, int port, IOException cause) {
        super(
                what + " " + host + ":" + port + " cannot be opened: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
