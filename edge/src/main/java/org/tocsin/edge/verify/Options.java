package org.tocsin.edge.verify;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.edge.postgres.embedded.EmbeddedSettings;

/// `--name value` and `--flag` of a command line.
record Options(Map<String, String> values) {
    private static final List<String> FLAGS = List.of("json");

    /// @throws IllegalArgumentException for anything but the allowed names
    static Options parse(String[] args, String... allowed) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!List.of(allowed).contains(name)) {
                throw new IllegalArgumentException(
                        "no option " + args[i] + "; there are --" + String.join(", --", allowed));
            }
            if (FLAGS.contains(name)) {
                values.put(name, "");
            } else if (i + 1 < args.length) {
                values.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
        }
        return new Options(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    EmbeddedSettings settings(EmbeddedSettings standard) {
        return find("data").map(Path::of).map(standard::withDataDirectory).orElse(standard);
    }
}
