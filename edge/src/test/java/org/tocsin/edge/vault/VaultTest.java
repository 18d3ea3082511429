package org.tocsin.edge.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class VaultTest {
    private static final String WORDS = "{\"needs\":\"oxygen, třetí patro\"}";

    @TempDir
    Path keys;

    private TestPostgres.Database database;
    private Vault vault;

    @BeforeEach
    void anEmptyVault() throws Exception {
        database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql", "V3__vault.sql");
        vault = new Vault(source(), keys);
    }

    private DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(database.application().url());
        source.setUser(database.application().user());
        source.setPassword(database.application().password());
        return source;
    }

    @Test
    void opensWhatWasSealedAlsoAfterARestart() throws Exception {
        vault.seal("r1", WORDS);
        assertThat(vault.find("r1")).contains(WORDS);
        assertThat(new Vault(source(), keys).find("r1")).contains(WORDS);
        assertThat(vault.find("r2")).isEmpty();
    }

    @Test
    void keepsTheNewestWords() throws Exception {
        vault.seal("r1", "old");
        vault.seal(Map.of("r1", "new", "r2", "other"));
        assertThat(vault.find("r1")).contains("new");
        assertThat(vault.find("r2")).contains("other");
    }

    @Test
    void theDatabaseHoldsNoWordAndTheFilesAreThePersonsOwn() throws Exception {
        vault.seal("r1", WORDS);
        assertThat(new String(bytes("SELECT sealed FROM vault.record"), StandardCharsets.UTF_8))
                .doesNotContain("oxygen");
        for (String file : new String[] {VaultKeys.MASTER_FILE, VaultKeys.INDEX_FILE}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anErasedRecordStaysShutEvenIfItsTextIsPutBack() throws Exception {
        vault.seal("r1", WORDS);
        byte[] kept = bytes("SELECT sealed FROM vault.record");
        assertThat(vault.erase("r1")).isTrue();
        assertThat(vault.erase("r1")).isFalse();
        assertThat(vault.find("r1")).isEmpty();
        vault.seal("r1", "a new record");
        update("UPDATE vault.record SET sealed = ?", kept);
        assertThatThrownBy(() -> vault.find("r1")).isInstanceOf(VaultException.class);
    }

    @Test
    void aTextDoesNotOpenUnderAnotherIdNorWhenAltered() throws Exception {
        vault.seal(Map.of("r1", WORDS, "r2", "other"));
        update("UPDATE vault.key SET sealed = (SELECT sealed FROM vault.key WHERE id = 'r1') WHERE id = 'r2'", null);
        assertThatThrownBy(() -> vault.find("r2")).isInstanceOf(VaultException.class);
        byte[] altered = bytes("SELECT sealed FROM vault.record WHERE id = 'r1'");
        altered[altered.length / 2] ^= 1;
        update("UPDATE vault.record SET sealed = ? WHERE id = 'r1'", altered);
        assertThatThrownBy(() -> vault.find("r1"))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("oxygen");
    }

    @Test
    void otherKeysOpenNothing(@TempDir Path others) throws Exception {
        vault.seal("r1", WORDS);
        assertThatThrownBy(() -> new Vault(source(), others).find("r1")).isInstanceOf(VaultException.class);
    }

    @Test
    void indexesAreTheSameForEveryWayOfWriting() {
        assertThat(vault.phoneIndex(PhoneNumber.of("(617) 555-0142")))
                .isEqualTo(vault.phoneIndex(PhoneNumber.of("+1 617 555 0142")))
                .hasSize(32)
                .isNotEqualTo(vault.phoneIndex(PhoneNumber.of("617 555 0143")))
                .doesNotContain("0142");
        assertThat(vault.placeIndex("12 North River Street", "Ashford"))
                .isEqualTo(vault.placeIndex(" 12  NORTH RIVER STREET.", "ashford"))
                .isNotEqualTo(vault.placeIndex("12 North River Street", "Easton"));
        assertThat(new Vault(source(), keys).placeIndex("1 Main St", "A"))
                .isEqualTo(vault.placeIndex("1 Main St", "A"));
    }

    private byte[] bytes(String sql) throws SQLException {
        try (var connection = database.owner().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    private void update(String sql, byte[] value) throws SQLException {
        try (var connection = database.owner().connect();
                var update = connection.prepareStatement(sql)) {
            if (value != null) {
                update.setBytes(1, value);
            }
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
