package org.tocsin.sip.rtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;

/// One direction of a text conversation, outwards. Time is the caller's, in milliseconds since the leg began.
public final class RttSender {
    /// Typed characters are gathered for this long (RFC 4103 section 5.1).
    public static final int GATHER_MILLIS = 300;
    /// Earlier blocks repeated in each packet.
    public static final int GENERATIONS = 2;

    /// The average the other side can take is meant over so long (RFC 4103 section 6).
    private static final int AVERAGED_SECONDS = 10;

    private static final int LONGEST_BLOCK = 1023;
    private static final int LARGEST_OFFSET = 16383;

    private final int textPayloadType;
    private final int charactersPerSecond;
    private final StringBuilder typed = new StringBuilder();
    private final ArrayDeque<Block> sent = new ArrayDeque<>();
    private long lastSent = -GATHER_MILLIS;
    private boolean idle = true;
    private double allowance;
    private long allowedAt;

    private record Block(long at, byte[] text) {}

    /// @param payload   RED payload: primary block with its redundancy
    /// @param timestamp RTP timestamp, 1000 a second
    /// @param marker    first packet after a pause
    public record Packet(byte[] payload, long timestamp, boolean marker) {}

    /// @param textPayloadType     payload type of `t140` inside `red`, from the negotiated SDP
    /// @param charactersPerSecond the other side can take on average, at least 1
    public RttSender(int textPayloadType, int charactersPerSecond) {
        this.textPayloadType = textPayloadType;
        this.charactersPerSecond = charactersPerSecond;
        this.allowance = AVERAGED_SECONDS * charactersPerSecond;
    }

    public void type(String text) {
        typed.append(text);
    }

    /// Whether everything typed has been sent, repeated or not.
    public boolean left() {
        return typed.isEmpty();
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
        allowance = Math.min(
                AVERAGED_SECONDS * charactersPerSecond,
                allowance + (nowMillis - allowedAt) * charactersPerSecond / 1e3);
        allowedAt = nowMillis;
        var primary = take();
        boolean repeats = sent.stream().anyMatch(block -> block.text().length > 0);
        if (primary.length == 0 && !repeats && typed.isEmpty()) {
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

    /// As many whole characters as fit a block and may be sent now.
    private byte[] take() {
        int characters = Math.min((int) allowance, typed.codePointCount(0, typed.length()));
        int end = typed.offsetByCodePoints(0, characters);
        var bytes = typed.substring(0, end).getBytes(StandardCharsets.UTF_8);
        while (bytes.length > LONGEST_BLOCK) {
            end = typed.offsetByCodePoints(end, -1);
            bytes = typed.substring(0, end).getBytes(StandardCharsets.UTF_8);
        }
        allowance -= typed.codePointCount(0, end);
        typed.delete(0, end);
        return bytes;
    }

    private byte[] pack(byte[] primary, long now) {
        var out = new ByteArrayOutputStream();
        var usable = new ArrayList<>(sent.stream()
                .filter(block -> now - block.at() <= LARGEST_OFFSET)
                .toList());
        // As many as the session description promises; at the beginning and after a pause they are empty.
        while (usable.size() < GENERATIONS) {
            long before = usable.isEmpty() ? now : usable.getFirst().at();
            usable.addFirst(new Block(before - GATHER_MILLIS, new byte[0]));
        }
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
