package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The generated passwords of the two database roles, kept in a file only the user who runs Tocsin may read.
///
/// @param ownerPassword       of [#OWNER], who migrates
/// @param applicationPassword of [#APPLICATION], who may append to the journal but never change it
record Credentials(String ownerPassword, String applicationPassword) {
    static final String OWNER = "tocsin_owner";
    static final String APPLICATION = "tocsin_app";

    static Credentials generate() {
        return new Credentials(secret(), secret());
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static Credentials read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String owner = properties.getProperty(OWNER);
        String application = properties.getProperty(APPLICATION);
        if (owner == null || application == null) {
            throw new PostgresUnavailable("no database passwords in " + file);
        }
        return new Credentials(owner, application);
    }

    void write(Path file) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        Files.createFile(file, mode);
        Files.writeString(file, OWNER + "=" + ownerPassword + "\n" + APPLICATION + "=" + applicationPassword + "\n");
    }

    @Override
    public String toString() {
        return "(passwords)";
    }
}
