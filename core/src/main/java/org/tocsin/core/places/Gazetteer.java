package org.tocsin.core.places;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The questions the centre asks about places. Answered by an adapter from a city pack; every method is safe to call
/// from any thread and never blocks on the network.
public interface Gazetteer {
    /// Version of the pack that answers, for the record.
    String packVersion();

    /// Candidates while somebody types, best first: every prefix of a good query already finds it.
    ///
    /// @param near prefer matches near this point (the caller's position), absent if unknown
    List<Match> complete(String typed, @Nullable Point near, int limit);

    /// Candidates for finished words, best first; empty when nothing fits. More than one result with nearly the same
    /// score in different municipalities means: ask which.
    List<Match> find(String words, @Nullable Point near, int limit);

    /// The doors, crossings and places inside an area, nearest to its middle first.
    List<Match> reverse(Area area, int limit);

    /// What a civic address is in this pack, best first.
    List<Match> match(CivicAddress civic, int limit);

    /// All districts of a point, with near borders told.
    Districts districts(Point point);
}
