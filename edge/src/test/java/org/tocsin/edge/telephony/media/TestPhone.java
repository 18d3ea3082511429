package org.tocsin.edge.telephony.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tocsin.sip.rtp.G711;
import org.tocsin.sip.rtp.RtpPacket;

/// The far end of a leg in tests: sends what it is told, keeps what it gets.
public final class TestPhone implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    private final List<RtpPacket> received = new CopyOnWriteArrayList<>();
    private int sequence = 65_530;
    private long timestamp = 0xffff_ff00L;

    public TestPhone() throws IOException {
        Thread.ofVirtual().start(this::receive);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    private void receive() {
        byte[] bytes = new byte[2_048];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                received.add(RtpPacket.parse(bytes, packet.getLength()));
            } catch (IOException e) {
                return;
            }
        }
    }

    /// Sends 20 ms.
    public void speak(int port, short[] sound, int from) throws IOException {
        send(port, 0, G711.toUlaw(java.util.Arrays.copyOfRange(sound, from, from + 160)));
        timestamp = timestamp + 160 & 0xffff_ffffL;
    }

    public void send(int port, int payloadType, byte[] payload) throws IOException {
        sendRaw(port, new RtpPacket(payloadType, false, sequence, timestamp, 77, payload).toBytes());
        sequence = sequence + 1 & 0xffff;
    }

    public void sendRaw(int port, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }

    public List<RtpPacket> received() {
        return new ArrayList<>(received);
    }

    /// What it heard, packets in the order they came.
    public short[] heard() {
        var packets = received();
        var sound = new short[packets.size() * 160];
        for (int i = 0; i < packets.size(); i++) {
            System.arraycopy(G711.fromUlaw(packets.get(i).payload()), 0, sound, i * 160, 160);
        }
        return sound;
    }

    @Override
    public void close() {
        socket.close();
    }
}
