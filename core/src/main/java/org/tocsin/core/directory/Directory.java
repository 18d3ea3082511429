package org.tocsin.core.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The list in force, in the order of its file.
public record Directory(String version, List<Listing> listings) {
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

    /// Providers that speak a language, first to ask first.
    public List<Listing> listInterpreters(String language) {
        return listings.stream()
                .filter(listing -> listing.purpose() == Purpose.INTERPRETER && listing.speaks(language))
                .toList();
    }
}
