package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.postgres.embedded.TestPostgres;

class PostgresJournalTest extends JournalContract {
    private static final Holder ME = Holder.here();
    private static final Holder ANOTHER = new Holder("another", "another machine", 1);
    private TestPostgres.Database database;

    @Override
    Journal open() throws Exception {
        database = TestPostgres.newDatabase();
        database.migrate("V1__journal.sql");
        var opened = new PostgresJournal(database.application());
        opened.lead(ME, Duration.ofSeconds(10));
        return opened;
    }

    @Test
    void oneLeadsAndTheOtherIsTold() {
        try (var other = new PostgresJournal(database.application())) {
            assertThatThrownBy(() -> other.lead(ANOTHER, Duration.ofSeconds(10)))
                    .isInstanceOf(JournalException.Fenced.class)
                    .hasMessage("this database is led by " + ME.name());
            assertThatThrownBy(() -> other.append(Fixtures.chain(Head.GENESIS, 1)))
                    .isInstanceOf(JournalException.Fenced.class);
        }
    }

    @Test
    void aLapsedLeaderIsFencedByItsSuccessor() {
        var mine = (PostgresJournal) journal;
        mine.lead(ME, Duration.ZERO);
        try (var other = new PostgresJournal(database.application())) {
            other.lead(ANOTHER, Duration.ofSeconds(10));
            other.append(Fixtures.chain(Head.GENESIS, 2));
            assertThatThrownBy(() -> mine.append(Fixtures.chain(mine.head(), 1)))
                    .isInstanceOf(JournalException.Fenced.class)
                    .hasMessage("another server took over this database");
            assertThatThrownBy(mine::renew).isInstanceOf(JournalException.Fenced.class);
            assertThat(other.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void aDeadLeaderOfThisMachineIsSucceededAtOnce() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var mine = (PostgresJournal) journal;
        mine.resign();
        mine.lead(new Holder("dead", ME.machine(), dead.pid()), Duration.ofHours(1));
        try (var next = new PostgresJournal(database.application())) {
            assertThat(next.lead(ANOTHER, Duration.ofSeconds(10))).isEqualTo(3);
        }
    }

    @Test
    void theApplicationCannotChangeThePast() throws SQLException {
        journal.append(Fixtures.chain(Head.GENESIS, 2));
        for (var login : new Login[] {database.application(), database.owner()}) {
            for (String sql : new String[] {
                "UPDATE journal.record SET key = 'x'", "DELETE FROM journal.record", "TRUNCATE journal.record"
            }) {
                try (var connection = login.connect();
                        var statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(sql))
                            .isInstanceOf(SQLException.class)
                            .extracting(e -> ((SQLException) e).getSQLState())
                            .isEqualTo("42501");
                }
            }
        }
        assertThat(journal.head().sequence()).isEqualTo(2);
    }

    @Test
    void indexesTheSubjectsOfARecord() throws SQLException {
        journal.append(Fixtures.chain(Head.GENESIS, 3));
        try (var connection = database.application().connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT sequence FROM journal.subject WHERE kind='call' AND id='2'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(2);
            assertThat(rows.next()).isFalse();
        }
    }
}
