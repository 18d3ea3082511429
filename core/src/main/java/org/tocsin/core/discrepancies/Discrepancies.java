package org.tocsin.core.discrepancies;

import org.tocsin.core.kernel.Chart;

/// Reports nobody has answered yet.
///
/// @param next number of the next report
public record Discrepancies(long next, Chart<Long, Discrepancy> open) {
    public static final Discrepancies NONE = new Discrepancies(1, Chart.empty());
}
