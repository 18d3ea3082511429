package org.tocsin.edge.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The Ed25519 key that signs heads: `journal-head.key` (0600) and `journal-head.pub` in the data directory. Whoever
/// audits keeps a copy of the public one.
record HeadKey(PrivateKey secret, PublicKey open, String id) {
    static final String SECRET_FILE = "journal-head.key";
    static final String OPEN_FILE = "journal-head.pub";

    /// Reads the key, or makes one.
    static HeadKey openOrMake(Path directory) throws IOException {
        try {
            Path file = directory.resolve(SECRET_FILE);
            var factory = KeyFactory.getInstance("Ed25519");
            if (!Files.exists(file)) {
                make(directory);
            }
            var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(decode(file)));
            var open = readOpen(directory.resolve(OPEN_FILE));
            return new HeadKey(secret, open, id(open));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in " + directory + " cannot be read", e);
        }
    }

    private static void make(Path directory) throws GeneralSecurityException, IOException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(directory.resolve(OPEN_FILE), pair.getPublic().getEncoded(), "rw-r--r--");
        write(directory.resolve(SECRET_FILE), pair.getPrivate().getEncoded(), "rw-------");
    }

    private static void write(Path file, byte[] bytes, String mode) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardCharsets.US_ASCII);
    }

    private static byte[] decode(Path file) throws IOException {
        try {
            return Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no key", e);
        }
    }

    static PublicKey readOpen(Path file) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decode(file)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is no Ed25519 key", e);
        }
    }

    static String id(PublicKey open) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(open.getEncoded());
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "head key " + id;
    }
}
