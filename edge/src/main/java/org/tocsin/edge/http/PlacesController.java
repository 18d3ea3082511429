package org.tocsin.edge.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private static final int MOST_AROUND = 12;
    private static final int NEAREST_HYDRANTS = 4;
    private static final double AROUND_METERS = 150;
    private static final double MOST_AROUND_METERS = 2_000;
    private static final double HOSE_METERS = 400;

    private final Gazetteer gazetteer;
    private final Travels travels;
    private final Writer writer;
    private final CurrentMap map;

    PlacesController(Gazetteer gazetteer, Travels travels, Writer writer, CurrentMap map) {
        this.gazetteer = gazetteer;
        this.travels = travels;
        this.writer = writer;
        this.map = map;
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

    record NearHydrant(String id, double lat, double lon, double meters, int flowGpm, boolean inService) {}

    record PlaceAnswer(
            List<MatchView> matches,
            Map<String, String> districts,
            Map<String, String> borderline,
            List<NearUnit> nearestUnits,
            List<NearHydrant> hydrants) {}

    /// What is at a point, and who would be there first. With `radius`, in metres, every door, crossing and place in
    /// the circle: where a caller may be.
    @GetMapping("/at")
    PlaceAnswer at(
            @RequestParam("lat") double latitude,
            @RequestParam("lon") double longitude,
            @RequestParam(name = "radius", required = false) @Nullable Double radiusMeters) {
        double around = radiusMeters == null ? AROUND_METERS : Math.clamp(radiusMeters, 10, MOST_AROUND_METERS);
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
                gazetteer.reverse(new Area.Circle(point, around), MOST_AROUND).stream()
                        .map(MatchView::of)
                        .toList(),
                ViewMaker.names(districts.byKind()),
                ViewMaker.names(districts.borderline()),
                List.copyOf(near.subList(0, Math.min(NEAREST_UNITS, near.size()))),
                hydrants(point));
    }

    private List<NearHydrant> hydrants(Point point) {
        return map.pack().hydrants().stream()
                .map(hydrant -> new NearHydrant(
                        hydrant.id(),
                        hydrant.point().latitude(),
                        hydrant.point().longitude(),
                        Math.round(hydrant.point().metersTo(point)),
                        hydrant.flowGpm(),
                        hydrant.inService()))
                .filter(hydrant -> hydrant.meters() <= HOSE_METERS)
                .sorted(Comparator.comparingDouble(NearHydrant::meters))
                .limit(NEAREST_HYDRANTS)
                .toList();
    }

    /// @param ring corners, longitude and latitude; the last is joined to the first
    record Perimeter(List<double[]> ring) {}

    /// What lies within a drawn perimeter.
    @PostMapping("/within")
    Enclosed within(@RequestBody Perimeter perimeter) {
        BodyCheck.check(perimeter);
        return Enclosed.of(map.pack(), perimeter.ring());
    }
}
