package org.tocsin.edge.telephony.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Decides whose packets a leg believes, and where it sends.
///
/// A source is the better the closer it is to what the signalling said: the very address and port, then the same host
/// or the host the signalling came from (a caller behind an address translator), then any other. A better source takes
/// over at once, one no better only when the present one has been silent for two seconds. A source other than the very
/// one must first send three packets in order. Confined to one thread.
public final class Latch {
    private static final long SILENCE_NANOS = 2_000_000_000L;
    private static final int PROBATION_PACKETS = 3;

    private @Nullable InetSocketAddress negotiated;
    private @Nullable InetAddress signalledFrom;
    private @Nullable InetSocketAddress source;
    private long heardNanos;
    private @Nullable InetSocketAddress candidate;
    private long candidateSsrc;
    private int candidateSequence;
    private int candidatePackets;

    /// What the signalling says now; what is believed already stays believed until something better speaks.
    ///
    /// @param remote    where the other side says it receives, null if it says nothing usable
    /// @param peer      where its signalling came from, null if unknown
    public void negotiate(@Nullable InetSocketAddress remote, @Nullable InetAddress peer) {
        if (remote != null && !remote.equals(negotiated)) {
            source = null; // it moved: send to the new place at once
        }
        negotiated = remote;
        signalledFrom = peer;
        candidate = null;
    }

    /// Where to send: where it is heard from, else where it said; null for nowhere yet.
    public @Nullable InetSocketAddress target() {
        return source != null ? source : negotiated;
    }

    /// Where packets are believed from; null before the first.
    @Nullable
    InetSocketAddress source() {
        return source;
    }

    /// Whether to believe a packet that could be the other side's: RTP of a negotiated type.
    public boolean believes(InetSocketAddress from, long ssrc, int sequence, long nowNanos) {
        if (from.equals(source)) {
            heardNanos = nowNanos;
            return true;
        }
        int rank = rank(from);
        boolean free = source == null || nowNanos - heardNanos > SILENCE_NANOS;
        if (rank == 0 || !free && rank <= rank(source)) {
            return false;
        }
        if (rank < 3 && !proved(from, ssrc, sequence)) {
            return false;
        }
        source = from;
        heardNanos = nowNanos;
        candidate = null;
        return true;
    }

    private boolean proved(InetSocketAddress from, long ssrc, int sequence) {
        boolean follows = from.equals(candidate)
                && ssrc == candidateSsrc
                && (sequence - candidateSequence & 0xffff) - 1 < 5
                && sequence != candidateSequence;
        candidatePackets = follows ? candidatePackets + 1 : 1;
        candidate = from;
        candidateSsrc = ssrc;
        candidateSequence = sequence;
        return candidatePackets >= PROBATION_PACKETS;
    }

    private int rank(@Nullable InetSocketAddress from) {
        if (from == null) {
            return 0;
        }
        if (from.equals(negotiated)) {
            return 3;
        }
        var host = from.getAddress();
        boolean near = host.equals(signalledFrom) || negotiated != null && host.equals(negotiated.getAddress());
        return near ? 2 : 1;
    }
}
