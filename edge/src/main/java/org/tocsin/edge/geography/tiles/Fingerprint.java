package org.tocsin.edge.geography.tiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A short name of everything the tiles of a pack can say: the same data, the same name, on any machine.
final class Fingerprint implements Properties {
    private final CRC32C sum = new CRC32C();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    @Override
    public Fingerprint put(String name, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return add(text.length());
    }

    @Override
    public Fingerprint put(String name, long value) {
        return add(value);
    }

    @Override
    public Fingerprint put(String name, boolean yes) {
        return add(yes ? 1 : 0);
    }

    Fingerprint add(long value) {
        number.clear();
        number.putLong(value).flip();
        sum.update(number);
        return this;
    }

    Fingerprint add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    /// Eight hexadecimal digits.
    String inWords() {
        return String.format("%08x", sum.getValue());
    }
}
