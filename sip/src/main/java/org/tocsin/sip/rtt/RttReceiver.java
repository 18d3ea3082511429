package org.tocsin.sip.rtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// One direction of a text conversation, inwards.
///
/// Packets may come late, twice or not at all. A packet that is missing is waited for until a later one repeats its
/// text; if the repeats do not reach back far enough the loss is shown.
public final class RttReceiver {
    private static final String LOST = "\uFFFD";
    private static final int SEQUENCES = 1 << 16;
    private static final int RESTART_BEYOND = 3000;

    private final int textPayloadType;
    private final int redPayloadType;
    private int expected = -1;
    private byte[] unfinished = new byte[0];

    /// @param textPayloadType payload type of `t140`
    /// @param redPayloadType  payload type of `red`, -1 when not negotiated
    public RttReceiver(int textPayloadType, int redPayloadType) {
        this.textPayloadType = textPayloadType;
        this.redPayloadType = redPayloadType;
    }

    /// The text this packet adds, possibly empty.
    ///
    /// @param sequence RTP sequence number, 0 to 65535
    public String receive(int payloadType, int sequence, byte[] payload) {
        var blocks = payloadType == redPayloadType
                ? unpack(payload)
                : payloadType == textPayloadType ? List.of(payload) : List.<byte[]>of();
        if (blocks.isEmpty()) {
            return "";
        }
        if (expected < 0) {
            // What the first packet repeats was sent before anybody could take it.
            expected = Math.floorMod(sequence - (blocks.size() - 1), SEQUENCES);
        }
        int ahead = Math.floorMod(sequence - expected, SEQUENCES);
        if (ahead > SEQUENCES - RESTART_BEYOND) {
            return "";
        }
        var bySequence = new TreeMap<Integer, byte[]>();
        int redundant = blocks.size() - 1;
        for (int back = 0; back <= redundant; back++) {
            int place = ahead - back;
            if (place >= 0) {
                bySequence.put(place, blocks.get(redundant - back));
            }
        }
        var text = new StringBuilder();
        int missing = ahead - redundant;
        if (missing > 0 && missing <= RESTART_BEYOND) {
            text.append(flush()).append(LOST);
        }
        for (var block : bySequence.values()) {
            text.append(decode(block));
        }
        expected = (sequence + 1) % SEQUENCES;
        return text.toString();
    }

    /// Blocks oldest first, the primary last; empty when the payload is malformed (RFC 2198 section 3).
    private static List<byte[]> unpack(byte[] payload) {
        var lengths = new ArrayList<Integer>();
        int at = 0;
        while (at < payload.length && (payload[at] & 0x80) != 0) {
            if (at + 4 > payload.length) {
                return List.of();
            }
            lengths.add((payload[at + 2] & 0x03) << 8 | payload[at + 3] & 0xFF);
            at += 4;
        }
        at++;
        var blocks = new ArrayList<byte[]>();
        for (int length : lengths) {
            if (at + length > payload.length) {
                return List.of();
            }
            blocks.add(Arrays.copyOfRange(payload, at, at + length));
            at += length;
        }
        if (at > payload.length) {
            return List.of();
        }
        blocks.add(Arrays.copyOfRange(payload, at, payload.length));
        return blocks;
    }

    /// A character may be cut between two blocks: its first bytes wait for the rest.
    private String decode(byte[] block) {
        var bytes = Arrays.copyOf(unfinished, unfinished.length + block.length);
        System.arraycopy(block, 0, bytes, unfinished.length, block.length);
        int whole = bytes.length - tail(bytes);
        unfinished = Arrays.copyOfRange(bytes, whole, bytes.length);
        return new String(bytes, 0, whole, StandardCharsets.UTF_8).replace("\uFEFF", "");
    }

    private String flush() {
        boolean cut = unfinished.length > 0;
        unfinished = new byte[0];
        return cut ? LOST : "";
    }

    /// Bytes at the end that begin a character without finishing it.
    private static int tail(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xFF;
            if (b >= 0xC0) {
                int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }
}
