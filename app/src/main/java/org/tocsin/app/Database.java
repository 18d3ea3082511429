package org.tocsin.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.postgres.embedded.EmbeddedPostgres;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;
import org.tocsin.edge.postgres.embedded.PostgresUnavailable;

/// The database, ours or theirs, with its schemas up to date.
final class Database implements AutoCloseable {
    private static final int LOOK_UP_PATIENCE_MILLIS = 2_000;
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private final @Nullable EmbeddedPostgres embedded;
    private final Login application;
    private final HikariDataSource lookUps;

    private Database(@Nullable EmbeddedPostgres embedded, Login application, HikariDataSource lookUps) {
        this.embedded = embedded;
        this.application = application;
        this.lookUps = lookUps;
    }

    /// Starts or reaches the database and migrates it.
    ///
    /// @throws StartFailure if that cannot be done
    static Database open(Configuration configuration) {
        var settings = configuration.database();
        @Nullable EmbeddedPostgres embedded = null;
        try {
            Login owner;
            Login application;
            if (settings.url().isEmpty()) {
                var files = configuration.files();
                embedded = EmbeddedPostgres.start(
                        new EmbeddedSettings(files.dataFolder(), files.cacheFolder(), 0, RECOVERY));
                owner = embedded.owner();
                application = embedded.application();
            } else {
                application = new Login(settings.url(), settings.user(), settings.password());
                owner = settings.ownerUser().isEmpty()
                        ? application
                        : new Login(settings.url(), settings.ownerUser(), settings.ownerPassword());
            }
            migrate(owner);
            return new Database(embedded, application, pool(application, settings.poolSize()));
        } catch (PostgresUnavailable | FlywayException e) {
            if (embedded != null) {
                embedded.close();
            }
            throw new StartFailure(StartFailure.CANNOT_START, "The database: " + firstLine(e), e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no answer");
    }

    private static void migrate(Login owner) {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table("tocsin_migrations")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(Login login, int size) {
        var pool = new HikariConfig();
        pool.setPoolName("look-ups");
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(LOOK_UP_PATIENCE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("socketTimeout", "10");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(pool);
    }

    /// For the journal, which keeps connections of its own.
    Login application() {
        return application;
    }

    DataSource lookUps() {
        return lookUps;
    }

    @Override
    public void close() {
        lookUps.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
