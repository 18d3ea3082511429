package org.tocsin.edge.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The running server as its own `postmaster.pid` tells it.
///
/// @param ready whether it accepts connections (the file's eighth line)
record Postmaster(long processId, int port, boolean ready) {

    /// What the pid file of a cluster says, whether or not that process lives.
    static Optional<Postmaster> read(Path cluster) throws IOException {
        return readFile(file(cluster));
    }

    private static Optional<Postmaster> readFile(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() < 4) {
                return Optional.empty(); // being written
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    lines.size() >= 8 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // torn by a crash: as good as none
        }
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /// Takes away the pid file of a server that is no more, if its number still looks taken: by a zombie, or by
    /// a stranger who was given it since. PostgreSQL would believe either to be the old server and not start. Any
    /// other stale file is left to PostgreSQL, which also asks whether the old shared memory is still in use. A
    /// server that a killed Tocsin was starting may write its own file at this very moment: that one is put back.
    static void removeStale(Path cluster) throws IOException {
        var stale = read(cluster);
        if (stale.isEmpty() || stale.get().alive(cluster) || !stale.get().numberIsTaken()) {
            return;
        }
        Path aside = cluster.resolve("postmaster.pid.stale");
        Files.move(file(cluster), aside, StandardCopyOption.ATOMIC_MOVE);
        if (readFile(aside).equals(stale)) {
            Files.delete(aside);
        } else {
            Files.move(aside, file(cluster), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private boolean numberIsTaken() {
        return Files.exists(Path.of("/proc", Long.toString(processId)));
    }

    /// Whether this is a living PostgreSQL on this cluster. A zombie that nobody reaps is dead, and so is a number that
    /// the system has since given to another program.
    boolean alive(Path cluster) {
        Path proc = Path.of("/proc", Long.toString(processId));
        try {
            String stat = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            String line = Files.readString(proc.resolve("cmdline"), StandardCharsets.UTF_8);
            return state != 'Z' && state != 'X' && line.contains("postgres") && line.contains(cluster.toString());
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }
}
