package org.tocsin.core.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;

/// Every unit of the centre.
public record Units(Chart<UnitId, Unit> all) {
    public static final Units NONE = new Units(Chart.empty());

    public Optional<Unit> find(UnitId id) {
        return all.find(id);
    }

    public List<Unit> list() {
        return all.values();
    }

    public List<Unit> listOn(IncidentId incident) {
        var on = new ArrayList<Unit>();
        for (var entry : all) {
            if (incident.equals(entry.getValue().incident())) {
                on.add(entry.getValue());
            }
        }
        return on;
    }
}
