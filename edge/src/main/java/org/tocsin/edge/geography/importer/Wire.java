package org.tocsin.edge.geography.importer;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Fields of one Protocol Buffers message, read in order: as much of the encoding as map files use.
final class Wire {
    private static final int MOST_VARINT_BYTES = 10;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int key;

    Wire(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// Moves to the next field; false at the end of the message.
    boolean next() throws EOFException {
        if (at >= end) {
            return false;
        }
        key = (int) varint();
        return true;
    }

    int field() {
        return key >>> 3;
    }

    long varint() throws EOFException {
        long value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            if (at >= end) {
                throw new EOFException("a number is cut short");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw new EOFException("a number without end");
    }

    /// A number stored as sint64: small ones of either sign are short.
    long signed() throws EOFException {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /// The message, or packed numbers, in this field.
    Wire inside() throws EOFException {
        int length = length();
        var inside = new Wire(bytes, at, at + length);
        at += length;
        return inside;
    }

    byte[] raw() throws EOFException {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() throws EOFException {
        return new String(raw(), StandardCharsets.UTF_8);
    }

    boolean hasMore() {
        return at < end;
    }

    private int length() throws EOFException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new EOFException("a field is longer than its message");
        }
        return (int) length;
    }

    /// Passes over this field, whatever it is.
    void skip() throws EOFException {
        switch (key & 7) {
            case 0 -> varint();
            case 1 -> at += 8;
            case 2 -> inside();
            case 5 -> at += 4;
            default -> throw new EOFException("a field of no known kind");
        }
        if (at > end) {
            throw new EOFException("a field is longer than its message");
        }
    }
}
