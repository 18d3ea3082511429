package org.tocsin.edge.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is signed in. All open sessions are kept in memory as well, so that people stay signed in while the database
/// is away and after the server was restarted. Safe from any thread.
public final class Sessions {
    /// Longer than any shift.
    public static final Duration LASTS = Duration.ofHours(16);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(String login, Instant until) {}

    public Sessions(JdbcClient database, Accounts accounts, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        database.sql("select token_hash, login, until from people.session where until > ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> open.put(
                        row.getString("token_hash"),
                        new Open(
                                row.getString("login"),
                                row.getObject("until", OffsetDateTime.class).toInstant())))
                .list();
    }

    String open(Account account) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var until = clock.instant().plus(LASTS);
        database.sql("insert into people.session (token_hash, login, until) values (?, ?, ?)")
                .params(hash(token), account.login(), until.atOffset(ZoneOffset.UTC))
                .update();
        open.put(hash(token), new Open(account.login(), until));
        sweep();
        return token;
    }

    /// The person behind a cookie, if their session is open and their account enabled.
    public Optional<Account> find(String token) {
        var session = open.get(hash(token));
        if (session == null || !session.until().isAfter(clock.instant())) {
            return Optional.empty();
        }
        return accounts.find(session.login()).filter(Account::enabled);
    }

    public void close(String token) {
        var hash = hash(token);
        open.remove(hash);
        try {
            database.sql("delete from people.session where token_hash = ?")
                    .param(hash)
                    .update();
        } catch (DataAccessException e) {
            // Without the database the row stays until it expires; this server has forgotten the session already.
            System.getLogger(Sessions.class.getName()).log(System.Logger.Level.WARNING, "session row left behind", e);
        }
    }

    private void sweep() {
        var now = clock.instant();
        open.values().removeIf(session -> !session.until().isAfter(now));
        database.sql("delete from people.session where until <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
