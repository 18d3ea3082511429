package org.tocsin.app;

import java.io.PrintStream;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.app.configuration.Mode;
import org.tocsin.edge.people.AlarmSources;

/// `tocsin alarm-source add|remove NAME`, `tocsin alarm-source list`: who may report alarms over HTTP.
final class AlarmSourceCommand {
    private static final String USAGE = "tocsin alarm-source add NAME --config FILE, tocsin alarm-source remove NAME"
            + " --config FILE, or tocsin alarm-source list --config FILE.";

    private AlarmSourceCommand() {}

    static void handle(Arguments arguments, PrintStream out) {
        var configuration = Main.configuration(Mode.SERVE, arguments);
        var words = arguments.rest();
        try (var database = Database.open(configuration)) {
            run(new AlarmSources(JdbcClient.create(database.lookUps())), words, out);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static void run(AlarmSources sources, List<String> words, PrintStream out) {
        var deed = words.isEmpty() ? "" : words.getFirst();
        var name = words.size() == 2 ? words.get(1) : "";
        if (deed.equals("list") && words.size() == 1) {
            sources.list().forEach(out::println);
        } else if (deed.equals("add") && !name.isEmpty()) {
            out.println(sources.make(name));
            out.println("This is the token of " + name + ". Give it to them now: only its hash is kept.");
        } else if (deed.equals("remove") && !name.isEmpty()) {
            out.println(sources.remove(name) ? name + " can report no more alarms." : name + " had no token.");
        } else {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, USAGE);
        }
    }
}
