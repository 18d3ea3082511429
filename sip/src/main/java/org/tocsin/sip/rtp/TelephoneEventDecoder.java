package org.tocsin.sip.rtp;

import java.util.Optional;

/// Makes key presses of telephone-event packets: one a press, however often its packets are repeated. One a stream;
/// confined to whoever reads it.
public final class TelephoneEventDecoder {
    private boolean any;
    private long lastTimestamp;
    private int lastEvent = -1;

    /// Takes a packet of the negotiated telephone-event type.
    ///
    /// @return the event when this packet is the first of a press. All packets of one press have its timestamp.
    /// @throws org.tocsin.sip.MalformedException if the payload is too short
    public Optional<TelephoneEvent> decode(RtpPacket packet) {
        TelephoneEvent event = TelephoneEvent.parse(packet.payload());
        boolean repeated = any && packet.timestamp() == lastTimestamp && event.event() == lastEvent;
        boolean late = any && !repeated && (int) (packet.timestamp() - lastTimestamp) < 0;
        if (repeated || late) {
            return Optional.empty();
        }
        any = true;
        lastTimestamp = packet.timestamp();
        lastEvent = event.event();
        return Optional.of(event);
    }
}
