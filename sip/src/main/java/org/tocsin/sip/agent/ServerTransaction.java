package org.tocsin.sip.agent;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.transaction.Transaction;
import org.tocsin.sip.transaction.TransactionKey;
import org.tocsin.sip.transaction.TransactionTimer;

/// A request that came in, with the machine that answers it. Compared by identity.
final class ServerTransaction {
    final TransactionKey key;
    final TransactionKey mergeKey;
    SipRequest request;
    final Flow source;
    final Transaction machine;
    final Map<TransactionTimer, TimerKey> timers = new EnumMap<>(TransactionTimer.class);
    Flow replyTo;
    boolean answered;

    /// The call whose INVITE or UPDATE this is.
    @Nullable
    Call owner;

    ServerTransaction(TransactionKey key, SipRequest request, Flow source, Flow replyTo, Transaction machine) {
        this.key = key;
        this.mergeKey = TransactionKey.ofMerge(request);
        this.request = request;
        this.source = source;
        this.replyTo = replyTo;
        this.machine = machine;
    }
}
