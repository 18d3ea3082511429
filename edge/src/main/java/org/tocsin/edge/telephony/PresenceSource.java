package org.tocsin.edge.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Subscribing;
import org.tocsin.sip.agent.SubscriptionKey;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.emergency.LocationFilter;
import org.tocsin.sip.emergency.PidfLo;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;

/// Follows callers by SIP presence (RFC 3856) while their calls last. A call that brings a `sip:` or `pres:` location
/// URI is subscribed to as it arrives, each NOTIFY with a place (PIDF-LO) is a fix, and the subscription ends with
/// the call; a caller who hung up unanswered is followed ten minutes more. [#ask] fetches the state at once. Whom to
/// follow depends on the committed state alone; saying it again changes nothing. Confined to the SIP loop but for
/// the methods of its interfaces and [#reconcile].
public final class PresenceSource implements LocationSource, WriterListener {
    private static final Actor SELF = new Actor.Machine("location");
    private static final String KEY = "presence-";
    private static final Duration HURRY = Duration.ofSeconds(5);
    private static final Duration AFTER_THE_CALL = Duration.ofMinutes(10);
    private static final int MOST_REFERENCES = 4;
    private static final int MOST_TIMES_AGAIN = 5;
    private static final int TLS_PORT = 5061;

    private final Writer writer;
    private final SipLoop loop;
    private final SipUri own;
    private final Supplier<TrustList> trusted;
    private final PresenceSettings settings;
    private final InstantSource time;
    private final TelephonyListener listener;
    private final Map<SubscriptionKey, PresenceWatch> watches = new HashMap<>();
    private long made;

    /// @param own who this centre is in From
    PresenceSource(
            Writer writer,
            SipLoop loop,
            SipUri own,
            Supplier<TrustList> trusted,
            PresenceSettings settings,
            InstantSource time,
            TelephonyListener listener) {
        this.writer = writer;
        this.loop = loop;
        this.own = own;
        this.trusted = trusted;
        this.settings = settings;
        this.time = time;
        this.listener = listener;
    }

    @Override
    public boolean knows(Call call) {
        return !PresenceTarget.list(call).isEmpty();
    }

    @Override
    public void committed(Commit commit) {
        for (var event : commit.events()) {
            switch (event) {
                case CallEvent.CallArrived e when !e.additional().isEmpty() -> look(e.call());
                case CallEvent.DataAdded e -> look(e.call());
                case CallEvent.CallEnded e -> look(e.call());
                case CallEvent.CallDropped e -> look(e.call());
                case CallEvent.AbandonedClosed e -> look(e.call());
                case CallEvent.AbandonedAgain e -> look(e.by());
                default -> {}
            }
        }
    }

    private void look(CallId call) {
        loop.execute(() -> arrange(call));
    }

    /// Begins what rests, ends what lasted too long. For a clock; from any thread.
    public void reconcile() {
        loop.execute(() -> {
            Set<CallId> calls = new HashSet<>();
            watches.values().forEach(watch -> calls.add(watch.call));
            calls.forEach(this::arrange);
        });
    }

    /// Follows the caller by every reference of the call, or no longer.
    private void arrange(CallId id) {
        var call = writer.state().calls().find(id).filter(this::isFollowed);
        if (call.isEmpty()) {
            List.copyOf(watches.values()).stream()
                    .filter(watch -> watch.call.equals(id) && !watch.fetch)
                    .forEach(this::leave);
            return;
        }
        for (var target : listTrusted(call.get())) {
            var watch = find(id, target);
            if (watch.isEmpty()) {
                begin(new PresenceWatch(id, target, false, settings.movedMeters() > 0, nextKey()));
            } else if (watch.get().resting) {
                watch.get().resting = false;
                renew(watch.get());
            }
        }
    }

    private boolean isFollowed(Call call) {
        var ended = call.endedAt();
        return call.status().live()
                || call.status() == CallStatus.ABANDONED
                        && ended != null
                        && ended.plus(AFTER_THE_CALL).isAfter(time.instant());
    }

