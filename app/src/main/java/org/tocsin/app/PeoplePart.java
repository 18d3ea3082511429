package org.tocsin.app;

import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Accounts;
import org.tocsin.edge.people.AlarmSources;
import org.tocsin.edge.people.FrontDoor;
import org.tocsin.edge.people.Role;
import org.tocsin.edge.people.Sessions;

/// Accounts, sessions and the place where people sign in.
record PeoplePart(Accounts accounts, Sessions sessions, FrontDoor door, AlarmSources alarmSources) {
    static final String DEMO_PASSWORD = "riverbend";

    static PeoplePart open(Database database, Clock clock) {
        var client = JdbcClient.create(database.lookUps());
        var accounts = new Accounts(client, passwords());
        var sessions = new Sessions(client, accounts, clock);
        return new PeoplePart(
                accounts, sessions, new FrontDoor(client, accounts, sessions, clock), new AlarmSources(client));
    }

    /// New passwords by PBKDF2 with HMAC-SHA-256; the prefix `{pbkdf2}` leaves room for another way later.
    private static PasswordEncoder passwords() {
        var id = "pbkdf2";
        return new DelegatingPasswordEncoder(
                id, java.util.Map.of(id, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    /// The people of the made-up city.
    void fillDemo() {
        demo("ana", "Ana Diaz", Role.TELECOMMUNICATOR);
        demo("ben", "Ben Okafor", Role.DISPATCHER);
        demo("sam", "Sam Lindqvist", Role.SUPERVISOR);
    }

    private void demo(String login, String name, Role role) {
        if (accounts.find(login).isEmpty()) {
            accounts.put(new Account(login, name, Set.of(role), true), DEMO_PASSWORD, "start");
        }
    }
}
