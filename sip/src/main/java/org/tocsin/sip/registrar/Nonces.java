package org.tocsin.sip.registrar;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces that carry their own time under our seal, so that challenges keep no state; only the counts of those
/// that were answered are kept, the latest of them.
final class Nonces {
    /// What a nonce is worth.
    enum Standing {
        FRESH,
        /// Ours, but too old, or its count was used already.
        STALE,
        FOREIGN
    }

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int REMEMBERED = 4_096;

    private final Mac mac;
    private long made;
    private final Map<String, Long> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param key 16 random bytes or more
    Nonces(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    String make(Instant now) {
        String stamp = Long.toHexString(now.toEpochMilli()) + "-" + Long.toHexString(++made);
        return stamp + "." + seal(stamp);
    }

    private String seal(String stamp) {
        return HexFormat.of().formatHex(mac.doFinal(stamp.getBytes(StandardCharsets.US_ASCII)), 0, 16);
    }

    /// @param count as eight hexadecimal digits
    Standing judge(String nonce, String count, Instant now) {
        int dot = nonce.indexOf('.');
        if (dot < 1 || dot > 40) {
            return Standing.FOREIGN;
        }
        String stamp = nonce.substring(0, dot);
        byte[] right = seal(stamp).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, nonce.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
            return Standing.FOREIGN;
        }
        String time = stamp.substring(0, stamp.indexOf('-'));
        Instant then = Instant.ofEpochMilli(Long.parseUnsignedLong(time, 16));
        boolean used = Long.parseLong(count, 16) <= counts.getOrDefault(nonce, 0L);
        boolean old = then.plus(LIFE).isBefore(now);
        return used || old ? Standing.STALE : Standing.FRESH;
    }

    void used(String nonce, String count) {
        counts.put(nonce, Long.parseLong(count, 16));
    }
}
