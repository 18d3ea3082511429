package org.tocsin.edge.live.view;

import java.util.List;
import java.util.stream.Stream;
import org.tocsin.core.line.Verb;
import org.tocsin.core.units.UnitStatus;

/// Everything on the screens at one moment.
///
/// @param trunks        in the order in which they are tried
/// @param discrepancies reports of wrong data nobody has answered yet
public record Snapshot(
        List<CallView> calls,
        List<IncidentView> incidents,
        List<UnitView> units,
        List<PositionView> positions,
        List<ConversationView> texts,
        List<ConferenceView> conferences,
        List<SilentView> silent,
        List<ClosureView> closures,
        List<TrunkView> trunks,
        int discrepancies,
        List<TypeView> types,
        List<DispositionView> dispositions,
        List<StatusView> statuses,
        List<VerbView> verbs) {
    public record DispositionView(String code, String words) {}

    /// @param primary NENA-STA-021.1 primary status
    /// @param step    place in the course of one assignment, 0 outside of any
    public record StatusView(String code, String words, String primary, int step) {
        public static List<StatusView> all() {
            return Stream.of(UnitStatus.values())
                    .map(status -> new StatusView(
                            status.name(), status.words(), status.primary().name(), status.step()))
                    .toList();
        }
    }

    /// A verb of the command line.
    public record VerbView(String verb, String words, String example) {
        public static List<VerbView> all() {
            return Stream.of(Verb.values())
                    .map(verb -> new VerbView(verb.code(), verb.words(), verb.example()))
                    .toList();
        }
    }
}
