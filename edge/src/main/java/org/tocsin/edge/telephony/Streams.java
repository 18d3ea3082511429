package org.tocsin.edge.telephony;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.sip.sdp.AgreedMedia;

/// Where an agreed stream goes.
final class Streams {
    private Streams() {}

    static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Tells a leg where its far end is; a name is looked up without holding up the loop.
    static void connect(RtpLeg leg, AgreedMedia.Audio audio, @Nullable InetAddress peer) {
        var address = literal(audio.remoteAddress());
        if (address != null) {
            leg.connect(audio, target(address, audio.remotePort()), peer);
            return;
        }
        leg.connect(audio, null, peer);
        Thread.ofVirtual().name("media-lookup").start(() -> {
            try {
                leg.connect(audio, target(InetAddress.getByName(audio.remoteAddress()), audio.remotePort()), peer);
            } catch (UnknownHostException e) {
                // It is heard from where it speaks, and answered there.
            }
        });
    }

    /// 0.0.0.0 is how old peers say hold: nowhere to send.
    private static @Nullable InetSocketAddress target(InetAddress address, int port) {
        return address.isAnyLocalAddress() || port < 1 ? null : new InetSocketAddress(address, port);
    }
}
