package org.tocsin.sip.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we have to offer or answer with.
///
/// @param address where we receive all streams
/// @param sessionId a number of our choosing, the same for the whole call
/// @param version one more for each description we send within the call
/// @param codecs in order of preference, for an offer; an answer follows the offerer's order
/// @param audioPort where we receive audio; 0 for none
/// @param direction `SENDONLY` or `INACTIVE` puts the other side on hold
/// @param textPort where we receive real-time text; 0 for none
/// @param msrpPath our MSRP URI; null for none
/// @param languages the languages we speak, best first; may be empty
/// @param srtp what we want of SRTP, with our keys
public record LocalMedia(
        String address,
        long sessionId,
        long version,
        List<AudioCodec> codecs,
        int audioPort,
        Direction direction,
        int textPort,
        @Nullable String msrpPath,
        List<String> languages,
        SrtpTerms srtp) {
    public LocalMedia {
        codecs = List.copyOf(codecs);
        languages = List.copyOf(languages);
        if (codecs.isEmpty() && audioPort > 0) {
            throw new IllegalArgumentException("audio without a codec");
        }
    }

    /// Audio alone, both codecs, both ways.
    public static LocalMedia audio(String address, int audioPort, long sessionId) {
        return new LocalMedia(
                address,
                sessionId,
                1,
                List.of(AudioCodec.PCMU, AudioCodec.PCMA),
                audioPort,
                Direction.SENDRECV,
                0,
                null,
                List.of(),
                SrtpTerms.NONE);
    }

    /// The next description of the same session, in this direction.
    public LocalMedia next(Direction changed) {
        return new LocalMedia(
                address, sessionId, version + 1, codecs, audioPort, changed, textPort, msrpPath, languages, srtp);
    }

    public LocalMedia withText(int port) {
        return new LocalMedia(
                address, sessionId, version, codecs, audioPort, direction, port, msrpPath, languages, srtp);
    }

    public LocalMedia withMsrp(String path) {
        return new LocalMedia(
                address, sessionId, version, codecs, audioPort, direction, textPort, path, languages, srtp);
    }

    public LocalMedia withLanguages(List<String> spoken) {
        return new LocalMedia(
                address, sessionId, version, codecs, audioPort, direction, textPort, msrpPath, spoken, srtp);
    }

    public LocalMedia withSrtp(SrtpTerms terms) {
        return new LocalMedia(
                address, sessionId, version, codecs, audioPort, direction, textPort, msrpPath, languages, terms);
    }
}
