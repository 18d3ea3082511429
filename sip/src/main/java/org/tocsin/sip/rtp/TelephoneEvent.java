package org.tocsin.sip.rtp;

import org.tocsin.sip.MalformedException;

/// The payload of a telephone-event packet (RFC 4733 section 2.3).
///
/// @param event 0 to 15 are the keys `0123456789*#ABCD`; 16 is a hook flash
/// @param end whether the key was let go
/// @param volume 0 to 63, in dBm0 below zero
/// @param durationUnits how long so far, in RTP clock units, 0 to 65535
public record TelephoneEvent(int event, boolean end, int volume, int durationUnits) {
    private static final String KEYS = "0123456789*#ABCD";

    public TelephoneEvent {
        if (event < 0 || event > 255 || volume < 0 || volume > 63 || durationUnits < 0 || durationUnits > 0xffff) {
            throw new IllegalArgumentException("telephone event out of range");
        }
    }

    /// Reads a payload.
    ///
    /// @throws MalformedException if there are fewer than four bytes
    public static TelephoneEvent parse(byte[] payload) {
        if (payload.length < 4) {
            throw new MalformedException("telephone event too short");
        }
        return new TelephoneEvent(
                payload[0] & 0xff, (payload[1] & 0x80) != 0, payload[1] & 0x3f, RtpPacket.unsignedShort(payload, 2));
    }

    /// The event of a key.
    ///
    /// @throws IllegalArgumentException if there is no such key
    public static int eventOf(char key) {
        int event = KEYS.indexOf(Character.toUpperCase(key));
        if (event < 0) {
            throw new IllegalArgumentException("not a key of a telephone");
        }
        return event;
    }

    /// The key, or 0 if the event is none.
    public char key() {
        return event < KEYS.length() ? KEYS.charAt(event) : 0;
    }

    public byte[] toBytes() {
        return new byte[] {
            (byte) event, (byte) ((end ? 0x80 : 0) | volume), (byte) (durationUnits >> 8), (byte) durationUnits
        };
    }
}
