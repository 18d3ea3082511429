package org.tocsin.sip.sdp;

/// One format of an RTP media line.
///
/// @param name as in rtpmap: `PCMU`, `telephone-event`, `t140`, ...; empty for a dynamic number without rtpmap
/// @param clockHz 0 when unknown
/// @param parameters the fmtp text; empty when there is none
public record Codec(int payloadType, String name, int clockHz, String parameters) {
    public boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /// The codec a payload type below 96 means without an rtpmap (RFC 3551 table 4 and 5).
    static Codec known(int payloadType, String parameters) {
        return switch (payloadType) {
            case 0 -> new Codec(0, "PCMU", 8_000, parameters);
            case 3 -> new Codec(3, "GSM", 8_000, parameters);
            case 4 -> new Codec(4, "G723", 8_000, parameters);
            case 8 -> new Codec(8, "PCMA", 8_000, parameters);
            case 9 -> new Codec(9, "G722", 8_000, parameters);
            case 13 -> new Codec(13, "CN", 8_000, parameters);
            case 18 -> new Codec(18, "G729", 8_000, parameters);
            case 31 -> new Codec(31, "H261", 90_000, parameters);
            case 34 -> new Codec(34, "H263", 90_000, parameters);
            default -> new Codec(payloadType, "", 0, parameters);
        };
    }
}
