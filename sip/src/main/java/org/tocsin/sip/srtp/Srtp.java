package org.tocsin.sip.srtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One direction of SRTP (RFC 3711): counts packets of each source by its own. Confined to one thread.
public final class Srtp {
    private static final int HEADER_BYTES = 12;
    private static final int MAXIMUM_SOURCES = 8;

    private final SessionKeys keys;
    private final int tagBytes;
    private final Map<Integer, Source> sources = new HashMap<>();

    /// What is known of one stream: how often its sequence numbers wrapped, and what has been received lately.
    private static final class Source {
        boolean begun;
        int highest;
        long rollovers;
        long window;

        /// The packet's index if its sequence number is the nearest to the highest so far (RFC 3711 section 3.3.1).
        long index(int sequence) {
            if (!begun) {
                return sequence;
            }
            long guess = rollovers;
            if (highest < 0x8000 && sequence - highest > 0x8000) {
                guess--;
            } else if (highest >= 0x8000 && highest - 0x8000 > sequence) {
                guess++;
            }
            return guess << 16 | sequence;
        }

        boolean isReplayed(long index) {
            long behind = (rollovers << 16 | highest) - index;
            return begun && (index < 0 || behind >= 64 || behind >= 0 && (window >>> behind & 1) != 0);
        }

        void accept(long index) {
            long ahead = begun ? index - (rollovers << 16 | highest) : 1;
            if (ahead > 0) {
                window = ahead >= 64 ? 1 : window << ahead | 1;
                rollovers = index >>> 16;
                highest = (int) (index & 0xffff);
                begun = true;
            } else {
                window |= 1L << -ahead;
            }
        }
    }

    public Srtp(CryptoSuite suite, MasterKey key) {
        keys = new SessionKeys(key, SessionKeys.RTP);
        tagBytes = suite.tagBytes();
    }

    /// The RTP packet, encrypted and tagged.
    public byte[] protect(byte[] packet) {
        var source = source(packet);
        if (source == null) {
            throw new IllegalStateException("we send more streams than we ever should");
        }
        long index = source.index(sequence(packet));
        source.accept(index);
        byte[] out = Arrays.copyOf(packet, packet.length + tagBytes);
        keys.crypt(out, headerBytes(packet, packet.length), packet.length, ssrc(packet), index);
        System.arraycopy(tag(out, packet.length, index), 0, out, packet.length, tagBytes);
        return out;
    }

    /// Checks and decrypts in place.
    ///
    /// @return length of the RTP packet; -1 if it is not genuine, or was received before
    public int unprotect(byte[] packet, int length) {
        int end = length - tagBytes;
        if (end < HEADER_BYTES || (packet[0] & 0xc0) != 0x80) {
            return -1;
        }
        int header = headerBytes(packet, end);
        var source = source(packet);
        if (header < 0 || source == null) {
            return -1;
        }
        long index = source.index(sequence(packet));
        if (source.isReplayed(index) || !isGenuine(packet, end, index)) {
            return -1;
        }
        source.accept(index);
        keys.crypt(packet, header, end, ssrc(packet), index);
        return end;
    }

    /// Only genuine packets make a source stay; here it is enough that there cannot be many.
    private @Nullable Source source(byte[] packet) {
        int ssrc = ssrc(packet);
        var known = sources.get(ssrc);
        if (known == null) {
            if (sources.size() >= MAXIMUM_SOURCES) {
                sources.values().removeIf(source -> !source.begun);
            }
            if (sources.size() >= MAXIMUM_SOURCES) {
                return null;
            }
            known = new Source();
            sources.put(ssrc, known);
        }
        return known;
    }

    private boolean isGenuine(byte[] packet, int end, long index) {
        return SessionKeys.matches(tag(packet, end, index), packet, end, tagBytes);
    }

    private byte[] tag(byte[] packet, int length, long index) {
        int rollovers = (int) (index >>> 16);
        return keys.tag(
                packet, length, (byte) (rollovers >> 24), (byte) (rollovers >> 16), (byte) (rollovers >> 8), (byte)
                        rollovers);
    }

    /// Fixed header, contributing sources and extension stay readable; -1 if they do not fit.
    private static int headerBytes(byte[] packet, int end) {
        int bytes = HEADER_BYTES + 4 * (packet[0] & 0x0f);
        if ((packet[0] & 0x10) != 0) {
            if (bytes + 4 > end) {
                return -1;
            }
            bytes += 4 + 4 * ((packet[bytes + 2] & 0xff) << 8 | packet[bytes + 3] & 0xff);
        }
        return bytes > end ? -1 : bytes;
    }

    private static int sequence(byte[] packet) {
        return (packet[2] & 0xff) << 8 | packet[3] & 0xff;
    }

    private static int ssrc(byte[] packet) {
        return SessionKeys.int32(packet, 8);
    }
}
