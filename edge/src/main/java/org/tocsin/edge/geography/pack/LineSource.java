package org.tocsin.edge.geography.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Lines of bytes from a layer's file, never longer than a limit, digested as they pass.
final class LineSource {
    private final InputStream in;
    private final int longest;
    private final MessageDigest digest = PackWriter.sha256();
    byte[] buffer = new byte[1 << 17];
    /// The current line is `buffer[start, end)`.
    int start;

    int end;
    private int filled;
    private boolean ended;
    private long bytes;

    LineSource(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Bytes read so far.
    long bytes() {
        return bytes;
    }

    /// Of everything read, in hex.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Moves to the next line; false at the end of the file.
    boolean next() throws IOException {
        start = end < filled && buffer[end] == '\n' ? end + 1 : end;
        for (int at = start; ; at++) {
            if (at == filled) {
                if (ended) {
                    end = at;
                    return end > start;
                }
                at -= fill();
                if (at == filled) {
                    end = at;
                    return end > start;
                }
            }
            if (buffer[at] == '\n') {
                end = at;
                return true;
            }
            if (at - start >= longest) {
                throw new EOFException("a line is longer than " + longest + " bytes");
            }
        }
    }

    /// Reads more behind what is there; how far the line moved towards the front.
    private int fill() throws IOException {
        int moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            digest.update(buffer, filled, read);
            bytes += read;
            filled += read;
        }
        return moved;
    }

    boolean blank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
