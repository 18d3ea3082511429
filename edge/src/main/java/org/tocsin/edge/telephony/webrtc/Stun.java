package org.tocsin.edge.telephony.webrtc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The part of STUN an ICE-lite agent needs (RFC 8489): read a Binding request, prove it, answer it.
final class Stun {
    private static final int COOKIE = 0x2112_A442;
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    private static final int FINGERPRINT_MASK = 0x5354_554E;
    private static final int HEADER_BYTES = 20;
    private static final int INTEGRITY_BYTES = 20;

    private Stun() {}

    /// A Binding request that has not been proved yet.
    ///
    /// @param user      the fragment before the colon of USERNAME: the name of the leg
    /// @param nominates whether the browser settles on this path
    record Request(byte[] transaction, String user, boolean nominates, byte[] bytes, int integrityAt) {
        /// Whether whoever sent it knows the password.
        boolean isProved(String password) {
            if (integrityAt < 0) {
                return false;
            }
            byte[] covered = Arrays.copyOf(bytes, integrityAt);
            setLength(covered, integrityAt - HEADER_BYTES + 4 + INTEGRITY_BYTES);
            byte[] tag = Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 4 + INTEGRITY_BYTES);
            return MessageDigest.isEqual(hmac(password, covered), tag);
        }
    }

    /// Reads a Binding request; empty for anything else.
    static Optional<Request> read(byte[] data, int length) {
        if (length < HEADER_BYTES || length > 1_500) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(data, 0, length);
        int type = Short.toUnsignedInt(in.getShort());
        int declared = Short.toUnsignedInt(in.getShort());
        if (type != BINDING_REQUEST || declared != length - HEADER_BYTES || in.getInt() != COOKIE) {
            return Optional.empty();
        }
        byte[] transaction = new byte[12];
        in.get(transaction);
        String user = "";
        boolean nominates = false;
        int integrityAt = -1;
        while (in.remaining() >= 4 && integrityAt < 0) {
            int at = in.position();
            int attribute = Short.toUnsignedInt(in.getShort());
            int size = Short.toUnsignedInt(in.getShort());
            if (size > in.remaining()) {
                return Optional.empty();
            }
            if (attribute == USERNAME) {
                String name = new String(data, in.position(), size, StandardCharsets.UTF_8);
                user = name.substring(0, Math.max(0, name.indexOf(':')));
            } else if (attribute == USE_CANDIDATE) {
                nominates = true;
            } else if (attribute == MESSAGE_INTEGRITY && size == INTEGRITY_BYTES) {
                integrityAt = at; // what follows, but for FINGERPRINT, is not to be believed
            }
            in.position(Math.min(in.limit(), in.position() + (size + 3 & ~3)));
        }
        return Optional.of(new Request(transaction, user, nominates, Arrays.copyOf(data, length), integrityAt));
    }

    /// The success response.
    static byte[] answer(Request request, InetSocketAddress from, String password) {
        byte[] address = from.getAddress().getAddress();
        int mappedBytes = 4 + address.length;
        int total = HEADER_BYTES + 4 + mappedBytes + 4 + INTEGRITY_BYTES + 8;
        var out = ByteBuffer.allocate(total);
        out.putShort((short) BINDING_SUCCESS).putShort((short) 0).putInt(COOKIE).put(request.transaction());
        out.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) mappedBytes);
        out.put((byte) 0).put((byte) (address.length == 4 ? 1 : 2));
        out.putShort((short) (from.getPort() ^ COOKIE >>> 16));
        byte[] mask = ByteBuffer.allocate(16)
                .putInt(COOKIE)
                .put(request.transaction())
                .array();
        for (int i = 0; i < address.length; i++) {
            out.put((byte) (address[i] ^ mask[i]));
        }
        byte[] bytes = out.array();
        int integrityAt = out.position();
        setLength(bytes, integrityAt - HEADER_BYTES + 4 + INTEGRITY_BYTES);
        byte[] tag = hmac(password, Arrays.copyOf(bytes, integrityAt));
        out.putShort((short) MESSAGE_INTEGRITY)
                .putShort((short) INTEGRITY_BYTES)
                .put(tag);
        setLength(bytes, total - HEADER_BYTES);
        var crc = new CRC32();
        crc.update(bytes, 0, out.position());
        out.putShort((short) FINGERPRINT).putShort((short) 4).putInt((int) crc.getValue() ^ FINGERPRINT_MASK);
        return bytes;
    }

    /// A Binding request that nominates its path, as a browser that talks to an ICE-lite agent sends it.
    ///
    /// @param transaction 12 random bytes
    static byte[] request(byte[] transaction, String user, String peer, String password) {
        byte[] name = (user + ":" + peer).getBytes(StandardCharsets.UTF_8);
        int padded = name.length + 3 & ~3;
        int integrityAt = HEADER_BYTES + 4 + padded + 4;
        var out = ByteBuffer.allocate(integrityAt + 4 + INTEGRITY_BYTES);
        out.putShort((short) BINDING_REQUEST)
                .putShort((short) (out.capacity() - HEADER_BYTES))
                .putInt(COOKIE)
                .put(transaction);
        out.putShort((short) USERNAME).putShort((short) name.length).put(name);
        out.position(HEADER_BYTES + 4 + padded);
        out.putShort((short) USE_CANDIDATE).putShort((short) 0);
        byte[] tag = hmac(password, Arrays.copyOf(out.array(), integrityAt));
        out.putShort((short) MESSAGE_INTEGRITY)
                .putShort((short) INTEGRITY_BYTES)
                .put(tag);
        return out.array();
    }

    private static void setLength(byte[] message, int length) {
        message[2] = (byte) (length >> 8);
        message[3] = (byte) length;
    }

    static byte[] hmac(String password, byte[] covered) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
