package org.tocsin.sip.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.SipResponse;

/// Our 2xx to an INVITE or re-INVITE, repeated until its ACK comes (RFC 3261 section 13.3.1.4), over any transport.
final class AcceptedInvite {
    private final Exchange exchange;
    private final ServerTransaction transaction;
    private final SipResponse response;
    private final Runnable whenMissing;
    private Duration interval;
    private @Nullable TimerKey repeat;
    private @Nullable TimerKey limit;

    AcceptedInvite(Exchange exchange, ServerTransaction transaction, SipResponse response, Runnable whenMissing) {
        this.exchange = exchange;
        this.transaction = transaction;
        this.response = response;
        this.whenMissing = whenMissing;
        this.interval = exchange.settings.timings().t1();
    }

    void start() {
        exchange.transactions.respond(transaction, response);
        repeat = exchange.timers.set(interval, this::repeat);
        limit = exchange.timers.set(exchange.settings.timings().patience(), this::missing);
    }

    private void repeat() {
        exchange.transactions.respond(transaction, response);
        interval = exchange.settings.timings().doubled(interval);
        repeat = exchange.timers.set(interval, this::repeat);
    }

    private void missing() {
        stop();
        whenMissing.run();
    }

    /// The sequence number its ACK has.
    long sequence() {
        return transaction.request.cseq().number();
    }

    void stop() {
        exchange.timers.cancel(repeat);
        exchange.timers.cancel(limit);
    }
}
