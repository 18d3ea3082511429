package org.tocsin.edge.postgres.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads a POSIX ustar stream with GNU long names: as much of tar as the PostgreSQL archive needs.
final class TarReader {
    private static final int BLOCK = 512;

    private final InputStream in;

    TarReader(InputStream in) {
        this.in = in;
    }

    enum Kind {
        FILE,
        DIRECTORY,
        LINK
    }

    /// @param target of a link, else empty
    /// @param mode   permission bits
    record Entry(String name, Kind kind, String target, int mode, byte[] content) {}

    /// The next entry, empty at the end of the archive.
    Optional<Entry> next() throws IOException {
        String longName = "";
        while (true) {
            byte[] header = block();
            if (header[0] == 0) {
                return Optional.empty();
            }
            long size = octal(header, 124, 12);
            if (size < 0 || size > Integer.MAX_VALUE - 2 * BLOCK) {
                throw new IOException("tar entry of " + size + " bytes");
            }
            byte[] content = content((int) size);
            char type = (char) header[156];
            if (type == 'L') {
                longName = text(content, 0, content.length);
                continue;
            }
            String name = longName.isEmpty() ? name(header) : longName;
            var kind = switch (type) {
                case '0', '\0' -> Kind.FILE;
                case '5' -> Kind.DIRECTORY;
                case '2' -> Kind.LINK;
                default -> throw new IOException("tar entry of type " + type + ": " + name);
            };
            return Optional.of(
                    new Entry(name, kind, text(header, 157, 100), (int) octal(header, 100, 8) & 0777, content));
        }
    }

    private static String name(byte[] header) {
        String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private byte[] content(int size) throws IOException {
        byte[] content = in.readNBytes(size);
        int padding = (BLOCK - size % BLOCK) % BLOCK;
        if (content.length < size || in.readNBytes(padding).length < padding) {
            throw new EOFException("tar archive cut short");
        }
        return content;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("tar archive cut short");
        }
        return block;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] bytes, int from, int length) throws IOException {
        String digits = text(bytes, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("tar header with number " + digits, e);
        }
    }
}
