package org.tocsin.edge.geography.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes Protocol Buffers fields: as much of the encoding as vector tiles use.
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void varintField(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
    }

    void textField(int field, String text) {
        bytesField(field, text.getBytes(StandardCharsets.UTF_8));
    }

    void messageField(int field, ProtoWriter message) {
        lengthField(field, message.bytes, message.size);
    }

    void bytesField(int field, byte[] content) {
        lengthField(field, content, content.length);
    }

    /// What was written elsewhere, as it stands.
    void append(ProtoWriter other) {
        append(other.bytes, other.size);
    }

    private void lengthField(int field, byte[] content, int length) {
        varint((long) field << 3 | LENGTH);
        varint(length);
        append(content, length);
    }

    private void append(byte[] content, int length) {
        makeRoom(length);
        System.arraycopy(content, 0, bytes, size, length);
        size += length;
    }

    /// A number, low seven bits first.
    void varint(long value) {
        makeRoom(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// A number of either sign, so that small ones are short.
    void zigzag(int value) {
        varint(Integer.toUnsignedLong(value << 1 ^ value >> 31));
    }

    private void makeRoom(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
