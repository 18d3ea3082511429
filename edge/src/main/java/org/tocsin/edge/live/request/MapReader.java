package org.tocsin.edge.live.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.discrepancies.Discrepancy;
import org.tocsin.core.discrepancies.DiscrepancyCommand;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.line.Parsed;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Point;

/// Reads requests about the map itself: which streets to close, which data are wrong.
public final class MapReader {
    private final Supplier<CityPack> pack;
    private final Gazetteer gazetteer;

    /// @param pack      the one in force when asked
    /// @param gazetteer reads the names of streets
    public MapReader(Supplier<CityPack> pack, Gazetteer gazetteer) {
        this.pack = pack;
        this.gazetteer = gazetteer;
    }

    public sealed interface Reading {
        record Read(Command command) implements Reading {}

        record Unclear(Rejection why) implements Reading {}
    }

    /// A named piece must be of this map: a closure of a street nobody knows would hold nobody up, silently.
    Reading closure(Request.CloseStreets request) {
        var streets = new StreetPieces(pack.get());
        var named = request.streets();
        var point = point(request.lat(), request.lon());
        List<CityPack.Street> pieces;
        if (named != null && !named.isEmpty()) {
            var unknown =
                    named.stream().filter(id -> streets.find(id).isEmpty()).findFirst();
            if (unknown.isPresent()) {
                return unclear("The map has no piece of street " + unknown.get() + ".");
            }
            pieces = named.stream()
                    .distinct()
                    .flatMap(id -> streets.find(id).stream())
                    .toList();
        } else if (point != null) {
            var nearest = streets.nearest(point, request.street());
            if (nearest.isEmpty()) {
                var street = request.street();
                return unclear((street == null || street.isBlank() ? "There is no street" : "There is no " + street)
                        + " near that point. Choose a piece of street on the map.");
            }
            pieces = List.of(nearest.get());
        } else {
            pieces = List.of();
        }
        var label = request.label();
        return new Reading.Read(new ClosureCommand.Close(
                pieces.stream().map(CityPack.Street::id).toList(),
                label == null || label.isBlank() ? streets.label(pieces) : label,
                request.reason(),
                request.until()));
    }

    Reading closure(Parsed.CloseStreet words) {
        return new SpokenClosing(pack.get(), gazetteer).read(words);
    }

    private static Reading unclear(String words) {
        return new Reading.Unclear(new RequestRejection.StreetUnknown(words));
    }

    Reading discrepancy(Parsed.WrongData wrong, Centre centre) {
        var incident = wrong.incident();
        return discrepancy(
                new Request.ReportWrong(
                        Discrepancy.Kind.PLACE.name(),
                        wrong.words(),
                        null,
                        null,
                        null,
                        incident == null ? null : incident.number(),
                        null),
                centre);
    }

    /// @throws IllegalArgumentException for an unknown kind or an impossible point
    Reading discrepancy(Request.ReportWrong request, Centre centre) {
        var incidentNumber = request.incident();
        var callNumber = request.call();
        @Nullable IncidentId incident = incidentNumber == null ? null : new IncidentId(incidentNumber);
        @Nullable CallId call = callNumber == null ? null : new CallId(callNumber);
        var place =
                Optional.ofNullable(incident).flatMap(centre.incidents()::find).map(Incident::place);
        var caller = Optional.ofNullable(call)
                .flatMap(centre.calls()::find)
                .flatMap(Call::bestFix)
                .map(Fix::area)
                .map(Area::center);
        var said = point(request.lat(), request.lon());
        var typed = request.typed();
        return new Reading.Read(new DiscrepancyCommand.Report(
                kind(request.kind()),
                request.words(),
                typed == null ? place.map(Whereabouts::typed).orElse("") : typed,
                said == null
                        ? place.flatMap(Whereabouts::findPoint).or(() -> caller).orElse(null)
                        : said,
                incident,
                call,
                pack.get().manifest().version()));
    }

    private static Discrepancy.Kind kind(String word) {
        for (var kind : Discrepancy.Kind.values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "Data of the kind " + word + " are unknown. There are: " + List.of(Discrepancy.Kind.values()) + ".");
    }

    private static @Nullable Point point(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Point(latitude, longitude);
    }
}
