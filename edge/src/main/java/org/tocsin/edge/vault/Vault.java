package org.tocsin.edge.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.tocsin.core.kernel.PhoneNumber;

/// Seals, opens and erases personal records, and makes the blind indexes they are found by. Thread-safe.
public final class Vault {
    private static final int INDEX_BYTES = 16;

    private final DataSource database;
    private final VaultKeys keys;

    /// @param database     as the application's role, schema `vault` migrated
    /// @param keyDirectory where the two key files lie or are made
    /// @throws VaultException if the keys are there but cannot be used
    public Vault(DataSource database, Path keyDirectory) {
        this.database = database;
        keys = VaultKeys.openOrMake(keyDirectory);
    }

    /// Keeps `text` under `id`, in place of what was there.
    public void seal(String id, String text) throws SQLException {
        seal(Map.of(id, text));
    }

    /// Keeps several records in one transaction.
    ///
    /// @param texts by id
    public void seal(Map<String, String> texts) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var key = connection.prepareStatement("INSERT INTO vault.key VALUES (?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed");
                    var record = connection.prepareStatement("INSERT INTO vault.record (id, sealed) VALUES (?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, sealed_at = now()")) {
                for (var entry : texts.entrySet()) {
                    String id = entry.getKey();
                    var dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
                    key.setString(1, id);
                    key.setBytes(
                            2,
                            TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, keys.master(), bound("key", id)));
                    key.addBatch();
                    record.setString(1, id);
                    record.setBytes(
                            2,
                            aead(dataKey)
                                    .encrypt(entry.getValue().getBytes(StandardCharsets.UTF_8), bound("record", id)));
                    record.addBatch();
                }
                key.executeBatch();
                record.executeBatch();
                connection.commit();
            } catch (GeneralSecurityException e) {
                throw new VaultException("a record cannot be sealed", e);
            } finally {
                restore(connection);
            }
        }
    }

    private static void restore(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// Authenticated with the ciphertext, so that one record's text cannot be passed off as another's.
    private static byte[] bound(String what, String id) {
        return ("tocsin-vault-1 " + what + " " + id).getBytes(StandardCharsets.UTF_8);
    }

    /// The text kept under `id`; empty if there is none or it was erased.
    ///
    /// @throws VaultException if it was tampered with or the keys are not its keys
    public Optional<String> find(String id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT k.sealed, r.sealed FROM vault.record r JOIN vault.key k USING (id) WHERE id = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(open(id, row.getBytes(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private String open(String id, byte[] sealedKey, byte[] sealedText) {
        try {
            var dataKey = TinkProtoKeysetFormat.parseEncryptedKeyset(sealedKey, keys.master(), bound("key", id));
            return new String(aead(dataKey).decrypt(sealedText, bound("record", id)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a record does not open: altered, or sealed under other keys", e);
        }
    }

    /// Destroys the record's key, and its text.
    ///
    /// @return false if there was none
    public boolean erase(String id) throws SQLException {
        try (var connection = database.getConnection();
                var erase = connection.prepareStatement("WITH gone AS (DELETE FROM vault.record WHERE id = ?)"
                        + " DELETE FROM vault.key WHERE id = ?")) {
            erase.setString(1, id);
            erase.setString(2, id);
            return erase.executeUpdate() == 1;
        }
    }

    /// By which the records of a telephone number are found. The same for every way of writing it.
    public String phoneIndex(PhoneNumber number) {
        return index("phone", number.digits());
    }

    /// By which the records of an address are found: case, accents, punctuation and spacing do not matter.
    ///
    /// @param address      as the gazetteer labels it, `12 North River Street`; verified, not as typed
    /// @param municipality since street names repeat across towns
    public String placeIndex(String address, String municipality) {
        return index("place", plain(address) + "|" + plain(municipality));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private String index(String kind, String value) {
        try {
            byte[] text = ("tocsin-index-1 " + kind + " " + value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(keys.index().computePrimary(text, INDEX_BYTES));
        } catch (GeneralSecurityException e) {
            throw new VaultException("no index can be made", e);
        }
    }
}
