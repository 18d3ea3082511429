package org.tocsin.edge.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The accounts in the database, with a copy in memory for names and roles. Safe from any thread.
public final class Accounts {
    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final Map<String, Account> known = new ConcurrentHashMap<>();

    public Accounts(JdbcClient database, PasswordEncoder passwords) {
        this.database = database;
        this.passwords = passwords;
        reload();
    }

    /// Takes up what other processes changed.
    public void reload() {
        var all = database.sql("select login, name, roles, enabled from people.account")
                .query((row, _) -> account(row))
                .list();
        all.forEach(account -> known.put(account.login(), account));
        known.keySet().retainAll(all.stream().map(Account::login).toList());
    }

    public Optional<Account> find(String login) {
        return Optional.ofNullable(known.get(normal(login)));
    }

    /// By login.
    public List<Account> list() {
        return known.values().stream()
                .sorted(Comparator.comparing(Account::login))
                .toList();
    }

    /// The person's name, or the login itself for somebody unknown.
    public String nameOf(String login) {
        var account = known.get(login);
        return account == null ? login : account.name();
    }

    /// Makes the account or changes name, roles and password of the one that is there.
    ///
    /// @param password absent leaves the present password; a new account needs one
    /// @throws IllegalArgumentException for a password of fewer than eight characters
    public void put(Account account, @Nullable String password, String by) {
        if (password == null) {
            database.sql("update people.account set name = ?, roles = ?, enabled = ? where login = ?")
                    .params(account.name(), roles(account), account.enabled(), account.login())
                    .update();
        } else {
            if (password.length() < 8) {
                throw new IllegalArgumentException("a password has eight characters or more");
            }
            database.sql("""
                    insert into people.account (login, name, roles, enabled, password) values (?, ?, ?, ?, ?)
                    on conflict (login) do update set name = excluded.name, roles = excluded.roles,
                        enabled = excluded.enabled, password = excluded.password""")
                    .params(
                            account.login(),
                            account.name(),
                            roles(account),
                            account.enabled(),
                            passwords.encode(password))
                    .update();
        }
        known.put(account.login(), account);
        audit(by, "account-changed", account.login(), String.join(" ", roles(account)));
    }

    /// Whether this is the password of an enabled account. Takes equally long whether or not the account exists.
    boolean matches(String login, String password) {
        var stored = database.sql("select password from people.account where login = ? and enabled")
                .param(normal(login))
                .query(String.class)
                .optional();
        return passwords.matches(password, stored.orElseGet(this::decoy)) && stored.isPresent();
    }

    private @Nullable String decoyHash;

    /// A hash to compare against when there is no account.
    private synchronized String decoy() {
        var hash = decoyHash;
        if (hash == null) {
            hash = passwords.encode("no such account");
            decoyHash = hash;
        }
        return String.valueOf(hash);
    }

    /// One line of the audit: who did what to whom.
    public void audit(String by, String action, String subject, String detail) {
        database.sql("insert into people.audit (by, action, subject, detail) values (?, ?, ?, ?)")
                .params(by, action, subject, detail)
                .update();
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private static String[] roles(Account account) {
        return account.roles().stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new Account(row.getString("login"), row.getString("name"), roles, row.getBoolean("enabled"));
    }
}
