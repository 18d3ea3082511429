package org.tocsin.edge.telephony.media;

/// How a leg has fared so far.
///
/// @param strangers     packets dropped because of where they came from or what they were
/// @param latePackets   packets that came after their time
/// @param roundTripMillis as the far end's reports have it, 0 when it sends none
public record LegStatistics(
        long packetsReceived,
        long packetsLost,
        long packetsSent,
        long strangers,
        long latePackets,
        double jitterMillis,
        double roundTripMillis) {}
