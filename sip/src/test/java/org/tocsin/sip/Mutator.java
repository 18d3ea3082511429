package org.tocsin.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Garbles bytes by a seed, as line noise, bugs and attackers do.
public final class Mutator {
    /// How many mutations a fuzz test makes: `-Dtocsin.fuzz=1000000` for a long run.
    public static final int ROUNDS = Integer.getInteger("tocsin.fuzz", 100_000);

    private static final List<String> NASTY = List.of(
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            "\0",
            "\"",
            "<",
            ">",
            ";",
            ",",
            ":",
            "=",
            "@",
            "?",
            "%",
            "%00",
            "\\",
            "\t ",
            "--",
            "[",
            "]",
            "z9hG4bK",
            "-1",
            "4294967296",
            "99999999999999999999",
            "NaN",
            "\u00e9",
            "\ufeff",
            "*",
            "SIP/2.0",
            "INVITE ",
            "Content-Length: 99999\r\n",
            "Via: ",
            ";;;;",
            ",,,,",
            "<!DOCTYPE a [",
            "&amp;",
            "&x;",
            "<![CDATA[",
            "]]>",
            "m=audio",
            "a=",
            "\r\n ");

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /// A garbled copy: one to four changes.
    public byte[] mutate(byte[] original) {
        byte[] data = original.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            data = data.length == 0 ? nasty() : change(data);
        }
        return data;
    }

    private byte[] change(byte[] data) {
        int at = random.nextInt(data.length);
        int to = Math.min(data.length, at + 1 + random.nextInt(24));
        return switch (random.nextInt(8)) {
            case 0 -> splice(data, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(data, at, at, nasty());
            case 2 -> splice(data, at, to, nasty());
            case 3 -> splice(data, at, to, new byte[0]);
            case 4 -> splice(data, at, at, Arrays.copyOfRange(data, at, to));
            case 5 -> Arrays.copyOf(data, at);
            case 6 -> {
                byte[] flipped = data.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            default -> {
                int from = random.nextInt(data.length);
                yield splice(data, at, at, Arrays.copyOfRange(data, from, Math.min(data.length, from + 60)));
            }
        };
    }

    private byte[] nasty() {
        return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] data, int from, int to, byte[] in) {
        byte[] out = new byte[data.length - (to - from) + in.length];
        System.arraycopy(data, 0, out, 0, from);
        System.arraycopy(in, 0, out, from, in.length);
        System.arraycopy(data, to, out, from + in.length, data.length - to);
        return out;
    }
}
