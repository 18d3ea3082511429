package org.tocsin.core.plans;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;

/// The catalogue in force.
public record Plans(String version, Chart<String, IncidentType> types) {
    public static final Plans NONE = new Plans("", Chart.empty());

    public Optional<IncidentType> find(String code) {
        return types.find(code);
    }

    public List<IncidentType> list() {
        return types.values();
    }
}
