package org.tocsin.edge.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Point;
import org.tocsin.core.units.UnitStatus;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.MatchView;
import org.tocsin.edge.live.view.ViewMaker;

/// Questions about places.
@RestController
@RequestMapping("/api/places")
class PlacesController {
    private static final int MOST_MATCHES = 50;
    private static final int NEAREST_UNITS = 10;
    private static final double AROUND_METERS = 150;

    private final Gazetteer gazetteer;
    private final Travels travels;
    private final Writer writer;

    PlacesController(Gazetteer gazetteer, Travels travels, Writer writer) {
        this.gazetteer = gazetteer;
        this.travels = travels;
        this.writer = writer;
    }

    /// While somebody types; `lat` and `lon` are the caller's.
    @GetMapping("/complete")
    List<MatchView> complete(
            @RequestParam("q") String words,
            @RequestParam(name = "lat", required = false) @Nullable Double latitude,
            @RequestParam(name = "lon", required = false) @Nullable Double longitude,
            @RequestParam(name = "limit", defaultValue = "10") int limit) {
        return gazetteer.complete(words, near(latitude, longitude), Math.clamp(limit, 1, MOST_MATCHES)).stream()
                .map(MatchView::of)
                .toList();
    }

    @GetMapping("/find")
    List<MatchView> find(
            @RequestParam("q") String words,
            @RequestParam(name = "lat", required = false) @Nullable Double latitude,
            @RequestParam(name = "lon", required = false) @Nullable Double longitude,
            @RequestParam(name = "limit", defaultValue = "10") int limit) {
        return gazetteer.find(words, near(latitude, longitude), Math.clamp(limit, 1, MOST_MATCHES)).stream()
                .map(MatchView::of)
                .toList();
    }

    private static @Nullable Point near(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Point(latitude, longitude);
    }

    record NearUnit(String unit, double driveSeconds) {}

    record PlaceAnswer(
            List<MatchView> matches,
            Map<String, String> districts,
            Map<String, String> borderline,
            List<NearUnit> nearestUnits) {}

    /// What is at a point, and who would be there first.
    @GetMapping("/at")
    PlaceAnswer at(@RequestParam("lat") double latitude, @RequestParam("lon") double longitude) {
        var point = new Point(latitude, longitude);
        var districts = gazetteer.districts(point);
        var centre = writer.state();
        var available = centre.units().list().stream()
                .filter(unit -> unit.status().primary() == UnitStatus.Primary.AVAILABLE)
                .toList();
        var near = new ArrayList<NearUnit>();
        for (var travel : travels.measure(available, point, centre.drives())) {
            if (travel.reachable()) {
                near.add(new NearUnit(travel.unit().value(), Math.round(travel.driveSeconds())));
            }
        }
        near.sort(Comparator.comparingDouble(NearUnit::driveSeconds));
        return new PlaceAnswer(
                gazetteer.reverse(new Area.Circle(point, AROUND_METERS), 10).stream()
                        .map(MatchView::of)
                        .toList(),
                ViewMaker.names(districts.byKind()),
                ViewMaker.names(districts.borderline()),
                List.copyOf(near.subList(0, Math.min(NEAREST_UNITS, near.size()))));
    }
}
