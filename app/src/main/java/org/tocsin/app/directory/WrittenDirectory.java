package org.tocsin.app.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A directory as it is written: languages by name or code, what is not said left out.
public record WrittenDirectory(String version, List<WrittenListing> listings) {
    public record WrittenListing(
            String id,
            String name,
            Purpose purpose,
            String address,
            @Nullable String town,
            @Nullable List<String> aliases,
            @Nullable List<String> languages,
            @Nullable String keys,
            @Nullable String note,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable List<String> serves) {}

    /// The one that comes with the product, for a made-up city: its hospitals are listed where they stand, and its tow
    /// companies share the town's sectors.
    public static DirectoryCommand.Load demo(CityPack city) {
        var written = demo();
        var all = new ArrayList<Listing>();
        for (var listing : written.listings()) {
            if (listing.purpose() == Purpose.TOW) {
                all.add(serving(listing, sectors(city, listing.id())));
            } else if (listing.purpose() != Purpose.HOSPITAL || city.hospitals().isEmpty()) {
                all.add(listing);
            }
        }
        int number = 1;
        for (var hospital : city.hospitals()) {
            all.add(new Listing(
                    "ED" + number,
                    hospital.name() + ", emergency department",
                    Purpose.HOSPITAL,
                    Address.of("+1617555" + (140 + number)),
                    hospital.municipality(),
                    List.of("medical control"),
                    List.of(),
                    "",
                    String.join(", ", hospital.abilities()),
                    hospital.point(),
                    List.of()));
            number++;
        }
        return new DirectoryCommand.Load(
                written.version() + " " + city.manifest().version(), all);
    }

    private static Listing serving(Listing listing, List<String> districts) {
        return new Listing(
                listing.id(),
                listing.name(),
                listing.purpose(),
                listing.address(),
                listing.town(),
                listing.aliases(),
                listing.languages(),
                listing.keys(),
                listing.note(),
                listing.at(),
                districts);
    }

    /// Every other sector: the first company has the odd ones.
    private static List<String> sectors(CityPack city, String id) {
        var names = city.boundaries().stream()
                .filter(boundary -> boundary.kind() == BoundaryKind.POLICE_SECTOR)
                .map(CityPack.Boundary::name)
                .sorted()
                .distinct()
                .toList();
        int first = id.endsWith("1") ? 0 : 1;
        return IntStream.range(0, names.size())
                .filter(n -> n % 2 == first)
                .mapToObj(n -> BoundaryKind.POLICE_SECTOR.name() + " " + names.get(n))
                .toList();
    }

    static DirectoryCommand.Load demo() {
        try (var in = WrittenDirectory.class.getResourceAsStream("/directory/demo.json")) {
            if (in == null) {
                throw new IllegalStateException("the built-in directory is missing");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in directory cannot be read", e);
        }
    }

    /// @throws IOException              if the file cannot be read
    /// @throws IllegalArgumentException for a fault, naming it
    public static DirectoryCommand.Load read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    private static DirectoryCommand.Load read(InputStream in) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readValue(in, WrittenDirectory.class)
                    .command();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a directory: " + e.getOriginalMessage(), e);
        }
    }

    private DirectoryCommand.Load command() {
        var read = new ArrayList<Listing>();
        for (var each : listings) {
            try {
                read.add(listing(each));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("listing " + each.id() + ": " + e.getMessage(), e);
            }
        }
        return new DirectoryCommand.Load(version, read);
    }

    private static Listing listing(WrittenListing each) {
        return new Listing(
                each.id(),
                each.name(),
                each.purpose(),
                Address.of(each.address()),
                orEmpty(each.town()),
                orNone(each.aliases()),
                orNone(each.languages()).stream()
                        .map(WrittenDirectory::language)
                        .toList(),
                orEmpty(each.keys()),
                orEmpty(each.note()),
                each.lat() == null || each.lon() == null ? null : new Point(each.lat(), each.lon()),
                orNone(each.serves()));
    }

    private static String language(String named) {
        return Languages.findMeant(named)
                .map(Language::code)
                .orElseThrow(() -> new IllegalArgumentException("no language is called " + named));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
