package org.tocsin.edge.telephony.media;

/// Where voice is sent and received.
///
/// @param bindHost       address to listen on
/// @param advertisedHost what session descriptions say
/// @param firstPort      of the range for trunks and desk phones, even; two ports a leg
/// @param lastPort       of the range. When all are taken a leg gets any free port: a full range costs no call
public record MediaSettings(String bindHost, String advertisedHost, int firstPort, int lastPort) {
    public MediaSettings {
        if (firstPort < 1_024 || firstPort % 2 != 0 || lastPort > 65_535 || lastPort - firstPort < 3) {
            throw new IllegalArgumentException("media ports: an even first port above 1023 and at least four ports");
        }
    }

    public static MediaSettings loopback(int firstPort, int lastPort) {
        return new MediaSettings("127.0.0.1", "127.0.0.1", firstPort, lastPort);
    }
}
