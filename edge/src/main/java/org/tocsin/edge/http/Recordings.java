package org.tocsin.edge.http;

import java.nio.file.Path;
import java.util.Optional;

/// Finds the file of a recording by its name in the journal.
public interface Recordings {
    Optional<Path> find(String name);
}
