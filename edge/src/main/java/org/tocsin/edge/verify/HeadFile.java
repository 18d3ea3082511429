package org.tocsin.edge.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Signed heads in a file, one a line, oldest first: `journal-heads.txt` in the data directory. An auditor copies it
/// off the machine now and then.
final class HeadFile {
    static final String NAME = "journal-heads.txt";

    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    /// Durable on return. A line torn by a crash is ended first.
    void append(SignedHead head) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            var last = ByteBuffer.allocate(1);
            boolean torn = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
            String text = (torn ? "\n" : "") + head.line() + "\n";
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
            channel.force(true);
        }
    }

    /// Every line that is a head; torn lines are skipped.
    List<SignedHead> list() throws IOException {
        var heads = new ArrayList<SignedHead>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                try {
                    heads.add(SignedHead.parse(line));
                } catch (IllegalArgumentException torn) {
                    continue;
                }
            }
        }
        return heads;
    }
}
