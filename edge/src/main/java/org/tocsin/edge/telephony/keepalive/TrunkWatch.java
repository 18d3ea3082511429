package org.tocsin.edge.telephony.keepalive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.trunks.Trunk;
import org.tocsin.core.trunks.TrunkState;
import org.tocsin.core.trunks.Trunks;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipUri;

/// Keeps asking the trunks: see the package. Confined to the SIP loop but for the methods that say otherwise.
public final class TrunkWatch {
    private static final String KEY = "trunk:";
    private static final int LONGEST_ANSWER = 80;

    /// Told on the SIP loop.
    public interface Listener {
        void judged(TrunkPeer trunk, TrunkHealth.Judgement judgement);
    }

    private final SipLoop loop;
    private final KeepAlive settings;
    private final NameAddr from;
    private final InstantSource time;
    private final Listener listener;
    private final List<Asked> trunks = new ArrayList<>();
    private final Map<RequestKey, Question> questions = new HashMap<>();
    private long made;

    private record Question(Asked trunk, long nanos) {}

    private static final class Asked {
        final TrunkPeer peer;
        final TrunkHealth health;

        @Nullable
        RequestKey open;

        @Nullable
        Instant askedAt;

        @Nullable
        Instant answeredAt;

        String answer = "";
        String trouble = "";
        Duration roundTrip = Duration.ZERO;
        long nextNanos;

        Asked(TrunkPeer peer, TrunkHealth health) {
            this.peer = peer;
            this.health = health;
        }
    }

    /// @param host what this centre calls itself, an IPv6 address in brackets
    public TrunkWatch(
            List<TrunkPeer> peers,
            KeepAlive settings,
            Trunks known,
            SipLoop loop,
            String host,
            InstantSource time,
            Listener listener) {
        this.loop = loop;
        this.settings = settings;
        this.from = NameAddr.of(SipUri.of("centre", host, 0));
        this.time = time;
        this.listener = listener;
        long now = System.nanoTime();
        for (var peer : peers) {
            var state = known.find(peer.name()).map(Trunk::state).orElse(TrunkState.UNKNOWN);
            var asked = new Asked(peer, new TrunkHealth(settings, state));
            asked.nextNanos = now;
            trunks.add(asked);
        }
    }

    /// Asks what is due and gives up on what is overdue; from any thread, a few times a second.
    public void tick() {
        if (!settings.interval().isZero()) {
            loop.execute(() -> trunks.forEach(this::tick));
        }
    }

    private void tick(Asked trunk) {
        long now = System.nanoTime();
        var open = trunk.open;
        if (open != null) {
            var question = questions.get(open);
            if (question != null && now - question.nanos() < settings.patience().toNanos()) {
                return;
            }
            silent(trunk, trunk.trouble);
            if (trunk.health.isInDoubt()) {
                trunk.nextNanos = now; // the patience has passed already
            }
        }
        if (now - trunk.nextNanos >= 0) {
            ask(trunk, now);
        }
    }

    private void ask(Asked trunk, long now) {
        var key = new RequestKey(KEY + ++made);
        trunk.open = key;
        trunk.askedAt = time.instant();
        questions.put(key, new Question(trunk, now));
        loop.perform(agent -> agent.send(key, trunk.peer.uri(), from, trunk.peer.flow(), Outgoing.options()));
    }

    /// Takes what is about these questions.
    ///
    /// @return whether it was
    public boolean on(Event event) {
        return switch (event) {
            case Event.RequestAnswered answered
            when questions.remove(answered.key()) instanceof Question question -> {
                var response = answered.response();
                answered(
                        question,
                        answered.key(),
                        response.status(),
                        response.status() + " " + printable(response.reason()));
                yield true;
            }
            case Event.RequestFailed failed
            when questions.remove(failed.key()) instanceof Question question -> {
                // A question that was given up on has been counted.
                if (failed.key().equals(question.trunk().open)) {
                    var known = question.trunk().trouble;
                    silent(
                            question.trunk(),
                            known.isEmpty() && failed.status() != 408 ? "it cannot be reached" : known);
                }
                yield true;
            }
            default -> false;
        };
    }

    private void answered(Question question, RequestKey key, int status, String answer) {
        var trunk = question.trunk();
        long now = System.nanoTime();
        trunk.answeredAt = time.instant();
        trunk.answer = answer;
        trunk.trouble = "";
        trunk.roundTrip = Duration.ofNanos(now - question.nanos());
        if (key.equals(trunk.open)) {
            trunk.open = null;
        }
        var judged = trunk.health.answered(status, answer, trunk.roundTrip);
        wait(trunk, now);
        judged.ifPresent(judgement -> listener.judged(trunk.peer, judgement));
    }

    private void silent(Asked trunk, String trouble) {
        trunk.open = null;
        var judged = trunk.health.silent(trouble);
        wait(trunk, System.nanoTime());
        judged.ifPresent(judgement -> listener.judged(trunk.peer, judgement));
    }

    private void wait(Asked trunk, long now) {
        var pause = trunk.health.isInDoubt() ? settings.patience() : settings.interval();
        trunk.nextNanos = now + pause.toNanos();
    }

    /// Why a peer cannot be reached, from whoever knows better than silence: a certificate that is refused, say. Kept
    /// until it answers again. From any thread.
    ///
    /// @param host  of the peer
    /// @param words for the record, without a full stop
    public void trouble(String host, String words) {
        loop.execute(() -> trunks.stream()
                .filter(trunk -> trunk.peer.flow().host().equals(host))
                .forEach(trunk -> trunk.trouble = words));
    }

    /// How every trunk has answered of late, in the order in which they are tried; from any thread.
    public CompletableFuture<List<TrunkReading>> list() {
        var answer = new CompletableFuture<List<TrunkReading>>();
        loop.execute(
                () -> answer.complete(trunks.stream().map(TrunkWatch::reading).toList()));
        return answer;
    }

    private static TrunkReading reading(Asked trunk) {
        return new TrunkReading(
                trunk.peer.name(),
                trunk.health.state(),
                trunk.askedAt,
                trunk.answeredAt,
                trunk.answer,
                trunk.roundTrip.toMillis(),
                trunk.health.silences());
    }

    private static String printable(String reason) {
        var text = reason.replaceAll("[^ -~]", "");
        return text.substring(0, Math.min(LONGEST_ANSWER, text.length()));
    }
}
