package org.tocsin.edge.http;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Roads;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.Geometry;

/// The way a unit would drive to an incident from where it is now.
@RestController
class RoutesController {
    private final Roads roads;
    private final Travels travels;
    private final Writer writer;

    RoutesController(Roads roads, Travels travels, Writer writer) {
        this.roads = roads;
        this.travels = travels;
        this.writer = writer;
    }

    record RouteView(List<double[]> line, double driveSeconds, double meters) {}

    @GetMapping("/api/routes")
    RouteView route(@RequestParam("unit") String unitId, @RequestParam("incident") long incidentNumber) {
        var centre = writer.state();
        var unit = centre.units().find(new UnitId(unitId)).orElseThrow(() -> Refusal.notFound("unit " + unitId));
        var point = centre.findPoint(new IncidentId(incidentNumber))
                .orElseThrow(() -> Refusal.notFound("point of incident #" + incidentNumber));
        return roads.findWay(travels.whereIs(unit), point, Travels.profile(unit.agency()))
                .map(way -> new RouteView(
                        way.line().stream().map(Geometry::pair).toList(), way.driveSeconds(), way.meters()))
                .orElseThrow(() -> roads.reaches(point)
                        ? new Refusal(HttpStatus.NOT_FOUND, "no-way", "There is no way by road.")
                        : new Refusal(
                                HttpStatus.NOT_FOUND,
                                "no-streets",
                                "The map has no streets there: nobody can tell the way or the time."));
    }
}
