package org.tocsin.edge.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where people sign in, and where too many failures lock a login.
public final class FrontDoor {
    /// So many failures...
    public static final int FAILURES_TO_LOCK = 5;
    /// ...within this time lock a login.
    public static final Duration FAILURE_WINDOW = Duration.ofMinutes(15);

    private final JdbcClient database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    public FrontDoor(JdbcClient database, Accounts accounts, Sessions sessions, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @param from address of the browser, for the audit
    public SignIn signIn(String typedLogin, String password, String from) {
        var login = Accounts.normal(typedLogin);
        if (login.length() > 64 || password.length() > 256) {
            return new SignIn.WrongPassword(FAILURES_TO_LOCK);
        }
        try {
            if (isLocked(login)) {
                accounts.audit(login, "sign-in-while-locked", login, from);
                return new SignIn.Locked();
            }
            if (!accounts.matches(login, password)) {
                return fail(login, from);
            }
            database.sql("delete from people.failure where login = ?")
                    .param(login)
                    .update();
            accounts.reload();
            var account = accounts.find(login).orElseThrow();
            accounts.audit(login, "signed-in", login, from);
            return new SignIn.Welcome(account, sessions.open(account));
        } catch (DataAccessException e) {
            return new SignIn.Unavailable();
        }
    }

    private SignIn fail(String login, String from) {
        database.sql("insert into people.failure (login, at) values (?, ?)")
                .params(login, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        accounts.audit(login, "sign-in-failed", login, from);
        int failures = countFailures(login, clock.instant().minus(FAILURE_WINDOW));
        if (failures < FAILURES_TO_LOCK) {
            return new SignIn.WrongPassword(FAILURES_TO_LOCK - failures);
        }
        database.sql("insert into people.lock (login, at) values (?, ?) on conflict (login) do nothing")
                .params(login, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        accounts.audit(login, "locked", login, FAILURES_TO_LOCK + " failures");
        return new SignIn.Locked();
    }

    private int countFailures(String login, Instant since) {
        return database.sql("select count(*) from people.failure where login = ? and at > ?")
                .params(login, since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    public boolean isLocked(String login) {
        return database.sql("select count(*) from people.lock where login = ?")
                        .param(Accounts.normal(login))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// @param by login of the supervisor
    /// @return whether it was locked
    public boolean unlock(String login, String by) {
        var normal = Accounts.normal(login);
        database.sql("delete from people.failure where login = ?").param(normal).update();
        boolean was = database.sql("delete from people.lock where login = ?")
                        .param(normal)
                        .update()
                > 0;
        if (was) {
            accounts.audit(by, "unlocked", normal, "");
        }
        return was;
    }
}
