package org.tocsin.edge.geography.importer;

import java.util.List;

/// A mapping or a source that cannot be used; the build is refused with the first faults.
public final class MalformedSource extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    MalformedSource(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    MalformedSource(String fault) {
        this(List.of(fault));
    }

    /// Each names the file and, where there is one, the row.
    public List<String> faults() {
        return faults;
    }
}
