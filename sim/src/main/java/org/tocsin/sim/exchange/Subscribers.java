package org.tocsin.sim.exchange;

import java.net.InetSocketAddress;
import org.tocsin.sip.agent.Event;

/// The people on an [Exchange]; called on its thread only.
public interface Subscribers {
    /// Something happened in signalling.
    void on(Event event);

    /// A packet came to the voice socket.
    void heard(InetSocketAddress from, byte[] packet);

    /// Another 20 ms have passed: time for everybody's next packet of voice.
    void speak();
}
