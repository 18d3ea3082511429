package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.List;

/// Every sentence that says somebody does something, room by room.
public final class Deeds {
    static final List<Phrase<Deed>> ALL = all();

    private Deeds() {}

    private static List<Phrase<Deed>> all() {
        var all = new ArrayList<Phrase<Deed>>();
        all.addAll(CallDeeds.ALL);
        all.addAll(QueueDeeds.ALL);
        all.addAll(IncidentDeeds.ALL);
        all.addAll(UnitDeeds.ALL);
        all.addAll(FloorDeeds.ALL);
        all.addAll(ConferenceDeeds.ALL);
        all.addAll(TextDeeds.ALL);
        all.addAll(AlarmDeeds.ALL);
        all.addAll(TrunkDeeds.ALL);
        return List.copyOf(all);
    }

    /// The shapes of the sentences, for the manual.
    public static List<String> listShapes() {
        var shapes = new ArrayList<>(ALL.stream().map(Phrase::shape).toList());
        shapes.add(ScenarioReader.TIME_PASSES);
        shapes.add(ScenarioReader.RESTARTS);
        return shapes;
    }
}
