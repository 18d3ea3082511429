package org.tocsin.sip.rtp;

/// ITU-T G.711: 8 kHz speech, one byte a sample, mu-law (PCMU) and A-law (PCMA).
public final class G711 {
    /// Silence in mu-law.
    public static final byte ULAW_SILENCE = (byte) 0xff;
    /// Silence in A-law.
    public static final byte ALAW_SILENCE = (byte) 0xd5;

    private static final int ULAW_BIAS = 0x84;
    private static final int ULAW_CLIP = 32_635;
    private static final short[] ULAW = new short[256];
    private static final short[] ALAW = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            ULAW[code] = (short) expandUlaw(code);
            ALAW[code] = (short) expandAlaw(code);
        }
    }

    private G711() {}

    /// The 16-bit sample of a mu-law byte.
    public static short fromUlaw(byte code) {
        return ULAW[code & 0xff];
    }

    /// The 16-bit sample of an A-law byte.
    public static short fromAlaw(byte code) {
        return ALAW[code & 0xff];
    }

    /// The mu-law byte nearest to a 16-bit sample.
    public static byte toUlaw(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), ULAW_CLIP) + ULAW_BIAS;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = magnitude >> (exponent + 3) & 0x0f;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    /// The A-law byte nearest to a 16-bit sample.
    public static byte toAlaw(short sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = sample < 0 ? ~sample : sample;
        int code;
        if (magnitude < 256) {
            code = magnitude >> 4;
        } else {
            int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
            code = exponent << 4 | (magnitude >> (exponent + 3) & 0x0f);
        }
        return (byte) ((sign | code) ^ 0x55);
    }

    public static short[] fromUlaw(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = ULAW[codes[i] & 0xff];
        }
        return samples;
    }

    public static short[] fromAlaw(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = ALAW[codes[i] & 0xff];
        }
        return samples;
    }

    public static byte[] toUlaw(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = toUlaw(samples[i]);
        }
        return codes;
    }

    public static byte[] toAlaw(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = toAlaw(samples[i]);
        }
        return codes;
    }

    private static int expandUlaw(int code) {
        int bits = ~code & 0xff;
        int magnitude = ((bits & 0x0f) << 3 | ULAW_BIAS) << (bits >> 4 & 7);
        return (bits & 0x80) != 0 ? ULAW_BIAS - magnitude : magnitude - ULAW_BIAS;
    }

    private static int expandAlaw(int code) {
        int bits = code ^ 0x55;
        int exponent = bits >> 4 & 7;
        int mantissa = (bits & 0x0f) << 4 | 8;
        int magnitude = exponent == 0 ? mantissa : (mantissa | 0x100) << (exponent - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
