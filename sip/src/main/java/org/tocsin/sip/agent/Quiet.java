package org.tocsin.sip.agent;

import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.transaction.TransactionAction;

/// Waits for an answer that changes nothing.
final class Quiet implements ClientTransaction.Listener {
    static final Quiet LISTENER = new Quiet();

    private Quiet() {}

    @Override
    public void answered(SipResponse response) {}

    @Override
    public void failed(TransactionAction.Failure failure) {}
}
