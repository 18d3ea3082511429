package org.tocsin.edge.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/// The keys outside the database: `vault-master.key` seals data keys, `vault-index.key` makes blind indexes; both 0600
/// in the data directory. Without them the vault is lost, so they belong into a backup, apart from the database's.
///
/// @param master seals and opens data keys
/// @param index  makes blind indexes
record VaultKeys(Aead master, PrfSet index) {
    static final String MASTER_FILE = "vault-master.key";
    static final String INDEX_FILE = "vault-index.key";

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Reads the keys, or makes them.
    static VaultKeys openOrMake(Path directory) {
        try {
            var master = read(directory.resolve(MASTER_FILE), PredefinedAeadParameters.AES256_GCM);
            var index = read(directory.resolve(INDEX_FILE), PredefinedPrfParameters.HMAC_SHA256_PRF);
            return new VaultKeys(
                    master.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    index.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException | IOException e) {
            throw new VaultException("the vault's keys in " + directory + " cannot be used", e);
        }
    }

    private static KeysetHandle read(Path file, Parameters parameters) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            var made = KeysetHandle.generateNew(parameters);
            write(file, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()));
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    /// Durable before it is used: a record sealed under a key that a crash then took is lost.
    private static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, text);
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "(keys)";
    }
}
