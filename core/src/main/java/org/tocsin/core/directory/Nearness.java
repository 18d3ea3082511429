package org.tocsin.core.directory;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Point;

/// Who is best called for one place: those who come there before those who do not, then the nearest.
///
/// @param point     where help is wanted, absent if only the districts are known
/// @param districts the town it lies in, and its districts by kind and name
public record Nearness(@Nullable Point point, Set<String> districts) {
    /// Nothing is known of the place: the order of the list stands.
    public static final Nearness UNKNOWN = new Nearness(null, Set.of());

    public Nearness {
        districts = districts.stream().map(Nearness::plain).collect(Collectors.toUnmodifiableSet());
    }

    /// @param town empty if it lies in none that is known
    public static Nearness of(@Nullable Point point, Districts districts, String town) {
        var names = new TreeSet<String>();
        districts.byKind().forEach((kind, name) -> names.add(kind.name() + " " + name));
        districts.find(BoundaryKind.MUNICIPALITY).ifPresent(names::add);
        names.add(town);
        return new Nearness(point, names);
    }

    /// Whether they come here: nobody says where else they would not go, or one of their districts is here.
    public boolean isServedBy(Listing listing) {
        var serves = listing.serves();
        return serves == null || serves.stream().anyMatch(each -> districts.contains(plain(each)));
    }

    /// As the crow flies, empty if either place is not known.
    public OptionalDouble metersTo(Listing listing) {
        var at = listing.at();
        return at == null || point == null ? OptionalDouble.empty() : OptionalDouble.of(point.metersTo(at));
    }

    /// Does not tell two apart of whom nothing is known.
    public Comparator<Listing> order() {
        return Comparator.comparing((Listing listing) -> !isServedBy(listing))
                .thenComparingDouble(listing -> metersTo(listing).orElse(Double.MAX_VALUE));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
