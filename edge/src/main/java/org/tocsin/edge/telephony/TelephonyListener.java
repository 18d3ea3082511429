package org.tocsin.edge.telephony;

import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.recording.Trouble;

/// What telephony has to say besides its commands, for alarms and for the positions. Told on its own threads; must not
/// block.
public interface TelephonyListener {
    /// The signalling is up but nothing has been heard from the caller for five seconds: offer to call back.
    default void audioMissing(CallId call) {}

    /// The caller is heard again.
    default void audioBack(CallId call) {}

    /// The caller pressed a key: `0123456789*#ABCD`.
    default void keyPressed(CallId call, char key) {}

    /// Somebody speaks, nobody has for five seconds, no sound comes, or a text telephone does.
    default void sound(CallId call, CallSound sound) {}

    /// What the caller is typing, letter by letter; empty when the line is done and on record.
    default void typing(CallId call, String soFar) {}

    /// The call is over: nothing is heard on it any more.
    default void silenced(CallId call) {}

    /// The network does not behave: an answer never acknowledged, a session no longer refreshed, no codec in common.
    default void oddOnTheLine(CallId call, String words) {}

    /// How the call is protected on its way, when it comes and whenever that changes.
    default void protection(CallId call, CallProtection protection) {}

    /// There is no TLS with somebody.
    ///
    /// @param trunk its name, empty for a stranger
    /// @param words why, and what to do
    default void trunkTrouble(String trunk, String host, String words) {}

    /// A trunk that was in trouble has shown a good certificate.
    default void trunkTrusted(String trunk) {}

    /// Our own certificate needs somebody: it expires, or its renewed files cannot be used; empty when all is well.
    default void ownCertificate(String words) {}

    /// A recording is in trouble.
    default void recordingTrouble(Trouble trouble) {}

    /// Something is broken in telephony itself.
    ///
    /// @param words without personal values
    default void fault(String words) {}
}
