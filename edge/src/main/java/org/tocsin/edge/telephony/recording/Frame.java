package org.tocsin.edge.telephony.recording;

/// One entry of a track.
///
/// @param payloadType RTP payload type of audio: 0 PCMU, 8 PCMA; 0 for everything else
/// @param source      RTP SSRC, 0 for what did not come by RTP
/// @param timestamp   RTP timestamp, 8,000 a second, wraps
/// @param sequence    RTP sequence number, wraps
/// @param atMicros    arrival, microseconds after the start of the track by a clock that never goes back
public record Frame(
        Kind kind, int payloadType, int source, int timestamp, int sequence, long atMicros, byte[] payload) {

    /// What a frame holds. The numbers are the file format.
    public enum Kind {
        /// Audio that came from the far end.
        HEARD(1),
        /// Audio sent to the far end.
        SAID(2),
        /// A key press: the key as text.
        DIGIT(3),
        /// A remark of the centre's own, as text: no audio, hold, frames lost.
        MARK(4),
        /// Written conversation (RTT, TTY, messages), as text.
        TEXT(5),
        /// The last frame: `key=value` lines.
        END(127);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind ofCode(int code) {
            for (var kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new MalformedRecordingException("unknown kind of frame");
        }
    }

    public Frame {
        if (payload.length > FrameCodec.MAXIMUM_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("payload too long: " + payload.length);
        }
    }

    /// Whether it is audio that can be decoded.
    public boolean isAudio() {
        return kind == Kind.HEARD || kind == Kind.SAID;
    }

    /// Says nothing of the content, which is somebody's words.
    @Override
    public String toString() {
        return "Frame[" + kind + " @" + atMicros + " us, " + payload.length + " bytes]";
    }
}
