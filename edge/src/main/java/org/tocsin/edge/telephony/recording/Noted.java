package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/// Whether the journal has the hash of a sealed track, kept in the file's own permissions: a file that may still be
/// written is one the journal does not vouch for yet. So a crash between sealing and noting is mended at the next
/// start.
final class Noted {
    private Noted() {}

    static boolean isAwaited(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // without permissions nothing can be kept here
        }
    }

    static void mark(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        } catch (UnsupportedOperationException e) {
            // a file system without permissions: the journal alone knows
        }
    }
}
