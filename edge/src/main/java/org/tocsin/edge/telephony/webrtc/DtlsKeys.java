package org.tocsin.edge.telephony.webrtc;

import java.util.Arrays;
import org.tocsin.sip.srtp.CryptoSuite;
import org.tocsin.sip.srtp.MasterKey;
import org.tocsin.sip.srtp.Srtp;

/// What a DTLS handshake leaves for SRTP: both keys, then both salts, the client's first (RFC 5764 section 4.2).
final class DtlsKeys {
    static final int BYTES = 2 * MasterKey.BYTES;

    private DtlsKeys() {}

    /// Of what the client sends.
    static Srtp client(byte[] exported) {
        return srtp(exported, 0);
    }

    /// Of what the server sends.
    static Srtp server(byte[] exported) {
        return srtp(exported, 1);
    }

    private static Srtp srtp(byte[] exported, int side) {
        byte[] key = Arrays.copyOf(exported, MasterKey.BYTES);
        int salts = 2 * MasterKey.KEY_BYTES;
        System.arraycopy(exported, side * MasterKey.KEY_BYTES, key, 0, MasterKey.KEY_BYTES);
        System.arraycopy(exported, salts + side * MasterKey.SALT_BYTES, key, MasterKey.KEY_BYTES, MasterKey.SALT_BYTES);
        return new Srtp(CryptoSuite.AES_CM_128_HMAC_SHA1_80, MasterKey.of(key));
    }
}
