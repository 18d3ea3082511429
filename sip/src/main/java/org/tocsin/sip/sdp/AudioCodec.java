package org.tocsin.sip.sdp;

/// The codecs every element of an emergency network has (NENA-STA-010): G.711 at 8 kHz, one byte a sample.
public enum AudioCodec {
    PCMU(0),
    PCMA(8);

    private final int payloadType;

    AudioCodec(int payloadType) {
        this.payloadType = payloadType;
    }

    /// The static payload type.
    public int payloadType() {
        return payloadType;
    }
}
