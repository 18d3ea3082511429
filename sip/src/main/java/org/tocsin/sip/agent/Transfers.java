package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.ReasonPhrase;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SubscriptionState;

/// REFER both ways (RFC 3515): whoever is asked to call somebody reports how the call goes, by the subscription
/// the REFER makes.
final class Transfers {
    static final MediaType FRAGMENT = MediaType.parse("message/sipfrag;version=2.0");
    private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 ([1-6]\\d\\d)\\b");
    private static final Duration REPORTING = Duration.ofMinutes(3);

    /// A REFER the application has not answered yet.
    private record Asked(
            ServerTransaction transaction, @Nullable Call call, TimerKey guard) {}

    private final Exchange exchange;
    private final Subscriptions subscriptions;
    private final Map<SubscriptionKey, Asked> asked = new HashMap<>();

    Transfers(Exchange exchange, Subscriptions subscriptions) {
        this.exchange = exchange;
        this.subscriptions = subscriptions;
    }

    int size() {
        return asked.size();
    }

    /// Asks the other side of a call to call somebody.
    void refer(SubscriptionKey key, Call call, ReferTarget target, Headers headers) {
        if (call.dialog == null || call.isEnded()) {
            exchange.tell(new Event.TransferEnded(key, call.key, 481));
            return;
        }
        Usage usage = Usage.of(exchange, call);
        SipRequest refer =
                usage.make(Method.REFER, Headers.of("Refer-To", target.text()).with(headers), null);
        EventType event = EventType.REFER.withId(Long.toString(refer.cseq().number()));
        var made = new OurSubscription(
                exchange,
                subscriptions,
                key,
                call.dialogKey,
                null,
                call.flow,
                usage,
                event,
                REPORTING,
                new Progress(key, call.key));
        subscriptions.add(made);
        usage.send(refer, made);
    }

    /// Hears how the call goes that we asked for.
    private final class Progress implements OurSubscription.Hearer {
        private final SubscriptionKey key;
        private final CallKey call;
        private int last;

        Progress(SubscriptionKey key, CallKey call) {
            this.key = key;
            this.call = call;
        }

        @Override
        public void notified(SubscriptionState state, SipRequest request, Body body) {
            int status = body.find(FRAGMENT)
                    .map(part -> STATUS.matcher(part.content().utf8()))
                    .filter(Matcher::find)
                    .map(found -> Integer.parseInt(found.group(1)))
                    .orElse(0);
            if (status > 0) {
                last = status;
                exchange.tell(new Event.TransferProgressed(key, call, status));
            }
        }

        @Override
        public void over(String reason, int status) {
            exchange.tell(new Event.TransferEnded(key, call, status > 0 ? status : last));
        }
    }

    /// Somebody asks us to call somebody.
    ///
    /// @param call the call it came in; null outside
    void asked(SipRequest refer, ServerTransaction transaction, @Nullable Call call) {
        Optional<ReferTarget> target = target(refer);
        if (target.isEmpty()) {
            answer(transaction, call, 400);
            return;
        }
        var key = new SubscriptionKey(exchange.identifiers.next());
        TimerKey guard = exchange.timers.set(exchange.settings.decisionTime(), () -> refuse(key, 500));
        asked.put(key, new Asked(transaction, call, guard));
        exchange.tell(
                new Event.TransferAsked(key, call == null ? null : call.key, target.get(), refer, transaction.source));
    }

    private static Optional<ReferTarget> target(SipRequest refer) {
        var values = refer.headers().listValues("Refer-To");
        try {
            return values.size() == 1 ? Optional.of(ReferTarget.parse(values.getFirst())) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// 202, and 100 as the first report.
    void accept(SubscriptionKey key) {
        Asked waiting = asked.remove(key);
        if (waiting == null) {
            return;
        }
        exchange.timers.cancel(waiting.guard());
        ServerTransaction transaction = waiting.transaction();
        SipRequest refer = transaction.request;
        Call call = waiting.call();
        Usage usage = call == null ? subscriptions.ownDialog(refer, transaction.source) : Usage.of(exchange, call);
        var event = EventType.REFER.withId(Long.toString(refer.cseq().number()));
        var made = new TheirSubscription(
                exchange,
                subscriptions,
                key,
                usage.dialog().key(),
                event,
                usage,
                () -> exchange.tell(new Event.SubscriberGone(key)));
        subscriptions.add(made);
        String tag = usage.dialog().key().localTag();
        exchange.transactions.respond(transaction, exchange.replies.inDialog(refer, 202, tag, transaction.source));
        made.begin(REPORTING, REPORTING, report(100));
    }

    void refuse(SubscriptionKey key, int status) {
        Asked waiting = asked.remove(key);
        if (waiting != null) {
            exchange.timers.cancel(waiting.guard());
            answer(waiting.transaction(), waiting.call(), status);
        }
    }

    /// Reports how the call goes; a final status is the last report.
    void report(SubscriptionKey key, int status) {
        if (status < 200) {
            subscriptions.tell(key, report(status));
        } else {
            subscriptions.end(key, "noresource", report(status));
        }
    }

    private static BodyPart report(int status) {
        return BodyPart.of(FRAGMENT, "SIP/2.0 " + status + " " + ReasonPhrase.of(status) + "\r\n");
    }

    private void answer(ServerTransaction transaction, @Nullable Call call, int status) {
        String tag = call == null ? exchange.replies.stableTag(transaction.request) : call.dialogKey.localTag();
        SipResponse response = transaction.request.reply(status, tag);
        exchange.transactions.respond(transaction, exchange.replies.server(response));
    }
}
