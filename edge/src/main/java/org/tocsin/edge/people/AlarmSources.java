package org.tocsin.edge.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Alarm companies and panels with tokens of their own. A token is told once, when it is made; its hash is kept. A new
/// one for the same source withdraws the old. Safe from any thread.
public final class AlarmSources {
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();

    public AlarmSources(JdbcClient database) {
        this.database = database;
    }

    /// Makes a token for a source, new or known.
    ///
    /// @param name as in the address it reports to: 1 to 60 letters, digits, spaces, dots and dashes
    /// @return the token, which cannot be read again
    /// @throws IllegalArgumentException for another name
    public String make(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .&'-]{0,59}")) {
            throw new IllegalArgumentException(
                    "An alarm source is named with 1 to 60 letters, digits, spaces, dots and dashes.");
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("""
                insert into people.alarm_source (name, token_hash) values (?, ?)
                on conflict (name) do update set token_hash = excluded.token_hash, made_at = now()""").params(name, hash(token)).update();
        audit("alarm-source-made", name);
        return token;
    }

    /// Withdraws the token of a source.
    ///
    /// @return whether it had one
    public boolean remove(String name) {
        boolean known = database.sql("delete from people.alarm_source where name = ?")
                        .param(name)
                        .update()
                > 0;
        if (known) {
            audit("alarm-source-removed", name);
        }
        return known;
    }

    /// By name.
    public List<String> list() {
        return database.sql("select name from people.alarm_source order by name")
                .query(String.class)
                .list();
    }

    public boolean isToken(String name, String token) {
        return database.sql("select token_hash from people.alarm_source where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .filter(kept -> MessageDigest.isEqual(
                        kept.getBytes(StandardCharsets.US_ASCII), hash(token).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    private void audit(String action, String subject) {
        database.sql("insert into people.audit (by, action, subject, detail) values ('console', ?, ?, '')")
                .params(action, subject)
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
