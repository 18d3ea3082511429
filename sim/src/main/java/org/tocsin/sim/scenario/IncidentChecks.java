package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.recommend.Recommendation;
import org.tocsin.core.units.Unit;

/// What can be true of incidents and recommendations.
final class IncidentChecks {
    static final List<Phrase<Check>> ALL = List.of(
            incident(
                    "{incident} has priority {n}",
                    (_, b, i) -> Check.same("the priority", b.number("n"), i.priority())),
            incident(
                    "{incident} is at alarm {n}",
                    (_, b, i) -> Check.same("the alarm level", b.number("n"), i.alarmLevel())),
            incident("{incident} has no units", (c, _, i) -> Check.same("its units", List.of(), units(c, i))),
            incident(
                    "{incident} has units {units}",
                    (c, b, i) -> Check.same("its units", sorted(b.list("units")), units(c, i))),
            incident(
                    "{incident} has calls {calls}",
                    (c, b, i) -> Check.same(
                            "its calls", b.list("calls").stream().map(c::callId).toList(), i.calls())),
            incident("{incident} has no calls", (_, _, i) -> Check.same("its calls", List.of(), i.calls())),
            incident("{incident} says {quoted}", (_, b, i) -> says(i, b.get("quoted"))),
            incident(
                    "{incident} has {n} notes",
                    (_, b, i) -> Check.same("notes", b.number("n"), i.notes().size())),
            incident(
                    "{incident} ended as {quoted}",
                    (_, b, i) -> Check.same("the disposition", b.get("quoted"), i.disposition())),
            incident(
                    "{incident} recommends nobody",
                    (_, _, i) -> recommendation(i, r -> Check.same("to send", List.of(), r.listToSend()))),
            incident(
                    "{incident} recommends {units}",
                    (_, b, i) -> recommendation(i, r -> Check.same("to send", ids(b.list("units")), r.listToSend()))),
            incident(
                    "{incident} passes over {unit}: {quoted}",
                    (_, b, i) -> recommendation(i, r -> reason(r, b.get("unit"), b.get("quoted"), false))),
            incident(
                    "{incident} takes {unit}: {quoted}",
                    (_, b, i) -> recommendation(i, r -> reason(r, b.get("unit"), b.get("quoted"), true))),
            incident(
                    "{incident} does not mention {unit}",
                    (_, b, i) -> recommendation(
                            i,
                            r -> Check.that(
                                    r.rows().stream()
                                            .noneMatch(row -> row.unit().equals(new UnitId(b.get("unit")))),
                                    "it has a row"))),
            incident(
                    "{incident} lacks {quoted}",
                    (_, b, i) -> recommendation(i, r -> Check.same("unmet", List.of(b.get("quoted")), r.unmet()))),
            incident(
                    "{incident} lacks nothing",
                    (_, _, i) -> recommendation(i, r -> Check.same("unmet", List.of(), r.unmet()))),
            incident("{incident} is at {quoted}[, {word}]", (_, b, i) -> where(i, b.get("quoted"), b.or("word", ""))),
            incident("{incident} is nowhere yet", (_, _, i) -> Check.that(i.place() == null, "it has a place")),
            incident("{incident} is of type {code}", (_, b, i) -> Check.same("the type", b.get("code"), i.type())),
            incident("{incident} has no type", (_, _, i) -> Check.same("the type", "", i.type())),
            incident(
                    "{incident} is {word}",
                    (_, b, i) ->
                            Check.same("it", b.get("word"), i.status().name().toLowerCase(Locale.ROOT))));

    private IncidentChecks() {}

    private interface Question {
        Optional<String> findFault(Cast cast, Phrase.Blanks blanks, Incident incident);
    }

    private interface Advice {
        Optional<String> findFault(Recommendation recommendation);
    }

    private static Phrase<Check> incident(String shape, Question question) {
        return Phrase.of(shape, b -> cast -> question.findFault(cast, b, cast.incident(b.get("incident"))));
    }

    private static List<UnitId> units(Cast cast, Incident incident) {
        return cast.centre().units().listOn(incident.id()).stream()
                .map(Unit::id)
                .toList();
    }

    private static List<UnitId> ids(List<String> names) {
        return names.stream().map(UnitId::new).toList();
    }

    private static List<UnitId> sorted(List<String> names) {
        return names.stream().map(UnitId::new).sorted().toList();
    }

    private static Optional<String> says(Incident incident, String words) {
        return Check.that(
                incident.notes().stream().anyMatch(note -> note.text().contains(words)),
                "its notes are "
                        + incident.notes().stream().map(Incident.Note::text).toList());
    }

    private static Optional<String> where(Incident incident, String label, String exactness) {
        var place = incident.place();
        if (place == null) {
            return Optional.of("it is nowhere yet");
        }
        return Check.same("the place", label, place.label())
                .or(() -> exactness.isEmpty()
                        ? Optional.empty()
                        : Check.same("how exact it is", Tables.oneOf(Exactness.class, exactness), place.exactness()));
    }

    private static Optional<String> recommendation(Incident incident, Advice advice) {
        var recommendation = incident.recommendation();
        return recommendation == null ? Optional.of("nothing was recommended") : advice.findFault(recommendation);
    }

    private static Optional<String> reason(Recommendation r, String unit, String words, boolean send) {
        for (var row : r.rows()) {
            if (row.unit().equals(new UnitId(unit))) {
                return Check.that(
                        row.send() == send && row.reason().contains(words),
                        (row.send() ? "taken" : "passed over") + ": \"" + row.reason() + "\"");
            }
        }
        return Optional.of(unit + " has no row");
    }
}
