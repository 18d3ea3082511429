package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SubscriptionState;
import org.tocsin.sip.transaction.TransactionAction;

/// The subscriber's side of one subscription (RFC 6665 section 4.1): made by a SUBSCRIBE or by a REFER of ours,
/// refreshed before it runs out, ended by the notifier's last word or by ours.
final class OurSubscription implements ClientTransaction.Listener {
    /// What it has to say, to the application or to whoever made it.
    interface Hearer {
        void notified(SubscriptionState state, SipRequest request, Body body);

        /// @param status of a refusal; 408 if nobody answered, 503 if it could not be sent, 0 if it just ended
        void over(String reason, int status);
    }

    final SubscriptionKey key;
    final DialogKey dialogKey;
    private final Exchange exchange;
    private final Subscriptions subscriptions;
    private final Hearer hearer;
    private final @Nullable SipRequest first;
    private final Flow flow;
    private final EventType event;
    private final Duration wanted;
    private @Nullable Usage usage;
    private @Nullable TimerKey patience;
    private @Nullable TimerKey refresh;
    private @Nullable TimerKey end;
    private boolean leaving;
    private boolean over;

    /// @param first our SUBSCRIBE; null for the one a REFER within a call makes
    /// @param usage null until the notifier's dialog is known
    OurSubscription(
            Exchange exchange,
            Subscriptions subscriptions,
            SubscriptionKey key,
            DialogKey dialogKey,
            @Nullable SipRequest first,
            Flow flow,
            @Nullable Usage usage,
            EventType event,
            Duration wanted,
            Hearer hearer) {
        this.exchange = exchange;
        this.subscriptions = subscriptions;
        this.key = key;
        this.dialogKey = dialogKey;
        this.first = first;
        this.flow = flow;
        this.usage = usage;
        this.event = event;
        this.wanted = wanted;
        this.hearer = hearer;
        this.leaving = wanted.isZero();
    }

    /// Whether a NOTIFY about this is ours. The first REFER of a dialog may go without an id (RFC 3515
    /// section 2.4.6).
    boolean isAbout(EventType about) {
        return event.name().equals(about.name())
                && (event.id().equals(about.id())
                        || event.name().equals(EventType.REFER.name())
                                && about.id().isEmpty());
    }

    /// The answer to a SUBSCRIBE or REFER of ours.
    @Override
    public void answered(SipResponse response) {
        if (over || response.isProvisional()) {
            return;
        }
        if (!response.isSuccess()) {
            finish("", response.status());
            return;
        }
        if (usage == null && first != null && response.toTag().isPresent()) {
            usage = new Usage(exchange, Dialog.calling(first, response), flow, false);
        }
        if (first != null) {
            lasts(seconds(response).orElse(wanted));
        }
        if (patience == null) {
            patience = exchange.timers.set(exchange.settings.timings().patience(), () -> finish("silence", 408));
        }
    }

    @Override
    public void failed(TransactionAction.Failure failure) {
        finish("", failure == TransactionAction.Failure.TIMEOUT ? 408 : 503);
    }

    /// A NOTIFY; its sequence number is in order.
    ///
    /// @return the status to answer with
    int notified(SipRequest notify, Flow from) {
        Optional<SubscriptionState> state = stateOf(notify);
        if (state.isEmpty()) {
            return 400;
        }
        if (usage == null && first != null) {
            usage = new Usage(exchange, Dialog.notified(first, notify), from, false);
        }
        exchange.timers.cancel(patience);
        patience = null;
        hearer.notified(state.get(), notify, Body.of(notify));
        if (state.get().isOver()) {
            finish(state.get().reason(), 0);
        } else if (first == null) {
            stopTimers();
            end = exchange.timers.set(wanted, () -> finish("timeout", 0));
        } else if (state.get().expires() != null) {
            lasts(state.get().expires());
        }
        return 200;
    }

    boolean isInOrder(SipRequest notify) {
        return usage == null || usage.dialog().advance(notify);
    }

    /// Whether a NOTIFY can be of this dialog: another branch of a forked SUBSCRIBE is not.
    boolean owns(SipRequest notify) {
        return usage == null || usage.dialog().owns(notify);
    }

    private static Optional<SubscriptionState> stateOf(SipRequest notify) {
        try {
            return notify.headers().find("Subscription-State").map(SubscriptionState::parse);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> seconds(SipMessage message) {
        return message.headers()
                .find("Expires")
                .map(String::strip)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
    }

    /// Refreshes when five sixths of the time are over; tells the end when all of it is and nobody renewed it.
    private void lasts(Duration time) {
        stopTimers();
        if (leaving || time.isZero()) {
            return;
        }
        refresh = exchange.timers.set(time.multipliedBy(5).dividedBy(6), () -> resubscribe(wanted));
        end = exchange.timers.set(time.plus(exchange.settings.timings().patience()), () -> finish("timeout", 0));
    }

    private void resubscribe(Duration time) {
        if (over || usage == null) {
            return;
        }
        Headers headers = Headers.of("Event", event.text(), "Expires", Long.toString(time.toSeconds()));
        usage.send(usage.make(Method.SUBSCRIBE, headers, null), this);
    }

    /// We want no more news. The notifier's last word still comes.
    void leave() {
        if (leaving || over) {
            return;
        }
        leaving = true;
        stopTimers();
        if (usage == null || first == null) {
            finish("", 0);
        } else {
            resubscribe(Duration.ZERO);
        }
    }

    void connectionFailed(Flow failed) {
        if (usage != null) {
            usage.failed(failed);
        }
    }

    private void stopTimers() {
        exchange.timers.cancel(refresh);
        exchange.timers.cancel(end);
        refresh = null;
        end = null;
    }

    void finish(String reason, int status) {
        if (over) {
            return;
        }
        over = true;
        stopTimers();
        exchange.timers.cancel(patience);
        subscriptions.forget(this);
        hearer.over(reason, status);
    }
}
