package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.dialog.DialogKey;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SubscriptionState;

/// SUBSCRIBE and NOTIFY both ways (RFC 6665): every subscription, found by its dialog and event.
final class Subscriptions {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration UNSAID = Duration.ofHours(1);

    /// A SUBSCRIBE the application has not answered yet.
    private record Asked(ServerTransaction transaction, TheirSubscription made, Duration wanted, TimerKey guard) {}

    private final Exchange exchange;
    private final Map<DialogKey, List<OurSubscription>> ours = new HashMap<>();
    private final Map<DialogKey, List<TheirSubscription>> theirs = new HashMap<>();
    private final Map<SubscriptionKey, OurSubscription> oursByKey = new HashMap<>();
    private final Map<SubscriptionKey, TheirSubscription> theirsByKey = new HashMap<>();
    private final Map<SubscriptionKey, Asked> asked = new HashMap<>();

    Subscriptions(Exchange exchange) {
        this.exchange = exchange;
    }

    int size() {
        return oursByKey.size() + theirsByKey.size() + asked.size();
    }

    boolean isKnown(SubscriptionKey key) {
        return oursByKey.containsKey(key) || theirsByKey.containsKey(key) || asked.containsKey(key);
    }

    // The subscriber's side.

    void subscribe(SubscriptionKey key, Subscribing wish) {
        Flow to = wish.destination();
        String tag = exchange.identifiers.next();
        String callId = exchange.identifiers.next() + "@" + exchange.replies.host(to);
        Headers headers = Headers.of(
                        "Max-Forwards", "70",
                        "From", wish.from().withTag(tag).text(),
                        "To", NameAddr.of(wish.target()).text(),
                        "Call-ID", callId,
                        "CSeq", new CSeq(1, Method.SUBSCRIBE).text(),
                        "Event", wish.event().text(),
                        "Expires", Long.toString(wish.expires().toSeconds()))
                .with(wish.headers());
        var bare = new SipRequest(Method.SUBSCRIBE, wish.target(), headers, Bytes.EMPTY);
        SipRequest request = exchange.replies.outgoing(Exchange.withBody(bare, wish.body()), to);
        var made = new OurSubscription(
                exchange,
                this,
                key,
                new DialogKey(callId, tag),
                request,
                to,
                null,
                wish.event(),
                wish.expires(),
                telling(key));
        add(made);
        exchange.transactions.send(request, to, made);
    }

    private OurSubscription.Hearer telling(SubscriptionKey key) {
        return new OurSubscription.Hearer() {
            @Override
            public void notified(SubscriptionState state, SipRequest request, Body body) {
                exchange.tell(new Event.Notified(key, state, request, body));
            }

            @Override
            public void over(String reason, int status) {
                exchange.tell(new Event.SubscriptionOver(key, reason, status));
            }
        };
    }

    void add(OurSubscription made) {
        oursByKey.put(made.key, made);
        ours.computeIfAbsent(made.dialogKey, key -> new ArrayList<>()).add(made);
    }

    void unsubscribe(SubscriptionKey key) {
        OurSubscription left = oursByKey.get(key);
        if (left != null) {
            left.leave();
        }
    }

    /// A NOTIFY.
    ///
    /// @param call the call it came in, its sequence number taken already; null outside
    void notified(SipRequest notify, ServerTransaction transaction, @Nullable Call call) {
        answer(transaction, notifyStatus(notify, transaction.source, call));
    }

    private int notifyStatus(SipRequest notify, Flow from, @Nullable Call call) {
        Optional<EventType> event = event(notify);
        if (event.isEmpty()) {
            return 489;
        }
        for (OurSubscription one : ours.getOrDefault(keyOf(notify), List.of())) {
            if (one.isAbout(event.get()) && one.owns(notify)) {
                return call == null && !one.isInOrder(notify) ? 500 : one.notified(notify, from);
            }
        }
        return 481;
    }

    // The notifier's side.

    /// A SUBSCRIBE, in a dialog of ours or not.
    ///
    /// @param call the call it came in, its sequence number taken already; null outside
    void subscribed(SipRequest subscribe, ServerTransaction transaction, @Nullable Call call) {
        Optional<EventType> event = event(subscribe);
        if (event.isEmpty()) {
            exchange.transactions.respond(transaction, exchange.replies.badEvent(subscribe));
            return;
        }
        for (TheirSubscription one : theirs.getOrDefault(keyOf(subscribe), List.of())) {
            if (one.isAbout(event.get()) && one.usage().dialog().owns(subscribe)) {
                again(one, subscribe, transaction, call);
                return;
            }
        }
        if (subscribe.toTag().isPresent() && call == null) {
            answer(transaction, 481);
        } else if (!exchange.settings.eventPackages().contains(event.get().name())) {
            exchange.transactions.respond(transaction, exchange.replies.badEvent(subscribe));
        } else {
            first(subscribe, transaction, call, event.get());
        }
    }

