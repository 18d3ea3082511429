package org.tocsin.edge.geography.pack;

import java.util.List;
import java.util.stream.Collectors;

/// A pack file that is refused, with the first faults found in it.
public final class MalformedPack extends RuntimeException {
    /// At most this many faults are listed.
    public static final int MOST_FAULTS = 20;

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /// One thing that is wrong.
    ///
    /// @param layer the file within the pack, `manifest.json` or `doors.ndjson`; empty for the file as a whole
    /// @param line  counted from 1, 0 for the layer as a whole
    public record Fault(String layer, long line, String words) {
        @Override
        public String toString() {
            String where = layer.isEmpty() ? "" : line == 0 ? layer + ": " : layer + " line " + line + ": ";
            return where + words;
        }
    }

    MalformedPack(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    static MalformedPack whole(String words) {
        return new MalformedPack(List.of(new Fault("", 0, words)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
