package org.tocsin.edge.telephony;

import java.io.IOException;
import java.util.List;
import org.tocsin.core.calls.Call;
import org.tocsin.core.places.Fix;

/// Whoever can be asked where a caller is now: the server a call refers to ([HeldSource], [PresenceSource]), or a
/// simulated telephone. Safe from any thread.
public interface LocationSource {
    /// How good an answer has to be.
    enum Haste {
        /// The quickest there is: nobody has answered the call yet.
        ROUTING,
        /// The best that comes while a dispatcher waits.
        DISPATCH
    }

    /// There is no new location.
    final class NotGiven extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean lasting;

        /// @param words for the telecommunicator, without personal values
        /// @param lasting whether asking again by itself is of no use
        public NotGiven(String words, boolean lasting) {
            super(words);
            this.lasting = lasting;
        }

        public boolean lasting() {
            return lasting;
        }
    }

    /// Whether this call's network can be asked at all.
    boolean knows(Call call);

    /// Asks; blocks until answered.
    ///
    /// @return new reports, oldest first; empty when the answer comes within the call's own signalling
    /// @throws NotGiven when nothing will come
    List<Fix> ask(Call call, Haste haste) throws NotGiven, InterruptedException;
}
