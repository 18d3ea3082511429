package org.tocsin.edge.telephony;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.trunks.TrunkCommand;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.keepalive.TrunkHealth;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.edge.telephony.keepalive.TrunkReading;
import org.tocsin.edge.telephony.keepalive.TrunkWatch;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.Event;

/// Tells the room of trunks what the keep-alive finds. Confined to the SIP loop but for the methods that say otherwise.
final class TrunkDesk {
    private static final Actor MACHINE = new Actor.Machine("telephony");

    private final Route route;
    private final TrunkWatch watch;
    private final Submissions submissions;
    private final InstantSource time;
    private long told;

    TrunkDesk(Writer writer, SipLoop loop, FloorSettings settings, String host, InstantSource time) {
        this.route = settings.route();
        this.submissions = new Submissions(writer);
        this.time = time;
        this.watch = new TrunkWatch(
                route.trunks(),
                settings.keepAlive(),
                writer.state().trunks(),
                loop,
                Route.bracketed(host),
                time,
                this::judged);
    }

    /// Makes the trunks known; from any thread, before the first question.
    void start() {
        var names = route.trunks().stream().map(TrunkPeer::name).toList();
        submissions.submit(new TrunkCommand.Configure(names), MACHINE, key("configured"));
    }

    private void judged(TrunkPeer trunk, TrunkHealth.Judgement judgement) {
        var note = new TrunkCommand.Note(
                trunk.name(),
                judgement.state(),
                judgement.why(),
                judgement.roundTrip().toMillis());
        submissions.submit(note, MACHINE, key(trunk.name()));
    }

    /// One for each life of this process and each change.
    private String key(String what) {
        return "trunk:" + what + ":" + time.instant().toEpochMilli() + ":" + ++told;
    }

    boolean on(Event event) {
        return watch.on(event);
    }

    /// A few times a second, from any thread.
    void tick() {
        watch.tick();
    }

    /// Why a peer cannot be reached, in words, where more is known than silence; from any thread.
    void trouble(String host, String words) {
        watch.trouble(host, words);
    }

    /// From any thread.
    CompletableFuture<List<TrunkReading>> list() {
        return watch.list();
    }
}
