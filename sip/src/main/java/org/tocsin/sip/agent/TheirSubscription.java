package org.tocsin.sip.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SubscriptionState;
import org.tocsin.sip.transaction.TransactionAction;

/// The notifier's side of one subscription (RFC 6665 section 4.2): one NOTIFY is out at a time; of states that
/// come up meanwhile the latest is told next.
final class TheirSubscription implements ClientTransaction.Listener {
    final SubscriptionKey key;
    final DialogKey dialogKey;
    final EventType event;
    private final Exchange exchange;
    private final Subscriptions subscriptions;
    private final Usage usage;
    private final Runnable whenOver;
    private @Nullable TimerKey end;
    private @Nullable BodyPart state;
    private Duration longest = Duration.ZERO;
    private @Nullable SubscriptionState waiting;
    private boolean asking;
    private boolean closing;
    private boolean over;

    /// @param whenOver told once, when the subscriber left, was not reached or did not renew; not when we
    ///     end it
    TheirSubscription(
            Exchange exchange,
            Subscriptions subscriptions,
            SubscriptionKey key,
            DialogKey dialogKey,
            EventType event,
            Usage usage,
            Runnable whenOver) {
        this.exchange = exchange;
        this.subscriptions = subscriptions;
        this.key = key;
        this.dialogKey = dialogKey;
        this.event = event;
        this.usage = usage;
        this.whenOver = whenOver;
    }

    Usage usage() {
        return usage;
    }

    boolean isAbout(EventType about) {
        return event.equals(about);
    }

    /// Begins, with a first NOTIFY at once, or ends when nobody asked for more than the present state.
    ///
    /// @param limit the longest it may be renewed for
    void begin(Duration limit, Duration granted, @Nullable BodyPart present) {
        longest = limit;
        state = present;
        renew(granted);
    }

    /// How long it lasts if this long is asked for.
    Duration limit(Duration asked) {
        return asked.compareTo(longest) < 0 ? asked : longest;
    }

    /// A SUBSCRIBE in this dialog, answered already: more time, or no more at all.
    void renewed(Duration asked) {
        renew(limit(asked));
    }

    private void renew(Duration granted) {
        exchange.timers.cancel(end);
        end = null;
        if (granted.isZero()) {
            leave();
        } else {
            end = exchange.timers.set(granted, this::leave);
            say(SubscriptionState.active(granted));
        }
    }

    private void leave() {
        close("timeout", state);
        whenOver.run();
    }

    /// The state changed.
    void tell(BodyPart changed) {
        state = changed;
        say(SubscriptionState.active());
    }

    /// The last word.
    void close(String reason, @Nullable BodyPart last) {
        if (closing || over) {
            return;
        }
        state = last;
        exchange.timers.cancel(end);
        say(SubscriptionState.terminated(reason));
        closing = true;
    }

    private void say(SubscriptionState how) {
        if (closing || over) {
            return;
        }
        if (asking) {
            waiting = how;
            return;
        }
        asking = true;
        Headers headers = Headers.of("Event", event.text(), "Subscription-State", how.text());
        usage.send(usage.make(Method.NOTIFY, headers, state), this);
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isProvisional() || over) {
            return;
        }
        if (!response.isSuccess() && !response.headers().contains("Retry-After")) {
            lost();
            return;
        }
        asking = false;
        SubscriptionState next = waiting;
        waiting = null;
        if (next == null) {
            if (closing) {
                forget();
            }
            return;
        }
        boolean last = closing;
        closing = false;
        say(next);
        closing = last;
    }

    @Override
    public void failed(TransactionAction.Failure failure) {
        if (!over) {
            lost();
        }
    }

    private void lost() {
        boolean told = closing;
        forget();
        if (!told) {
            whenOver.run();
        }
    }

    private void forget() {
        over = true;
        exchange.timers.cancel(end);
        subscriptions.forget(this);
    }

    boolean isInOrder(SipRequest subscribe) {
        return usage.dialog().advance(subscribe);
    }

    void connectionFailed(Flow failed) {
        usage.failed(failed);
    }
}
