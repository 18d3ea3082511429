package org.tocsin.edge.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL binaries on the classpath, unpacked once into a cache directory.
///
/// The directory appears under its final name by one rename, so a half-unpacked archive is never used; the name carries
/// the archive's checksum, so a new version never meets the files of an old one.
final class PostgresArchive {
    private static final String RESOURCE = "/postgres-linux-x86_64.txz";

    private PostgresArchive() {}

    /// The directory holding `bin`, `lib` and `share`.
    ///
    /// @throws PostgresUnavailable if this machine's kind has no archive or the cache cannot be written
    static Path unpack(Path cacheDirectory) {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        URL archive = PostgresArchive.class.getResource(RESOURCE);
        if (archive == null || !machine.equals("Linux amd64")) {
            throw new PostgresUnavailable("the bundled PostgreSQL runs on Linux amd64, this is " + machine
                    + ": configure a PostgreSQL of your own");
        }
        try {
            Path unpacked = cacheDirectory.resolve("postgres-" + checksum(archive));
            if (!whole(unpacked)) {
                unpack(archive, unpacked);
            }
            return unpacked;
        } catch (IOException e) {
            throw new PostgresUnavailable("cannot unpack PostgreSQL into " + cacheDirectory + ": " + words(e), e);
        }
    }

    /// Power lost soon after unpacking can leave files with a name and no content.
    private static boolean whole(Path unpacked) throws IOException {
        Path sizes = unpacked.resolve("sizes");
        if (!Files.exists(sizes)) {
            return false;
        }
        for (String line : Files.readAllLines(sizes)) {
            int space = line.indexOf(' ');
            Path file = unpacked.resolve(line.substring(space + 1));
            if (!Files.exists(file) || Files.size(file) != Long.parseLong(line.substring(0, space))) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(URL archive) throws IOException {
        var crc = new CRC32();
        try (InputStream in = archive.openStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path partial = Files.createTempDirectory(target.getParent(), "unpacking-");
        // A private directory by default; an unprivileged database user must be able to read it.
        Files.setPosixFilePermissions(partial, permissions(0755));
        try (var tar = new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16))) {
            var sizes = new StringBuilder();
            var reader = new TarReader(tar);
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                write(partial, entry.get(), sizes);
            }
            Files.writeString(partial.resolve("sizes"), sizes);
            publish(partial, target);
        } finally {
            delete(partial);
        }
    }

    private static void write(Path root, TarReader.Entry entry, StringBuilder sizes) throws IOException {
        Path path = root.resolve(entry.name()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("archive entry outside its root: " + entry.name());
        }
        if (path.equals(root) || entry.name().endsWith(".a")) {
            return; // static libraries are for building against, not for running
        }
        switch (entry.kind()) {
            case DIRECTORY -> Files.createDirectories(path);
            case LINK -> {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.target()));
            }
            case FILE -> {
                Files.createDirectories(path.getParent());
                Files.write(path, entry.content());
                Files.setPosixFilePermissions(path, permissions(entry.mode()));
                sizes.append(entry.content().length)
                        .append(' ')
                        .append(root.relativize(path))
                        .append('\n');
            }
        }
    }

    private static void publish(Path partial, Path target) throws IOException {
        try {
            if (Files.exists(target) && !whole(target)) {
                delete(target);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Somebody else unpacked the same archive meanwhile: theirs is as good.
            if (!whole(target)) {
                throw e instanceof FileAlreadyExistsException ? new IOException("in use: " + target, e) : e;
            }
        }
    }

    static Set<PosixFilePermission> permissions(int mode) {
        var set = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values();
        for (int bit = 0; bit < 9; bit++) {
            if ((mode & 1 << 8 - bit) != 0) {
                set.add(all[bit]);
            }
        }
        return set;
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    static String words(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
