package org.tocsin.edge.live.view;

import java.util.List;

/// Everything on the screens at one moment.
///
/// @param discrepancies reports of wrong data nobody has answered yet
public record Snapshot(
        List<CallView> calls,
        List<IncidentView> incidents,
        List<UnitView> units,
        List<PositionView> positions,
        List<ClosureView> closures,
        int discrepancies,
        List<TypeView> types,
        List<DispositionView> dispositions,
        List<StatusView> statuses,
        List<VerbView> verbs) {
    public record DispositionView(String code, String words) {}

    /// @param primary NENA-STA-021.1 primary status
    /// @param step    place in the course of one assignment, 0 outside of any
    public record StatusView(String code, String words, String primary, int step) {}

    /// A verb of the command line.
    public record VerbView(String verb, String words, String example) {}
}
