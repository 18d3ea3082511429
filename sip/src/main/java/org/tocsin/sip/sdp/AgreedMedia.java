package org.tocsin.sip.sdp;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.srtp.SrtpKeys;

/// A stream both sides want.
public sealed interface AgreedMedia {
    /// Its place among the media lines.
    int index();

    /// Audio: send to this address in this codec; what comes has the same payload type.
    ///
    /// @param payloadType of the codec, both ways
    /// @param eventPayloadType of telephone events; -1 when the other side has none
    /// @param direction ours
    /// @param keys of SRTP; null for plain RTP
    record Audio(
            int index,
            String remoteAddress,
            int remotePort,
            AudioCodec codec,
            int payloadType,
            int eventPayloadType,
            Direction direction,
            @Nullable SrtpKeys keys)
            implements AgreedMedia {
        /// Over plain RTP.
        public Audio(
                int index,
                String remoteAddress,
                int remotePort,
                AudioCodec codec,
                int payloadType,
                int eventPayloadType,
                Direction direction) {
            this(index, remoteAddress, remotePort, codec, payloadType, eventPayloadType, direction, null);
        }

        public Audio withDirection(Direction other) {
            return new Audio(index, remoteAddress, remotePort, codec, payloadType, eventPayloadType, other, keys);
        }
    }

    /// Real-time text over RTP.
    ///
    /// @param redundancyPayloadType of RFC 2198 redundancy; -1 when the other side has none
    /// @param charactersPerSecond the other side can take on average (RFC 4103 section 6)
    /// @param keys of SRTP; null for plain RTP
    record Text(
            int index,
            String remoteAddress,
            int remotePort,
            int payloadType,
            int redundancyPayloadType,
            int charactersPerSecond,
            @Nullable SrtpKeys keys)
            implements AgreedMedia {
        /// Over plain RTP.
        public Text(
                int index,
                String remoteAddress,
                int remotePort,
                int payloadType,
                int redundancyPayloadType,
                int charactersPerSecond) {
            this(index, remoteAddress, remotePort, payloadType, redundancyPayloadType, charactersPerSecond, null);
        }
    }

    /// Messages over MSRP.
    ///
    /// @param remotePath the other side's MSRP URI
    record Messages(int index, String remotePath) implements AgreedMedia {}
}
