package org.tocsin.edge.telephony.webrtc;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// One direction of SRTP with the profile every browser has: AES-128 in counter mode, HMAC-SHA1 cut to 80 bits
/// (RFC 3711). Confined to one thread.
final class Srtp {
    static final int KEY_BYTES = 16;
    static final int SALT_BYTES = 14;
    static final int TAG_BYTES = 10;

    private static final int HEADER_BYTES = 12;
    private static final int MAXIMUM_SOURCES = 8;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final Mac mac;
    private final byte[] salt;
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

    /// @param masterKey  16 bytes
    /// @param masterSalt 14 bytes
    Srtp(byte[] masterKey, byte[] masterSalt) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            key = new SecretKeySpec(derive(masterKey, masterSalt, 0, KEY_BYTES), "AES");
            mac.init(new SecretKeySpec(derive(masterKey, masterSalt, 1, 20), "HmacSHA1"));
            salt = derive(masterKey, masterSalt, 2, SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and HMAC-SHA1", e);
        }
    }

    /// RFC 3711 section 4.3, without re-keying.
    static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int length) {
        byte[] iv = Arrays.copyOf(masterSalt, 16);
        iv[7] ^= (byte) label;
        try {
            var stream = Cipher.getInstance("AES/CTR/NoPadding");
            stream.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(iv));
            return stream.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    /// The RTP packet, encrypted and tagged.
    byte[] protect(byte[] packet) {
        var source = source(packet);
        if (source == null) {
            throw new IllegalStateException("we send more streams than we ever should");
        }
        long index = source.index(sequence(packet));
        source.accept(index);
        byte[] out = Arrays.copyOf(packet, packet.length + TAG_BYTES);
        crypt(out, headerBytes(packet, packet.length), packet.length, ssrc(packet), index);
        System.arraycopy(tag(out, packet.length, index), 0, out, packet.length, TAG_BYTES);
        return out;
    }

    /// Checks and decrypts in place.
    ///
    /// @return length of the RTP packet; -1 if it is not genuine, or was received before
    int unprotect(byte[] packet, int length) {
        int end = length - TAG_BYTES;
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
        crypt(packet, header, end, ssrc(packet), index);
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
        byte[] tag = tag(packet, end, index);
        int difference = 0;
        for (int i = 0; i < TAG_BYTES; i++) {
            difference |= tag[i] ^ packet[end + i];
        }
        return difference == 0;
    }

    private byte[] tag(byte[] packet, int length, long index) {
        mac.update(packet, 0, length);
        int rollovers = (int) (index >>> 16);
        mac.update(new byte[] {
            (byte) (rollovers >> 24), (byte) (rollovers >> 16), (byte) (rollovers >> 8), (byte) rollovers
        });
        return mac.doFinal();
    }

    private void crypt(byte[] packet, int from, int to, int ssrc, long index) {
        byte[] iv = Arrays.copyOf(salt, 16);
        for (int i = 0; i < 4; i++) {
            iv[4 + i] ^= (byte) (ssrc >> 24 - 8 * i);
        }
        for (int i = 0; i < 6; i++) {
            iv[8 + i] ^= (byte) (index >> 40 - 8 * i);
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            cipher.doFinal(packet, from, to - from, packet, from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode takes any length", e);
        }
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
        return (packet[8] & 0xff) << 24 | (packet[9] & 0xff) << 16 | (packet[10] & 0xff) << 8 | packet[11] & 0xff;
    }
}
