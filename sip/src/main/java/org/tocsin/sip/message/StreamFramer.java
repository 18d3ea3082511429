package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.tocsin.sip.MalformedException;

/// Cuts a byte stream (TCP, TLS) into messages by Content-Length (RFC 3261 section 18.3). One a connection;
/// confined to whoever reads that connection. Holds no more than one message's bytes.
public final class StreamFramer {
    /// What the stream yields.
    public sealed interface Frame {
        /// One whole message, for [DatagramParser].
        @SuppressWarnings("ArrayRecordComponent") // fresh bytes, handed over
        record Message(byte[] bytes) implements Frame {
            @Override
            public String toString() {
                return "Message[" + bytes.length + "]";
            }
        }

        /// A double CRLF between messages: a keep-alive that wants a single CRLF back (RFC 5626 section 4.4.1).
        record KeepAlive() implements Frame {}

        /// Where the next message begins can no longer be told: answer what came before, then close the connection.
        record Lost(MalformedException cause) implements Frame {}
    }

    private final int maximumHeadBytes;
    private final int maximumBodyBytes;
    private byte[] held = new byte[4_096];
    private int length;
    private int scanned;
    private int headEnd = -1;
    private int bodyBytes;
    private int lineEnds;
    private boolean lost;

    /// Heads to 64 KiB, bodies to 1 MiB.
    public StreamFramer() {
        this(65_536, 1_048_576);
    }

    public StreamFramer(int maximumHeadBytes, int maximumBodyBytes) {
        this.maximumHeadBytes = maximumHeadBytes;
        this.maximumBodyBytes = maximumBodyBytes;
    }

    /// Takes the next bytes of the stream and returns what they complete. After [Frame.Lost] everything is ignored.
    public List<Frame> feed(byte[] chunk, int from, int to) {
        var frames = new ArrayList<Frame>(2);
        int at = from;
        while (at < to && !lost) {
            at = take(chunk, at, to, frames);
        }
        return frames;
    }

    public List<Frame> feed(byte[] chunk) {
        return feed(chunk, 0, chunk.length);
    }

    /// How many bytes of an unfinished message are held.
    public int pendingBytes() {
        return length;
    }

    /// Takes as much as may belong to the message at hand and returns how far it got.
    private int take(byte[] chunk, int from, int to, List<Frame> frames) {
        int at = from;
        if (length == 0) {
            while (at < to && (chunk[at] == '\r' || chunk[at] == '\n')) {
                if (chunk[at] == '\n' && ++lineEnds == 2) {
                    frames.add(new Frame.KeepAlive());
                    lineEnds = 0;
                }
                at++;
            }
            if (at == to) {
                return at;
            }
            lineEnds = 0;
        }
        return headEnd < 0 ? takeHead(chunk, at, to, frames) : takeBody(chunk, at, to, frames);
    }

    private int takeHead(byte[] chunk, int from, int to, List<Frame> frames) {
        int room = Math.min(to - from, maximumHeadBytes + 4 - length);
        append(chunk, from, from + room);
        headEnd = Head.endOfHead(held, scanned, length);
        if (headEnd < 0) {
            scanned = Math.max(0, length - 3);
            if (length > maximumHeadBytes) {
                lose(new MalformedException(513, "head beyond the limit"), frames);
            }
            return from + room;
        }
        int excess = length - headEnd;
        length = headEnd;
        readLength(frames);
        if (!lost && bodyBytes == 0) {
            finish(frames);
        }
        return from + room - excess;
    }

    private void readLength(List<Frame> frames) {
        var oddities = EnumSet.noneOf(Oddity.class);
        try {
            Head head = Head.read(Arrays.copyOf(held, length), oddities);
            OptionalInt declared = ContentLength.read(head.headers(), oddities);
            bodyBytes = declared.orElse(0);
        } catch (MalformedException e) {
            lose(e, frames);
            return;
        }
        if (oddities.contains(Oddity.CONTENT_LENGTH_INVALID)) {
            lose(new MalformedException("Content-Length invalid"), frames);
        } else if (bodyBytes > maximumBodyBytes) {
            lose(new MalformedException(513, "body beyond the limit"), frames);
        }
    }

    private int takeBody(byte[] chunk, int from, int to, List<Frame> frames) {
        int wanted = headEnd + bodyBytes - length;
        int got = Math.min(wanted, to - from);
        append(chunk, from, from + got);
        if (got == wanted) {
            finish(frames);
        }
        return from + got;
    }

    private void finish(List<Frame> frames) {
        frames.add(new Frame.Message(Arrays.copyOf(held, length)));
        reset();
    }

    /// The head read so far goes up as a message: reading it finds the same defect and answers it.
    private void lose(MalformedException cause, List<Frame> frames) {
        frames.add(new Frame.Message(Arrays.copyOf(held, length)));
        frames.add(new Frame.Lost(cause));
        lost = true;
        reset();
        held = new byte[0];
    }

    private void reset() {
        length = 0;
        scanned = 0;
        headEnd = -1;
        bodyBytes = 0;
        if (held.length > 65_536) {
            held = new byte[4_096];
        }
    }

    private void append(byte[] chunk, int from, int to) {
        int needed = length + to - from;
        if (needed > held.length) {
            held = Arrays.copyOf(held, Math.max(needed, held.length * 2));
        }
        System.arraycopy(chunk, from, held, length, to - from);
        length = needed;
    }
}
