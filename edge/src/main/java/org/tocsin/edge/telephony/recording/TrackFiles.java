package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;

/// The files below a directory of recordings, while others record there: one that gets another name in between is
/// passed over.
public final class TrackFiles {
    private TrackFiles() {}

    /// Files whose name ends so, in order of their names; none where there is no directory.
    ///
    /// @param ending `.open` or `.track`
    public static List<Path> list(Path directory, String ending) throws IOException {
        var found = new TreeSet<Path>();
        if (Files.isDirectory(directory)) {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.getFileName().toString().endsWith(ending)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return List.copyOf(found);
    }
}
