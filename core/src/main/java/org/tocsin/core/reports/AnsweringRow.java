package org.tocsin.core.reports;

import org.tocsin.core.queues.Tally;

/// How quickly calls were answered: of one queue, one day or one hour of the day.
///
/// @param name `911`, `2026-03-01`, `16:00`
public record AnsweringRow(String name, Tally tally) {
    /// In percent of all who called; 0 when nobody did.
    public double abandonedPercent() {
        int all = tally.count() + tally.abandoned();
        return all == 0 ? 0 : 100.0 * tally.abandoned() / all;
    }

    /// 90 % within 15 s and 95 % within 20 s (NENA-STA-020.1); true when nobody called.
    public boolean meetsStandard() {
        return tally.percentWithin(15) >= 90 && tally.percentWithin(20) >= 95;
    }
}
