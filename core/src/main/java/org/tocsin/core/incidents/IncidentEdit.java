package org.tocsin.core.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.recommend.Recommendation;

/// An incident with some of its fields open for one change; lives only inside `evolve`.
final class IncidentEdit {
    private final Incident before;
    Incident.Status status;
    String type;
    String typeWords;
    int priority;
    int alarmLevel;

    @Nullable
    Whereabouts place;

    List<CallId> calls;
    List<Incident.Note> notes;

    @Nullable
    Recommendation recommendation;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant arrivedAt;

    @Nullable
    Instant closedAt;

    @Nullable
    String closedBy;

    @Nullable
    String disposition;

    IncidentEdit(Incident incident) {
        before = incident;
        status = incident.status();
        type = incident.type();
        typeWords = incident.typeWords();
        priority = incident.priority();
        alarmLevel = incident.alarmLevel();
        place = incident.place();
        calls = incident.calls();
        notes = incident.notes();
        recommendation = incident.recommendation();
        dispatchedAt = incident.dispatchedAt();
        arrivedAt = incident.arrivedAt();
        closedAt = incident.closedAt();
        closedBy = incident.closedBy();
        disposition = incident.disposition();
    }

    void classified(IncidentEvent.IncidentClassified e) {
        type = e.type();
        typeWords = e.typeWords();
        priority = e.priority();
    }

    void noted(IncidentEvent.NoteAdded e) {
        notes = new ArrayList<>(notes);
        notes.add(new Incident.Note(e.at(), e.by(), e.text()));
    }

    void linked(CallId call) {
        if (!calls.contains(call)) {
            calls = new ArrayList<>(calls);
            calls.add(call);
        }
    }

    void sent(IncidentEvent.FirstUnitSent e) {
        status = Incident.Status.ACTIVE;
        dispatchedAt = e.at();
    }

    void closed(IncidentEvent.IncidentClosed e) {
        status = Incident.Status.CLOSED;
        closedAt = e.at();
        closedBy = e.by();
        disposition = e.disposition();
    }

    void reopened() {
        status = dispatchedAt == null ? Incident.Status.PENDING : Incident.Status.ACTIVE;
        closedAt = null;
        closedBy = null;
        disposition = null;
    }

    Incident incident() {
        return new Incident(
                before.id(),
                status,
                type,
                typeWords,
                priority,
                alarmLevel,
                place,
                calls,
                notes,
                recommendation,
                before.openedAt(),
                before.openedBy(),
                dispatchedAt,
                arrivedAt,
                closedAt,
                closedBy,
                disposition);
    }
}
