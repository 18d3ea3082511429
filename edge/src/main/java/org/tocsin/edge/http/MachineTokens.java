package org.tocsin.edge.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tocsin.core.kernel.UnitId;

/// Bearer tokens of machines, derived from one secret: there is no list to keep, and one unit's token opens
/// nothing of another's. A new secret withdraws them all.
public final class MachineTokens {
    private final byte[] secret;

    /// @throws IllegalArgumentException for a secret of fewer than 16 characters
    public MachineTokens(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("the secret for machines' tokens has 16 characters or more");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /// For an AVL gateway: reports positions of every vehicle.
    public String ofAvlGateway() {
        return token("avl");
    }

    /// For the terminal of one unit: reports that unit's statuses.
    public String ofTerminal(UnitId unit) {
        return token("terminal " + unit.value());
    }

    /// For a mobile gateway: speaks for the terminals of every unit and for their AVL.
    public String ofMobileGateway() {
        return token("mobile");
    }

    /// For an alarm company, a panel or the fire-alarm boxes: reports alarms under this name.
    public String ofAlarmSource(String source) {
        return token("alarms " + source);
    }

    boolean isAlarmSource(String source, String token) {
        return same(token, ofAlarmSource(source));
    }

    boolean isMobileGateway(String token) {
        return same(token, ofMobileGateway());
    }

    boolean isAvlGateway(String token) {
        return same(token, ofAvlGateway()) || isMobileGateway(token);
    }

    boolean isTerminal(UnitId unit, String token) {
        return same(token, ofTerminal(unit)) || isMobileGateway(token);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private String token(String holder) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(holder.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "MachineTokens";
    }
}
