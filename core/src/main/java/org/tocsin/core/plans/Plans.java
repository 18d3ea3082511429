package org.tocsin.core.plans;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;

/// The catalogue in force.
public record Plans(String version, Chart<String, IncidentType> types, Chart<String, Disposition> dispositions) {
    public static final Plans NONE = new Plans("", Chart.empty(), Chart.empty());

    public Optional<IncidentType> find(String code) {
        return types.find(code);
    }

    /// The disposition with this code, whatever its case.
    public Optional<Disposition> findDisposition(String code) {
        return dispositions.find(code.strip().toUpperCase(Locale.ROOT));
    }

    public List<IncidentType> list() {
        return types.values();
    }
}
