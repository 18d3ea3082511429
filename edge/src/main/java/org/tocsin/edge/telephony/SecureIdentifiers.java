package org.tocsin.edge.telephony;

import java.security.SecureRandom;
import org.tocsin.sip.agent.Identifiers;

/// Tags, branches and keys nobody can guess: 80 bits of letters and digits.
final class SecureIdentifiers implements Identifiers {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var text = new StringBuilder(LENGTH);
        for (byte b : bytes) {
            text.append(DIGITS.charAt(b & 31));
        }
        return text.toString();
    }

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
