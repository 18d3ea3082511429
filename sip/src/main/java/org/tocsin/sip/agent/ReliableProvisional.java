package org.tocsin.sip.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.SipResponse;

/// A provisional response that is repeated until its PRACK comes (RFC 3262 section 3).
final class ReliableProvisional {
    private final Exchange exchange;
    private final ServerTransaction transaction;
    private final SipResponse response;
    private final Runnable whenGivenUp;
    final int sequence;
    private Duration interval;
    private Duration spent = Duration.ZERO;

    @Nullable
    TimerKey timer;

    ReliableProvisional(
            Exchange exchange,
            ServerTransaction transaction,
            SipResponse response,
            int sequence,
            Runnable whenGivenUp) {
        this.exchange = exchange;
        this.transaction = transaction;
        this.response = response.with("Require", "100rel").with("RSeq", Integer.toString(sequence));
        this.sequence = sequence;
        this.whenGivenUp = whenGivenUp;
        this.interval = exchange.settings.timings().t1();
    }

    boolean hasBody() {
        return !response.body().isEmpty();
    }

    void send() {
        exchange.transactions.respond(transaction, response);
        timer = exchange.timers.set(interval, this::again);
    }

    private void again() {
        spent = spent.plus(interval);
        interval = interval.multipliedBy(2);
        if (spent.plus(interval).compareTo(exchange.settings.timings().patience()) > 0) {
            whenGivenUp.run();
        } else {
            send();
        }
    }
}
