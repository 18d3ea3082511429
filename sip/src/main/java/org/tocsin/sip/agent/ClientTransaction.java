package org.tocsin.sip.agent;

import java.util.EnumMap;
import java.util.Map;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.transaction.Transaction;
import org.tocsin.sip.transaction.TransactionAction;
import org.tocsin.sip.transaction.TransactionKey;
import org.tocsin.sip.transaction.TransactionTimer;

/// A request that went out, with the machine that repeats it and whoever waits for the answer. Compared by
/// identity.
final class ClientTransaction {
    /// Whoever waits for the answer.
    interface Listener {
        void answered(SipResponse response);

        void failed(TransactionAction.Failure failure);
    }

    final TransactionKey key;
    final SipRequest request;
    final Flow flow;
    final Transaction machine;
    final Listener listener;
    final Map<TransactionTimer, TimerKey> timers = new EnumMap<>(TransactionTimer.class);

    ClientTransaction(TransactionKey key, SipRequest request, Flow flow, Transaction machine, Listener listener) {
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.machine = machine;
        this.listener = listener;
    }
}
