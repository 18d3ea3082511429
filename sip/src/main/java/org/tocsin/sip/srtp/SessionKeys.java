package org.tocsin.sip.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What is derived from a master key for one kind of packet, and what is done with it. Confined to one thread.
final class SessionKeys {
    static final int RTP = 0;
    static final int RTCP = 3;

    private static final int MAC_KEY_BYTES = 20;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final Mac mac;
    private final byte[] salt;

    /// @param kind [#RTP] or [#RTCP]
    SessionKeys(MasterKey master, int kind) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            key = new SecretKeySpec(derive(master, kind, MasterKey.KEY_BYTES), "AES");
            mac.init(new SecretKeySpec(derive(master, kind + 1, MAC_KEY_BYTES), "HmacSHA1"));
            salt = derive(master, kind + 2, MasterKey.SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and HMAC-SHA1", e);
        }
    }

    /// RFC 3711 section 4.3, without re-keying.
    static byte[] derive(MasterKey master, int label, int length) {
        byte[] iv = Arrays.copyOf(master.salt(), 16);
        iv[7] ^= (byte) label;
        try {
            var stream = Cipher.getInstance("AES/CTR/NoPadding");
            stream.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key(), "AES"), new IvParameterSpec(iv));
            return stream.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    /// Encrypts or decrypts in place (RFC 3711 section 4.1.1).
    void crypt(byte[] packet, int from, int to, int ssrc, long index) {
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

    /// The full tag over the first bytes of a packet and what follows them unsent.
    byte[] tag(byte[] packet, int length, byte... unsent) {
        mac.update(packet, 0, length);
        return mac.doFinal(unsent);
    }

    /// Whether the tag stands there, compared in the same time whatever the answer.
    static boolean matches(byte[] tag, byte[] packet, int at, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= tag[i] ^ packet[at + i];
        }
        return difference == 0;
    }

    static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
