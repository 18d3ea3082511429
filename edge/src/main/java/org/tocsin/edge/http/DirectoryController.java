package org.tocsin.edge.http;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.directory.Directory;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.edge.journal.Writer;

/// Whom the centre can call, and which languages can be interpreted: small enough to be searched at the console.
@RestController
class DirectoryController {
    private final Writer writer;

    DirectoryController(Writer writer) {
        this.writer = writer;
    }

    /// @param serves districts and towns they come to; empty for anywhere
    record ListingView(
            String id,
            String name,
            Purpose purpose,
            String purposeWords,
            String town,
            List<String> aliases,
            List<String> languages,
            String note,
            @Nullable Double lat,
            @Nullable Double lon,
            List<String> serves) {
        static ListingView of(Listing listing) {
            var at = listing.at();
            return new ListingView(
                    listing.id(),
                    listing.name(),
                    listing.purpose(),
                    listing.purpose().words(),
                    listing.town(),
                    listing.aliases(),
                    listing.languages(),
                    listing.note(),
                    at == null ? null : at.latitude(),
                    at == null ? null : at.longitude(),
                    Objects.requireNonNullElse(listing.serves(), List.of()));
        }
    }

    /// @param other     names it is looked for by besides
    /// @param providers how many of the directory speak it
    record LanguageView(String code, String name, List<String> other, int providers) {}

    record DirectoryView(String version, List<ListingView> listings, List<LanguageView> languages) {}

    @GetMapping("/api/directory")
    DirectoryView directory() {
        var directory = writer.state().directory();
        return new DirectoryView(
                directory.version(),
                directory.listings().stream().map(ListingView::of).toList(),
                languages(directory));
    }

    private static List<LanguageView> languages(Directory directory) {
        long all = directory.listings().stream()
                .filter(listing -> listing.purpose() == Purpose.INTERPRETER)
                .filter(listing -> listing.languages().isEmpty())
                .count();
        var interpreters = directory.listings().stream()
                .filter(listing -> listing.purpose() == Purpose.INTERPRETER)
                .map(listing -> Set.copyOf(listing.languages()))
                .toList();
        return Languages.list().stream()
                .map(language -> new LanguageView(language.code(), language.name(), language.other(), (int) (all
                        + interpreters.stream()
                                .filter(spoken -> spoken.contains(language.code()))
                                .count())))
                .toList();
    }
}
