package org.tocsin.core.incidents;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.IncidentId;

/// The state of the room: open incidents and the recently closed. Older ones live in the history, not in memory.
///
/// @param next   number of the next incident
/// @param closed newest kept up to [#CLOSED_KEPT]; these can be reopened
public record Incidents(long next, Chart<IncidentId, Incident> open, Chart<IncidentId, Incident> closed) {
    /// How many closed incidents stay at hand.
    public static final int CLOSED_KEPT = 500;

    public static final Incidents NONE = new Incidents(1001, Chart.empty(), Chart.empty());

    public Optional<Incident> find(IncidentId id) {
        return open.find(id).or(() -> closed.find(id));
    }

    public Optional<Incident> findOpen(IncidentId id) {
        return open.find(id);
    }

    /// Open incidents whose number is, or ends in, these digits; an exact number alone if there is one.
    public List<Incident> listEndingIn(String digits) {
        var exact = open.values().stream()
                .filter(i -> Long.toString(i.id().number()).equals(digits))
                .toList();
        return !exact.isEmpty()
                ? exact
                : open.values().stream()
                        .filter(i -> Long.toString(i.id().number()).endsWith(digits))
                        .toList();
    }

    private static final Comparator<Incident> LONGEST_CLOSED = Comparator.comparing(
                    (Incident incident) -> incident.closedAt() == null ? incident.openedAt() : incident.closedAt())
            .thenComparing(Incident::id);

    Incidents put(Incident incident) {
        long after = Math.max(next, incident.id().number() + 1);
        if (incident.open()) {
            return new Incidents(after, open.with(incident.id(), incident), closed.without(incident.id()));
        }
        var kept = closed.with(incident.id(), incident);
        if (kept.size() > CLOSED_KEPT) {
            kept = kept.without(
                    kept.values().stream().min(LONGEST_CLOSED).orElse(incident).id());
        }
        return new Incidents(after, open.without(incident.id()), kept);
    }
}