    private void again(
            TheirSubscription one, SipRequest subscribe, ServerTransaction transaction, @Nullable Call call) {
        if (call == null && !one.isInOrder(subscribe)) {
            answer(transaction, 500);
            return;
        }
        one.usage().dialog().refreshTarget(subscribe);
        Duration wanted = wanted(subscribe);
        accept(transaction, one, one.limit(wanted));
        one.renewed(wanted);
    }

    private void first(SipRequest subscribe, ServerTransaction transaction, @Nullable Call call, EventType event) {
        var key = new SubscriptionKey(exchange.identifiers.next());
        Usage usage = call == null ? ownDialog(subscribe, transaction.source) : Usage.of(exchange, call);
        var made = new TheirSubscription(
                exchange,
                this,
                key,
                usage.dialog().key(),
                event,
                usage,
                () -> exchange.tell(new Event.SubscriberGone(key)));
        TimerKey guard = exchange.timers.set(exchange.settings.decisionTime(), () -> refuse(key, 500));
        asked.put(key, new Asked(transaction, made, wanted(subscribe), guard));
        exchange.tell(new Event.SubscriptionAsked(
                key,
                call == null ? null : call.key,
                event,
                wanted(subscribe),
                subscribe,
                Body.of(subscribe),
                transaction.source));
    }

    Usage ownDialog(SipRequest request, Flow from) {
        boolean translated = request.topVia()
                .received()
                .filter(host -> !host.equals(request.topVia().sentBy().host()))
                .isPresent();
        return new Usage(exchange, Dialog.answering(request, exchange.identifiers.next()), from, translated);
    }

    void accept(SubscriptionKey key, Duration longest, @Nullable BodyPart present) {
        Asked waiting = asked.remove(key);
        if (waiting == null) {
            return;
        }
        exchange.timers.cancel(waiting.guard());
        Duration granted = waiting.wanted().compareTo(longest) < 0 ? waiting.wanted() : longest;
        add(waiting.made());
        accept(waiting.transaction(), waiting.made(), granted);
        waiting.made().begin(longest, granted, present);
    }

    private void accept(ServerTransaction transaction, TheirSubscription made, Duration granted) {
        var response =
                exchange.replies.inDialog(transaction.request, 200, made.dialogKey.localTag(), transaction.source);
        exchange.transactions.respond(transaction, response.with("Expires", Long.toString(granted.toSeconds())));
    }

    void add(TheirSubscription made) {
        theirsByKey.put(made.key, made);
        theirs.computeIfAbsent(made.dialogKey, key -> new ArrayList<>()).add(made);
    }

    void refuse(SubscriptionKey key, int status) {
        Asked waiting = asked.remove(key);
        if (waiting != null) {
            exchange.timers.cancel(waiting.guard());
            answer(waiting.transaction(), status);
        }
    }

    void tell(SubscriptionKey key, BodyPart state) {
        TheirSubscription told = theirsByKey.get(key);
        if (told != null) {
            told.tell(state);
        }
    }

    void end(SubscriptionKey key, String reason, @Nullable BodyPart last) {
        TheirSubscription ended = theirsByKey.get(key);
        if (ended != null) {
            ended.close(reason, last);
        }
    }

    // Both sides.

    void forget(OurSubscription over) {
        oursByKey.remove(over.key, over);
        remove(ours, over.dialogKey, over);
    }

    void forget(TheirSubscription over) {
        theirsByKey.remove(over.key, over);
        remove(theirs, over.dialogKey, over);
    }

    private static <T> void remove(Map<DialogKey, List<T>> all, DialogKey key, T gone) {
        List<T> some = all.get(key);
        if (some != null) {
            some.remove(gone);
            if (some.isEmpty()) {
                all.remove(key);
            }
        }
    }

    void failed(Flow flow) {
        oursByKey.values().forEach(one -> one.connectionFailed(flow));
        theirsByKey.values().forEach(one -> one.connectionFailed(flow));
    }

    private void answer(ServerTransaction transaction, int status) {
        String tag = transaction.request.toTag().orElseGet(() -> exchange.replies.stableTag(transaction.request));
        exchange.transactions.respond(transaction, exchange.replies.server(transaction.request.reply(status, tag)));
    }

    private static DialogKey keyOf(SipRequest request) {
        return new DialogKey(request.callId(), request.toTag().orElse(""));
    }

    private static Optional<EventType> event(SipRequest request) {
        try {
            return request.headers().find("Event").map(EventType::parse);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Duration wanted(SipRequest subscribe) {
        Duration said = OurSubscription.seconds(subscribe).orElse(UNSAID);
        return said.compareTo(LONGEST) < 0 ? said : LONGEST;
    }
}
