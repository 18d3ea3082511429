package org.tocsin.sip.srtp;

import java.util.Arrays;
import java.util.Base64;
import org.tocsin.sip.MalformedException;

/// Master key and salt of one direction. Hides itself in `toString`.
public final class MasterKey {
    public static final int KEY_BYTES = 16;
    public static final int SALT_BYTES = 14;
    /// Key and salt together, as a session description has them.
    public static final int BYTES = KEY_BYTES + SALT_BYTES;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param keyAndSalt 30 bytes
    public static MasterKey of(byte[] keyAndSalt) {
        if (keyAndSalt.length != BYTES) {
            throw new IllegalArgumentException("a master key is of 16 bytes and its salt of 14");
        }
        return new MasterKey(keyAndSalt.clone());
    }

    /// @throws MalformedException if it is not the base64 of 30 bytes
    static MasterKey parse(String base64) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a key that is no base64");
        }
        if (decoded.length != BYTES) {
            throw new MalformedException("a key that is not of 30 bytes");
        }
        return new MasterKey(decoded);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] key() {
        return Arrays.copyOf(bytes, KEY_BYTES);
    }

    byte[] salt() {
        return Arrays.copyOfRange(bytes, KEY_BYTES, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
