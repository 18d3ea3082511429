package org.tocsin.edge.telephony.media;

/// Told by a leg, on the clock's thread; must not block.
public interface LegListener {
    /// The first sound came.
    default void audioBegan(RtpLeg leg) {}

    /// Somebody spoke for the first time, as far as loudness tells.
    default void speechBegan(RtpLeg leg) {}

    /// Nothing has come for five seconds, though the signalling says there should be sound.
    default void audioMissing(RtpLeg leg) {}

    /// Sound comes again after [#audioMissing].
    default void audioBack(RtpLeg leg) {}

    /// The far end pressed a key: `0123456789*#ABCD` (RFC 4733).
    default void keyPressed(RtpLeg leg, char key) {}
}
