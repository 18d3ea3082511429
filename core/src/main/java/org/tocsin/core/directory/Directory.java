package org.tocsin.core.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The list in force, in the order of its file.
public record Directory(String version, List<Listing> listings) {
    /// Words every centre may have in its name.
    private static final Pattern GENERIC = Pattern.compile(
            "(?i)\\b(?:regional|emergency|public|safety|communications?|cent(?:er|re)|dispatch|police|fire|city|town|of|psap|9-?1-?1|ecc)\\b");

    public static final Directory NONE = new Directory("", List.of());

    public Directory {
        listings = List.copyOf(listings);
    }

    public Optional<Listing> find(String id) {
        var upper = id.strip().toUpperCase(Locale.ROOT);
        return listings.stream().filter(listing -> listing.id().equals(upper)).findFirst();
    }

    /// Listings that fit what was typed, the best first.
    public List<Listing> search(String typed) {
        var found = new ArrayList<Listing>();
        for (var listing : listings) {
            if (listing.fit(typed) > 0) {
                found.add(listing);
            }
        }
        found.sort(Comparator.comparingInt((Listing listing) -> -listing.fit(typed)));
        return found;
    }

    /// The best listing for a place among those that fit: it comes there and is nearer than the others. Empty if none
    /// that fits has a place or a district of its own.
    public Optional<Listing> findNearest(String typed, Nearness place) {
        return search(typed).stream()
                .filter(listing -> listing.at() != null || !listing.isForAnywhere())
                .filter(place::isServedBy)
                .min(place.order());
    }

    /// The one listing meant by typed words: the only one that fits, or the only one that fits best. Empty for none or
    /// several.
    public Optional<Listing> findMeant(String typed) {
        var found = search(typed);
        boolean clear = found.size() == 1
                || found.size() > 1 && found.get(0).fit(typed) > found.get(1).fit(typed);
        return clear && !typed.isBlank() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// The neighbouring centre that answers for a place: the one of that very name, else the only one of the centre's
    /// own town, else of the place's town. Empty for none or several: then somebody chooses.
    ///
    /// @param psap what the map or LoST calls the centre, `Eastfield Emergency Communications`
    /// @param town where the place is, may be empty
    public Optional<Listing> findCentre(String psap, String town) {
        var centres = listings.stream()
                .filter(listing -> listing.purpose().isCentre())
                .toList();
        var named =
                only(centres.stream().filter(listing -> listing.isCalled(psap)).toList());
        if (named.isPresent()) {
            return named;
        }
        var place = GENERIC.matcher(psap).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return ofTown(centres, place).or(() -> ofTown(centres, town));
    }

    private static Optional<Listing> ofTown(List<Listing> centres, String town) {
        return town.isEmpty()
                ? Optional.empty()
                : only(centres.stream()
                        .filter(listing -> listing.town().equalsIgnoreCase(town))
                        .toList());
    }

    private static Optional<Listing> only(List<Listing> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// Providers that speak a language, first to ask first.
    public List<Listing> listInterpreters(String language) {
        return listings.stream()
                .filter(listing -> listing.purpose() == Purpose.INTERPRETER && listing.speaks(language))
                .toList();
    }
}