    private List<PresenceTarget> listTrusted(Call call) {
        return PresenceTarget.list(call).stream()
                .filter(target -> target.isTrusted(trusted.get()))
                .limit(MOST_REFERENCES)
                .toList();
    }

    private Optional<PresenceWatch> find(CallId call, PresenceTarget target) {
        return watches.values().stream()
                .filter(watch -> !watch.fetch && watch.call.equals(call) && watch.target.equals(target))
                .findFirst();
    }

    private SubscriptionKey nextKey() {
        return new SubscriptionKey(KEY + ++made);
    }

    private void begin(PresenceWatch watch) {
        watches.put(watch.key, watch);
        var target = watch.target.uri();
        var via = settings.via();
        var wish = new Subscribing(
                target,
                NameAddr.of(own),
                flow(via == null ? target : via),
                EventType.PRESENCE,
                watch.fetch ? Duration.ZERO : settings.expires(),
                Headers.of("Accept", MediaType.PIDF.text()),
                watch.filtered ? LocationFilter.moved(target.text(), settings.movedMeters()) : null);
        loop.perform(agent -> agent.subscribe(watch.key, wish));
    }

    /// What asks for TLS never goes without.
    private static Flow flow(SipUri uri) {
        boolean secure = uri.scheme().equalsIgnoreCase("sips")
                || uri.parameters()
                        .find("transport")
                        .filter("tls"::equalsIgnoreCase)
                        .isPresent();
        return secure
                ? new Flow(Transport.TLS, uri.host(), uri.port() > 0 ? uri.port() : TLS_PORT, "")
                : TrunkPeer.flow(uri);
    }

    private void renew(PresenceWatch watch) {
        watches.remove(watch.key);
        watch.key = nextKey();
        begin(watch);
    }

    private void leave(PresenceWatch watch) {
        watches.remove(watch.key);
        watch.fails("the call is over", true);
        if (!watch.over && !watch.resting) {
            loop.perform(agent -> agent.unsubscribe(watch.key));
        }
    }

    /// @return whether the event was about a caller's presence
    boolean on(Event event) {
        var key = keyOf(event);
        if (key == null || !key.value().startsWith(KEY)) {
            return false;
        }
        var watch = watches.get(key);
        if (watch != null) {
            switch (event) {
                case Event.Notified news -> notified(watch, news);
                case Event.SubscriptionOver over -> over(watch, over);
                default -> {}
            }
        }
        return true;
    }

    private static @Nullable SubscriptionKey keyOf(Event event) {
        return switch (event) {
            case Event.Notified news -> news.key();
            case Event.SubscriptionOver over -> over.key();
            default -> null;
        };
    }

    private void notified(PresenceWatch watch, Event.Notified news) {
        var fixes = fixes(news.body(), watch.target.host());
        if (fixes.isEmpty()) {
            return;
        }
        watch.again = 0;
        if (!watch.fetch) {
            fixes.forEach(fix ->
                    writer.submit(new CallCommand.AddFix(watch.call, fix), SELF, "presence-" + UUID.randomUUID()));
        }
        watch.first.complete(watch.fetch ? fixes : List.of());
    }

    private List<Fix> fixes(Body body, String source) {
        var fixes = new ArrayList<Fix>();
        for (var part : body.parts()) {
            if (part.type().is(MediaType.PIDF)) {
                try {
                    fixes.addAll(Locations.fixes(PidfLo.parse(part.content()), source, time.instant()));
                } catch (MalformedException _) {
                    // one garbled document costs itself only
                }
            }
        }
        return fixes;
    }

