package org.tocsin.sip.srtp;

import java.util.Arrays;

/// One direction of SRTCP (RFC 3711 section 3.4). Confined to one thread.
public final class Srtcp {
    private static final int HEADER_BYTES = 8;
    private static final int INDEX_BYTES = 4;
    private static final int ENCRYPTED = 0x8000_0000;
    private static final int TRAILER_BYTES = INDEX_BYTES + CryptoSuite.REPORT_TAG_BYTES;
    private static final int WINDOW = 64;

    private final SessionKeys keys;
    private int sent;
    private long highest = -1;
    private long window;

    public Srtcp(MasterKey key) {
        keys = new SessionKeys(key, SessionKeys.RTCP);
    }

    /// The RTCP packet, encrypted and tagged.
    public byte[] protect(byte[] packet) {
        int length = packet.length;
        int index = sent++ & ~ENCRYPTED;
        byte[] out = Arrays.copyOf(packet, length + TRAILER_BYTES);
        keys.crypt(out, HEADER_BYTES, length, SessionKeys.int32(packet, 4), index);
        int word = index | ENCRYPTED;
        for (int i = 0; i < INDEX_BYTES; i++) {
            out[length + i] = (byte) (word >> 24 - 8 * i);
        }
        byte[] tag = keys.tag(out, length + INDEX_BYTES);
        System.arraycopy(tag, 0, out, length + INDEX_BYTES, CryptoSuite.REPORT_TAG_BYTES);
        return out;
    }

    /// Checks and decrypts in place.
    ///
    /// @return length of the RTCP packet; -1 if it is not genuine, not encrypted, or was received before
    public int unprotect(byte[] packet, int length) {
        int end = length - TRAILER_BYTES;
        if (end < HEADER_BYTES || (packet[0] & 0xc0) != 0x80) {
            return -1;
        }
        int word = SessionKeys.int32(packet, end);
        long index = word & ~ENCRYPTED;
        byte[] tag = keys.tag(packet, end + INDEX_BYTES);
        if ((word & ENCRYPTED) == 0
                || isReplayed(index)
                || !SessionKeys.matches(tag, packet, end + INDEX_BYTES, CryptoSuite.REPORT_TAG_BYTES)) {
            return -1;
        }
        accept(index);
        keys.crypt(packet, HEADER_BYTES, end, SessionKeys.int32(packet, 4), index);
        return end;
    }

    private boolean isReplayed(long index) {
        long behind = highest - index;
        return behind >= WINDOW || behind >= 0 && (window >>> behind & 1) != 0;
    }

    private void accept(long index) {
        long ahead = index - highest;
        if (ahead > 0) {
            window = ahead >= WINDOW ? 1 : window << ahead | 1;
            highest = index;
        } else {
            window |= 1L << -ahead;
        }
    }
}
