package org.tocsin.core.alarms;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.IncidentId;

/// The state of the room: the newest [#KEPT] alarms.
///
/// @param byReference the call of each source's reference
public record Alarms(Chart<CallId, Alarm> all, Chart<String, CallId> byReference) {
    /// So many stay at hand; older ones are in the history.
    public static final int KEPT = 2_000;

    public static final Alarms NONE = new Alarms(Chart.empty(), Chart.empty());

    public Optional<Alarm> find(CallId call) {
        return all.find(call);
    }

    /// The alarm a source calls by this reference.
    public Optional<Alarm> find(String source, String reference) {
        return byReference.find(name(source, reference)).flatMap(all::find);
    }

    /// Alarms that became this incident.
    public List<Alarm> listOf(IncidentId incident) {
        return all.values().stream()
                .filter(alarm -> incident.equals(alarm.incident()))
                .toList();
    }

    private static String name(String source, String reference) {
        return source + "\n" + reference;
    }

    Alarms put(Alarm alarm) {
        var more = new Alarms(
                all.with(alarm.call(), alarm),
                byReference.with(name(alarm.report().source(), alarm.report().reference()), alarm.call()));
        if (more.all.size() <= KEPT) {
            return more;
        }
        var oldest = more.all.iterator().next().getValue();
        return new Alarms(
                more.all.without(oldest.call()),
                more.byReference.without(
                        name(oldest.report().source(), oldest.report().reference())));
    }
}
