package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What went over the sockets of a test, as a capture file: for judges that were not written here. Needs no privilege,
/// as sniffing would; the bytes are those the sockets gave.
final class Capture {
    private static final int RAW_IPV4 = 228;
    private static final int UDP = 17;
    private static final int TCP = 6;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final int[] sequences = new int[65_536];
    private int packets;

    Capture() {
        file.writeBytes(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(RAW_IPV4)
                .array());
    }

    synchronized void datagram(int from, int to, byte[] bytes) {
        var header = ByteBuffer.allocate(8)
                .putShort((short) from)
                .putShort((short) to)
                .putShort((short) (8 + bytes.length))
                .putShort((short) 0);
        packet(UDP, header.array(), bytes);
    }

    /// Bytes of a connection, in the order they came.
    synchronized void stream(int from, int to, byte[] bytes) {
        var header = ByteBuffer.allocate(20)
                .putShort((short) from)
                .putShort((short) to)
                .putInt(1 + sequences[from])
                .putInt(1 + sequences[to])
                .put((byte) 0x50)
                .put((byte) 0x18)
                .putShort((short) 65_535)
                .putInt(0);
        sequences[from] += bytes.length;
        packet(TCP, header.array(), bytes);
    }

    private void packet(int protocol, byte[] header, byte[] bytes) {
        int length = 20 + header.length + bytes.length;
        file.writeBytes(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(packets / 10)
                .putInt(packets++ % 10 * 100_000)
                .putInt(length)
                .putInt(length)
                .array());
        file.writeBytes(ByteBuffer.allocate(20)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length)
                .putInt(0)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(0x7f000001)
                .putInt(0x7f000001)
                .array());
        file.writeBytes(header);
        file.writeBytes(bytes);
    }

    /// Fields of every packet as tshark's dissectors read them, a row each, cells as tshark joins them.
    synchronized List<List<String>> read(Path folder, List<String> options, String... fields)
            throws IOException, InterruptedException {
        var capture = Files.write(folder.resolve("capture.pcap"), file.toByteArray());
        var command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-Tfields", "-Eseparator=/t"));
        command.addAll(options);
        for (var field : fields) {
            command.addAll(List.of("-e", field));
        }
        var program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as("tshark").isZero();
        return text.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
}
