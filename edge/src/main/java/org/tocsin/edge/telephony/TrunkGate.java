package org.tocsin.edge.telephony;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;
import org.tocsin.edge.telephony.signalling.Distrust;
import org.tocsin.edge.telephony.signalling.PeerPolicy;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.edge.telephony.trunks.Trunk;
import org.tocsin.edge.telephony.trunks.Trunks;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.agent.Transport;
import org.tocsin.sip.sdp.SrtpTerms;

/// Which trunk somebody is, who may be one, and what holds for its voice. Confined to the SIP loop.
final class TrunkGate implements PeerPolicy {
    private static final long TELL_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int TOLD_KEPT = 256;

    private final Trunks trunks;
    private final SipLoop loop;
    private final LineBook lines;
    private final TelephonyListener listener;
    private final BiConsumer<String, String> unreachable;
    private final Map<String, Long> told = new HashMap<>();
    private final Set<String> troubled = new HashSet<>();
    private final boolean named;

    /// @param unreachable takes a host and why there is no way to it
    TrunkGate(
            Trunks trunks,
            SipLoop loop,
            LineBook lines,
            TelephonyListener listener,
            BiConsumer<String, String> unreachable) {
        this.unreachable = unreachable;
        this.trunks = trunks;
        this.loop = loop;
        this.lines = lines;
        this.listener = listener;
        this.named = trunks.list().stream().anyMatch(Trunk::tls);
    }

    /// The trunk a request came from: by its certificate where it speaks TLS, else by its address.
    Optional<Trunk> find(Flow from) {
        return from.transport() == Transport.TLS
                ? trunks.findBySubject(loop.peerNames(from))
                : trunks.findByAddress(from.host()).filter(trunk -> !trunk.tls());
    }

    /// What whoever a request came from is called.
    String name(Flow from) {
        if (from.transport() == Transport.TLS) {
            var names = loop.peerNames(from);
            return find(from).map(Trunk::name).orElseGet(() -> names.isEmpty() ? from.host() : names.getFirst());
        }
        return lines.trunkOf(from.host());
    }

    /// What is odd about the way a request came.
    Optional<String> findOddity(Flow from) {
        return from.transport() == Transport.TLS
                ? Optional.empty()
                : trunks.findByAddress(from.host())
                        .filter(Trunk::tls)
                        .map(trunk -> "came without TLS from the address of trunk " + trunk.name()
                                + ", which speaks TLS: it may be somebody else");
    }

    /// What holds for the voice of a call that came from there.
    SrtpTerms.Use incoming(Flow from) {
        return use(find(from), from);
    }

    /// What holds for the voice of a call that goes there.
    SrtpTerms.Use outgoing(Flow to) {
        boolean tls = to.transport() == Transport.TLS;
        var called = trunks.listByHost(to.host()).stream()
                .filter(trunk -> trunk.tls() == tls)
                .sorted(Comparator.comparing(
                        trunk -> TrunkPeer.flow(trunk.uri()).port() != to.port()))
                .findFirst();
        return use(called, to);
    }

    /// A key is not brought up by us where everybody could read it.
    private static SrtpTerms.Use use(Optional<Trunk> trunk, Flow flow) {
        var offered = flow.transport() == Transport.TLS ? SrtpTerms.Use.OFFERED : SrtpTerms.Use.ACCEPTED;
        return trunk.map(one -> switch (one.voice()) {
                    case REFUSED -> SrtpTerms.Use.REFUSED;
                    case OFFERED -> offered;
                    case REQUIRED -> SrtpTerms.Use.REQUIRED;
                })
                .orElse(offered);
    }

    @Override
    public Optional<Distrust> judge(String host, boolean weCalled, List<String> names) {
        return weCalled ? judgeCalled(host, names) : judgeCaller(names);
    }

    private Optional<Distrust> judgeCalled(String host, List<String> names) {
        var subjects = trunks.listByHost(host).stream()
                .flatMap(trunk -> trunk.subjects().stream())
                .collect(Collectors.toSet());
        var wanted = subjects.isEmpty() ? Set.of(host.toLowerCase(Locale.ROOT)) : subjects;
        return names.stream().anyMatch(wanted::contains)
                ? Optional.empty()
                : Optional.of(new Distrust(
                        Distrust.Kind.WRONG_NAME,
                        "its certificate is for " + words(names) + " and not for "
                                + String.join(", ", wanted.stream().sorted().toList())
                                + ": if that is who it should be, write certificate= in sip.trunks"));
    }

    /// Where trunks with certificates are in the book, nobody else comes in by one.
    private Optional<Distrust> judgeCaller(List<String> names) {
        boolean known = !named || names.isEmpty() || trunks.findBySubject(names).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(new Distrust(
                        Distrust.Kind.WRONG_NAME,
                        "its certificate is for " + words(names) + ", which is no trunk's: if it is one of yours, write"
                                + " certificate=" + Wording.line(names.getFirst(), 80) + " in sip.trunks"));
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "nobody" : Wording.line(String.join(", ", names), 200);
    }

    @Override
    public void refused(String host, boolean weCalled, Distrust distrust) {
        var trunk = trunks.findByAddress(host).filter(Trunk::tls).map(Trunk::name);
        trunk.ifPresent(troubled::add);
        if (weCalled) {
            unreachable.accept(host, distrust.words());
        }
        if (isNews(host + distrust.kind())) {
            listener.trunkTrouble(trunk.orElse(""), host, distrust.words());
        }
    }

    /// The same is told once a minute: a peer that is refused tries again and again.
    private boolean isNews(String what) {
        long now = System.nanoTime();
        told.values().removeIf(at -> now - at > TELL_AGAIN_NANOS);
        return told.size() < TOLD_KEPT && told.putIfAbsent(what, now) == null;
    }

    @Override
    public void trusted(String host, List<String> names) {
        var trunk = trunks.findBySubject(names).map(Trunk::name);
        if (trunk.filter(troubled::remove).isPresent()) {
            told.keySet().removeIf(what -> what.startsWith(host));
            listener.trunkTrusted(trunk.get());
        }
    }

    @Override
    public void staleFiles(String words) {
        listener.ownCertificate("the renewed certificate is not taken up, the old one goes on: " + words);
    }
}