    private void over(PresenceWatch watch, Event.SubscriptionOver over) {
        boolean refusedFilter =
                watch.filtered && (over.status() == 415 || over.status() == 400 || over.status() == 488);
        if (watch.fetch) {
            watches.remove(watch.key);
            watch.fails(words(watch, over), isLasting(over));
        } else if (refusedFilter) {
            watch.filtered = false;
            renew(watch);
        } else if (!isLasting(over) && watch.again++ < MOST_TIMES_AGAIN) {
            watch.resting = true;
            watch.fails(words(watch, over), false);
        } else {
            watch.over = true;
            if (watch.first.isDone()) {
                listener.oddOnTheLine(watch.call, words(watch, over));
            }
            watch.fails(words(watch, over), isLasting(over));
        }
    }

    /// Reasons of RFC 6665 section 4.1.3 after which asking again is of no use, and statuses alike.
    private static boolean isLasting(Event.SubscriptionOver over) {
        return switch (over.status()) {
            case 0 -> Set.of("rejected", "noresource", "invariant").contains(over.reason());
            case 408, 480, 481, 500, 503, 504 -> false;
            default -> true;
        };
    }

    private static String words(PresenceWatch watch, Event.SubscriptionOver over) {
        String host = watch.target.host();
        return host
                + switch (over.status()) {
                    case 0 ->
                        switch (over.reason()) {
                            case "rejected" -> " does not let this centre ask: tell the administrator, ask the caller";
                            case "noresource" -> " no longer knows this caller: ask the caller";
                            default -> " does not know yet where the caller is: ask the caller, or again later";
                        };
                    case 401, 403, 407 -> " does not let this centre ask: tell the administrator, ask the caller";
                    case 404, 410, 604 -> " does not know this caller: ask the caller";
                    case 408 -> " does not answer: ask the caller; it is asked again by itself";
                    case 503 -> " cannot be reached: ask the caller; it is asked again by itself";
                    case 489 -> " tells nobody where callers are: ask the caller, tell the administrator";
                    default -> " does not say where the caller is (" + over.status() + "): ask the caller";
                };
    }

    @Override
    public List<Fix> ask(Call call, Haste haste) throws NotGiven, InterruptedException {
        var targets = listTrusted(call);
        if (targets.isEmpty()) {
            var host = PresenceTarget.list(call).getFirst().host();
            throw new NotGiven(
                    host + " is not on this centre's list of trusted servers and is not asked: tell the"
                            + " administrator, ask the caller",
                    true);
        }
        var asked = new ArrayList<CompletableFuture<List<Fix>>>();
        targets.forEach(target -> asked.add(fetch(call.id(), target)));
        var patience = haste == Haste.ROUTING ? HURRY : settings.patience();
        long until = System.nanoTime() + patience.toNanos();
        var fixes = new ArrayList<Fix>();
        boolean answered = false;
        NotGiven reason = null;
        for (int i = 0; i < asked.size(); i++) {
            try {
                long left = Math.max(0, until - System.nanoTime());
                fixes.addAll(asked.get(i).get(left, TimeUnit.NANOSECONDS));
                answered = true;
            } catch (TimeoutException e) {
                reason = new NotGiven(
                        targets.get(i).host() + " does not say where the caller is: ask the caller", false);
            } catch (ExecutionException e) {
                reason = e.getCause() instanceof NotGiven not ? not : new NotGiven("the question failed", false);
            }
        }
        if (!answered && reason != null) {
            throw reason;
        }
        return fixes;
    }

    /// What the subscription is just about to say; else the state at this moment. From any thread.
    private CompletableFuture<List<Fix>> fetch(CallId call, PresenceTarget target) {
        var answer = new CompletableFuture<List<Fix>>();
        loop.execute(() -> {
            arrange(call);
            var watch = find(call, target).filter(one -> !one.first.isDone()).orElseGet(() -> {
                var fetching = new PresenceWatch(call, target, true, false, nextKey());
                begin(fetching);
                return fetching;
            });
            watch.first.whenComplete((fixes, failure) -> {
                if (failure == null) {
                    answer.complete(fixes);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        });
        return answer;
    }

    /// Ends every subscription, for an orderly stop.
    void leaveAll() {
        loop.execute(() -> List.copyOf(watches.values()).forEach(this::leave));
    }
}
