package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.List;

/// Every sentence that says what must be true, room by room.
public final class Checks {
    static final List<Phrase<Check>> ALL = all();

    private Checks() {}

    private static List<Phrase<Check>> all() {
        var all = new ArrayList<Phrase<Check>>();
        all.addAll(QueueChecks.ALL);
        all.addAll(CallChecks.ALL);
        all.addAll(IncidentChecks.ALL);
        all.addAll(UnitChecks.ALL);
        all.addAll(FloorChecks.ALL);
        all.addAll(ConferenceChecks.ALL);
        all.addAll(TextChecks.ALL);
        all.addAll(AlarmChecks.ALL);
        all.addAll(TrunkChecks.ALL);
        return List.copyOf(all);
    }

    /// The shapes of the sentences, for the manual.
    public static List<String> listShapes() {
        return ALL.stream().map(Phrase::shape).toList();
    }

    /// The shapes of what can stand after `->`, for the manual.
    public static List<String> listExpectations() {
        return Expectations.ALL.stream().map(Phrase::shape).toList();
    }
}
