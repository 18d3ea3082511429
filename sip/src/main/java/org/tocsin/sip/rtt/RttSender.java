package org.tocsin.sip.rtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;

/// One direction of a text conversation, outwards. Time is the caller's, in milliseconds since the leg began.
public final class RttSender {
    /// Typed characters are gathered for this long (RFC 4103 section 5.1).
    public static final int GATHER_MILLIS = 300;
    /// Earlier blocks repeated in each packet.
    public static final int GENERATIONS = 2;

    private static final int LONGEST_BLOCK = 1023;
    private static final int LARGEST_OFFSET = 16383;

    private final int textPayloadType;
    private final StringBuilder typed = new StringBuilder();
    private final ArrayDeque<Block> sent = new ArrayDeque<>();
    private long lastSent = -GATHER_MILLIS;
    private boolean idle = true;

    private record Block(long at, byte[] text) {}

    /// @param payload   RED payload: primary block with its redundancy
    /// @param timestamp RTP timestamp, 1000 a second
    /// @param marker    first packet after a pause
    public record Packet(byte[] payload, long timestamp, boolean marker) {}

    /// @param textPayloadType payload type of `t140` inside `red`, from the negotiated SDP
    public RttSender(int textPayloadType) {
        this.textPayloadType = textPayloadType;
    }

    public void type(String text) {
        typed.append(text);
    }

    /// Whether everything typed was sent and repeated.
    public boolean idle() {
        return idle && typed.isEmpty();
    }

    /// The packet that is due now, if any. Called every 20 ms or so.
    public Optional<Packet> tick(long nowMillis) {
        if (nowMillis - lastSent < GATHER_MILLIS) {
            return Optional.empty();
        }
        var primary = take();
        boolean repeats = sent.stream().anyMatch(block -> block.text().length > 0);
        if (primary.length == 0 && !repeats) {
            idle = true;
            sent.clear();
            return Optional.empty();
        }
        boolean marker = idle;
        idle = false;
        var payload = pack(primary, nowMillis);
        sent.addLast(new Block(nowMillis, primary));
        if (sent.size() > GENERATIONS) {
            sent.removeFirst();
        }
        lastSent = nowMillis;
        return Optional.of(new Packet(payload, nowMillis, marker));
    }

    /// As many whole characters as fit a block.
    private byte[] take() {
        int end = typed.length();
        var bytes = typed.toString().getBytes(StandardCharsets.UTF_8);
        while (bytes.length > LONGEST_BLOCK) {
            end = typed.offsetByCodePoints(end, -1);
            bytes = typed.substring(0, end).getBytes(StandardCharsets.UTF_8);
        }
        typed.delete(0, end);
        return bytes;
    }

    private byte[] pack(byte[] primary, long now) {
        var out = new ByteArrayOutputStream();
        var usable = sent.stream()
                .filter(block -> now - block.at() <= LARGEST_OFFSET)
                .toList();
        for (var block : usable) {
            long offset = now - block.at();
            out.write(0x80 | textPayloadType);
            out.write((int) (offset >> 6));
            out.write((int) ((offset & 0x3F) << 2 | block.text().length >> 8));
            out.write(block.text().length & 0xFF);
        }
        out.write(textPayloadType);
        for (var block : usable) {
            out.writeBytes(block.text());
        }
        out.writeBytes(primary);
        return out.toByteArray();
    }
}
