package org.tocsin.edge.telephony.signalling;

import java.util.List;
import java.util.Optional;

/// Who may be on the other side of TLS. Asked on the loop; must not block.
public interface PeerPolicy {
    /// Whoever's certificate is good.
    PeerPolicy ANYBODY = new PeerPolicy() {
        @Override
        public Optional<Distrust> judge(String host, boolean weCalled, List<String> names) {
            return Optional.empty();
        }

        @Override
        public void refused(String host, boolean weCalled, Distrust distrust) {}

        @Override
        public void trusted(String host, List<String> names) {}

        @Override
        public void staleFiles(String words) {}
    };

    /// Whether somebody whose certificate is good may be who they are taken for.
    ///
    /// @param host     the address they come from, or the host we called
    /// @param weCalled whether we connected to them
    /// @param names    on their certificate (RFC 5922); empty if they showed none and need not
    /// @return why not; empty if they may
    Optional<Distrust> judge(String host, boolean weCalled, List<String> names);

    /// Somebody was refused, by us or in the handshake.
    void refused(String host, boolean weCalled, Distrust distrust);

    /// Somebody was let in.
    void trusted(String host, List<String> names);

    /// Renewed files of ours cannot be used; the old ones go on.
    void staleFiles(String words);
}
