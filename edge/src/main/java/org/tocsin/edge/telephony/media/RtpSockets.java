package org.tocsin.edge.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/// The two sockets of a leg: RTP on an even port, RTCP on the next.
record RtpSockets(DatagramChannel rtp, DatagramChannel rtcp, int port) implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    /// Takes free pairs from a range in turn, so that a port rests as long as it can before it is used again: late
    /// packets of one call do not reach the next. Safe for any thread.
    static final class Range {
        private final MediaSettings settings;
        private int next;

        Range(MediaSettings settings) {
            this.settings = settings;
            this.next = settings.firstPort();
        }

        /// @throws IOException if not even a port outside the range can be had
        synchronized RtpSockets take() throws IOException {
            int pairs = (settings.lastPort() - settings.firstPort() + 1) / 2;
            for (int i = 0; i < pairs; i++) {
                int port = next;
                next = next + 3 > settings.lastPort() ? settings.firstPort() : next + 2;
                try {
                    return open(settings.bindHost(), port, port + 1);
                } catch (IOException _) {
                    // taken: the next pair
                }
            }
            return open(settings.bindHost(), 0, 0);
        }
    }

    private static RtpSockets open(String host, int rtpPort, int rtcpPort) throws IOException {
        var rtp = bound(host, rtpPort);
        try {
            return new RtpSockets(rtp, bound(host, rtcpPort), ((InetSocketAddress) rtp.getLocalAddress()).getPort());
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    private static DatagramChannel bound(String host, int port) throws IOException {
        var channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.bind(new InetSocketAddress(host, port));
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        rtp.close();
        rtcp.close();
    }
}
