package org.tocsin.app;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.tocsin.app.configuration.Mode;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;

/// `tocsin people`: the first account of a centre, and help for who has locked themselves out.
final class PeopleCommand {
    private static final String USAGE = "tocsin people add LOGIN --name NAME --roles SUPERVISOR,... --config FILE, or"
            + " tocsin people unlock LOGIN --config FILE.";

    private PeopleCommand() {}

    static void handle(Arguments arguments) {
        var name = arguments.take("name");
        var roles = arguments.take("roles");
        var configuration = Main.configuration(Mode.SERVE, arguments);
        var words = arguments.rest();
        if (words.size() != 2) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, USAGE);
        }
        var login = words.get(1);
        try (var database = Database.open(configuration)) {
            var people = PeoplePart.open(database, Clock.systemUTC());
            switch (words.getFirst()) {
                case "add" -> add(people, login, name.orElse(login), roles.orElse(""));
                case "unlock" ->
                    System.out.println(
                            people.door().unlock(login, "console")
                                    ? login + " is unlocked."
                                    : login + " was not locked.");
                default -> throw new StartFailure(StartFailure.BAD_CONFIGURATION, USAGE);
            }
        }
    }

    private static void add(PeoplePart people, String login, String name, String roles) {
        var set = EnumSet.noneOf(Role.class);
        try {
            Arrays.stream(roles.split(","))
                    .filter(role -> !role.isBlank())
                    .map(role -> Role.valueOf(role.strip().toUpperCase(Locale.ROOT)))
                    .forEach(set::add);
            people.accounts().put(new Account(login, name, set, true), password(), "console");
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
        System.out.println(login + " can sign in.");
    }

    /// From the terminal without echo, or the first line of standard input.
    private static String password() {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            return new String(console.readPassword("Password: "));
        }
        try (var in = new java.util.Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
            return in.hasNextLine() ? in.nextLine() : "";
        }
    }
}
