package org.tocsin.sip.transaction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// Runs one transaction in virtual time and writes down what it does: `0 send INVITE`, `500 send INVITE`, ...
final class Bench {
    final Transaction machine;
    final List<String> log = new ArrayList<>();
    private final Map<TransactionTimer, Long> timers = new EnumMap<>(TransactionTimer.class);
    private long now;

    Bench(Transaction machine) {
        this.machine = machine;
        apply(machine.on(new TransactionInput.Start()));
    }

    Bench receive(SipMessage message) {
        apply(machine.on(new TransactionInput.Receive(message)));
        return this;
    }

    Bench respond(SipResponse response) {
        apply(machine.on(new TransactionInput.Respond(response)));
        return this;
    }

    Bench transportFails() {
        apply(machine.on(new TransactionInput.TransportFailed()));
        return this;
    }

    /// Lets every timer fire up to and including this instant.
    Bench until(long millis) {
        while (true) {
            var due = timers.entrySet().stream()
                    .filter(entry -> entry.getValue() <= millis)
                    .min(Map.Entry.comparingByValue());
            if (due.isEmpty()) {
                now = millis;
                return this;
            }
            now = due.get().getValue();
            TransactionTimer timer = due.get().getKey();
            timers.remove(timer);
            apply(machine.on(new TransactionInput.Expired(timer)));
        }
    }

    List<TransactionTimer> timersOut() {
        return List.copyOf(timers.keySet());
    }

    private void apply(List<TransactionAction> actions) {
        for (TransactionAction action : actions) {
            switch (action) {
                case TransactionAction.Send(var message) -> log.add(now + " send " + name(message));
                case TransactionAction.Deliver(var message) -> log.add(now + " deliver " + name(message));
                case TransactionAction.SetTimer(var timer, var after) -> timers.put(timer, now + after.toMillis());
                case TransactionAction.CancelTimer(var timer) -> timers.remove(timer);
                case TransactionAction.Fail(var failure) -> log.add(now + " " + failure);
                case TransactionAction.Terminate() -> {
                    log.add(now + " over");
                    timers.clear();
                }
            }
        }
    }

    private static String name(SipMessage message) {
        return switch (message) {
            case SipRequest request -> request.method().name();
            case SipResponse response -> Integer.toString(response.status());
        };
    }
}
