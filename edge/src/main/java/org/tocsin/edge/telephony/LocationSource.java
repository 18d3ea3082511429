package org.tocsin.edge.telephony;

import java.io.IOException;
import java.util.List;
import org.tocsin.core.calls.Call;
import org.tocsin.core.places.Fix;

/// Whoever can be asked where a caller is now: the network that delivered the call (HELD, RFC 5985; presence, RFC
/// 3856),
/// or a simulated telephone. Safe from any thread.
public interface LocationSource {
    /// Whether this call's network can be asked at all.
    boolean knows(Call call);

    /// Asks; blocks until answered.
    ///
    /// @return new reports, oldest first; empty when the answer comes within the call's own signalling
    /// @throws IOException with words for the telecommunicator when nothing will come
    List<Fix> ask(Call call) throws IOException, InterruptedException;
}
