package org.tocsin.sip.sdp;

import java.util.List;
import java.util.Optional;

/// What came of an offer.
public sealed interface Negotiation {
    /// At least one stream is wanted by both.
    ///
    /// @param description our answer, or the other side's answer to our offer
    record Agreed(SessionDescription description, List<AgreedMedia> media) implements Negotiation {
        public Agreed {
            media = List.copyOf(media);
        }

        /// The audio stream, if there is one.
        public Optional<AgreedMedia.Audio> audio() {
            return media.stream()
                    .filter(AgreedMedia.Audio.class::isInstance)
                    .map(AgreedMedia.Audio.class::cast)
                    .findFirst();
        }
    }

    /// Nothing of what the other side has is ours too: 488.
    ///
    /// @param offered what it has, as `type/codec`, for the record
    /// @param lack    what stood in the way
    record NothingInCommon(List<String> offered, Lack lack) implements Negotiation {
        public NothingInCommon {
            offered = List.copyOf(offered);
        }

        /// For want of a codec.
        public NothingInCommon(List<String> offered) {
            this(offered, Lack.CODEC);
        }
    }

    /// Why there is nothing in common.
    enum Lack {
        CODEC,
        /// Plain voice was offered and must not be.
        ENCRYPTION_NEEDED,
        /// Encrypted voice was offered and must not be.
        ENCRYPTION_NOT_WANTED,
        /// Encrypted voice is wanted, in no way or with no key both can use.
        NO_COMMON_ENCRYPTION
    }
}
