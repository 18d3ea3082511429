package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.edge.http.MachineTokens;

/// Secrets nobody gave: made once, kept beside the data for its owner only.
final class Secrets {
    private Secrets() {}

    static MachineTokens machines(Configuration configuration) {
        var given = configuration.machines().secret();
        return new MachineTokens(given.isEmpty() ? kept(configuration, "machines.secret") : given);
    }

    private static String kept(Configuration configuration, String name) {
        var file = configuration.files().dataFolder().resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var secret = random();
            Files.writeString(file, secret + "\n");
            return secret;
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The secret in " + file + " cannot be kept.", e);
        }
    }

    /// 256 bits, printable.
    static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
