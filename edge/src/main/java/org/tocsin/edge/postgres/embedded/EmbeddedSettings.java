package org.tocsin.edge.postgres.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Where the embedded database lives and how it listens.
///
/// @param dataDirectory  Tocsin's data; the cluster lies in its `postgres` subdirectory
/// @param cacheDirectory where the binaries are unpacked, once for each version
/// @param port           on 127.0.0.1; 0 takes a free one
/// @param startLimit     how long recovery after a crash may take before starting is given up
public record EmbeddedSettings(Path dataDirectory, Path cacheDirectory, int port, Duration startLimit) {
    public EmbeddedSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no such port: " + port);
        }
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        cacheDirectory = cacheDirectory.toAbsolutePath().normalize();
    }

    /// The XDG base directories of `environment`, any free port.
    public static EmbeddedSettings standard(Map<String, String> environment) {
        return new EmbeddedSettings(
                base(environment, "XDG_DATA_HOME", ".local/share"),
                base(environment, "XDG_CACHE_HOME", ".cache"),
                0,
                Duration.ofMinutes(5));
    }

    private static Path base(Map<String, String> environment, String variable, String underHome) {
        String set = environment.getOrDefault(variable, "");
        Path base = set.isBlank() ? Path.of(System.getProperty("user.home", "/"), underHome) : Path.of(set);
        return base.resolve("tocsin");
    }

    public EmbeddedSettings withDataDirectory(Path directory) {
        return new EmbeddedSettings(directory, cacheDirectory, port, startLimit);
    }

    public EmbeddedSettings withPort(int newPort) {
        return new EmbeddedSettings(dataDirectory, cacheDirectory, newPort, startLimit);
    }

    Path home() {
        return dataDirectory.resolve("postgres");
    }

    Path cluster() {
        return home().resolve("data");
    }

    Path log() {
        return home().resolve("postgres.log");
    }

    Path credentials() {
        return dataDirectory.resolve("postgres.credentials");
    }

    Path lock() {
        return dataDirectory.resolve("postgres.lock");
    }
}
