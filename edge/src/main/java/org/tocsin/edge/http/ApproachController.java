package org.tocsin.edge.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.places.Roads;
import org.tocsin.core.units.Unit;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.geography.WaterSupply;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.Geometry;

/// How the first engine comes to an incident, and where it finds water.
@RestController
class ApproachController {
    private static final String ENGINE = "ENGINE";
    private static final int MOST_HYDRANTS = 3;

    private final Roads roads;
    private final Travels travels;
    private final CurrentMap map;
    private final Writer writer;

    ApproachController(Roads roads, Travels travels, CurrentMap map, Writer writer) {
        this.roads = roads;
        this.travels = travels;
        this.map = map;
        this.writer = writer;
    }

    /// @param hoseMeters along the streets from the hydrant to the door
    /// @param flowGpm    gallons a minute, 0 unknown
    /// @param onTheWay   the engine passes it before it is there
    record HydrantView(String id, double lat, double lon, int flowGpm, long hoseMeters, boolean onTheWay) {}

    /// @param unit         the first engine sent, else the first that was advised; absent for none, and where an engine
    ///                     only brings its crew
    /// @param line         its way from where it is now
    /// @param lastMeters   from the street to the door, on foot
    record ApproachView(@Nullable String unit, List<double[]> line, long lastMeters, List<HydrantView> hydrants) {}

    @GetMapping("/api/incidents/{id}/approach")
    ApproachView approach(@PathVariable("id") long number) {
        var id = new IncidentId(number);
        var centre = writer.state();
        var incident = centre.incidents().find(id).orElseThrow(() -> Refusal.notFound("incident " + id));
        var door = centre.findPoint(id).orElseThrow(() -> Refusal.notFound("point of incident " + id));
        var engine = wantsWater(centre, incident) ? findEngine(centre, incident) : Optional.<Unit>empty();
        var way = engine.flatMap(unit -> roads.findWay(travels.whereIs(unit), door, Travels.profile(unit.agency())));
        var outlets = WaterSupply.list(map.pack().hydrants(), roads, door, way.orElse(null), MOST_HYDRANTS);
        return new ApproachView(
                engine.map(unit -> unit.id().value()).orElse(null),
                way.map(Roads.Way::line).orElse(List.of()).stream()
                        .map(Geometry::pair)
                        .toList(),
                way.map(found -> Math.round(found.line().getLast().metersTo(door)))
                        .orElse(0L),
                outlets.stream().map(ApproachController::view).toList());
    }

    private static HydrantView view(WaterSupply.Outlet outlet) {
        var hydrant = outlet.hydrant();
        return new HydrantView(
                hydrant.id(),
                hydrant.point().latitude(),
                hydrant.point().longitude(),
                hydrant.flowGpm(),
                Math.round(outlet.hoseMeters()),
                outlet.onTheWay());
    }

    /// Where an engine is asked for its water, not for its crew: a need nobody but an engine meets.
    private static boolean wantsWater(Centre centre, Incident incident) {
        return centre.findType(incident.type())
                .map(type -> type.needsAt(incident.alarmLevel()).stream()
                        .anyMatch(need -> need.kinds().equals(List.of(ENGINE))))
                .orElse(true);
    }

    private static Optional<Unit> findEngine(Centre centre, Incident incident) {
        var sent = centre.units().listOn(incident.id()).stream()
                .filter(unit -> unit.kind().equals(ENGINE))
                .min(Comparator.comparing(Unit::since).thenComparing(Unit::id));
        return sent.or(() -> Optional.ofNullable(incident.recommendation()).stream()
                .flatMap(advice -> advice.listToSend().stream())
                .flatMap(unit -> centre.units().find(unit).stream())
                .filter(unit -> unit.kind().equals(ENGINE))
                .findFirst());
    }
}
