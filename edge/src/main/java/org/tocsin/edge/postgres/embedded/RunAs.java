package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As whom the database runs. PostgreSQL refuses root, so root hands it to an unprivileged user, or, where no such user
/// can reach the data (they lie in root's private home), into a user namespace without privileges.
///
/// @param prefix what stands before every command line
/// @param userId owner of the cluster's files
record RunAs(List<String> prefix, int userId, int groupId, String words) {
    private static final List<String> CANDIDATES = List.of("tocsin", "postgres", "nobody");

    RunAs {
        prefix = List.copyOf(prefix);
    }

    private record Account(String name, int userId, int groupId) {}

    /// @param cluster  the data directory; if it exists its owner decides
    /// @param binaries must be reachable by the chosen user too
    static RunAs choose(Path cluster, Path binaries) throws IOException {
        int me = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        int myGroup = (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
        if (me != 0) {
            return new RunAs(List.of(), me, myGroup, "the current user");
        }
        if (Files.exists(cluster)) {
            int owner = (int) Files.getAttribute(cluster, "unix:uid");
            var account = accounts().stream().filter(a -> a.userId == owner).findFirst();
            return owner == 0 ? namespace() : other(account.orElse(new Account(String.valueOf(owner), owner, owner)));
        }
        if (open(cluster) && open(binaries)) {
            for (String name : CANDIDATES) {
                var account =
                        accounts().stream().filter(a -> a.name.equals(name)).findFirst();
                if (account.isPresent() && find("setpriv").isPresent()) {
                    return other(account.get());
                }
            }
        }
        return namespace();
    }

    List<String> command(String... words) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private static RunAs other(Account account) {
        var setpriv = find("setpriv")
                .orElseThrow(() -> new PostgresUnavailable("PostgreSQL does not run as root and setpriv (util-linux) is"
                        + " missing: start Tocsin as an ordinary user"));
        return new RunAs(
                List.of(
                        setpriv.toString(),
                        "--reuid=" + account.userId,
                        "--regid=" + account.groupId,
                        "--clear-groups",
                        "--"),
                account.userId,
                account.groupId,
                "user " + account.name);
    }

    private static RunAs namespace() {
        var unshare = find("unshare")
                .orElseThrow(() -> new PostgresUnavailable("PostgreSQL does not run as root and unshare (util-linux) is"
                        + " missing: start Tocsin as an ordinary user"));
        return new RunAs(List.of(unshare.toString(), "-U", "--"), 0, 0, "an unprivileged user namespace");
    }

    /// Whether everybody may pass through the existing directories up to `path`.
    private static boolean open(Path path) throws IOException {
        for (Path p = path.toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.exists(p) && !Files.getPosixFilePermissions(p).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static List<Account> accounts() throws IOException {
        var accounts = new ArrayList<Account>();
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":", -1);
            if (fields.length >= 4 && fields[2].matches("\\d{1,9}") && fields[3].matches("\\d{1,9}")) {
                accounts.add(new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
            }
        }
        return accounts;
    }

    private static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin:/usr/sbin:/sbin";
        return List.of(path.split(":")).stream()
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
