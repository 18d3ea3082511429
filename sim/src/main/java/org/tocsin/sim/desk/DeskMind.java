package org.tocsin.sim.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sim.happenings.Happening;

/// What a simulated telecommunicator does about what it sees. A function of what is seen, the time and what it
/// already asked for.
final class DeskMind {
    private static final Duration PATIENCE_WITH_PEOPLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_ALONE = Duration.ofSeconds(3);
    private static final Duration THINKING = Duration.ofSeconds(4);
    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(90);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(20);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(20);

    private final String login;
    /// Codes of the built-in catalogue.
    private static final Map<String, String> ALARM_TYPES = Map.of(
            "FIRE", "ALARMF", "CARBON_MONOXIDE", "CO", "MEDICAL", "MEDAL", "HOLDUP", "ALARMP", "BURGLARY", "ALARMP");

    private final Function<PhoneNumber, Optional<Happening>> hearing;
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<Long, Instant> answeredAt = new HashMap<>();
    private final Map<Long, Instant> finishedAt = new HashMap<>();

    /// @param hearing what the caller with a number says
    DeskMind(String login, Function<PhoneNumber, Optional<Happening>> hearing) {
        this.login = login;
        this.hearing = hearing;
    }

    List<Wish> think(Seen seen, Instant now) {
        var wishes = new ArrayList<Wish>();
        for (var call : seen.calls().values()) {
            aboutCall(call, seen, now).ifPresent(wishes::add);
        }
        for (var incident : seen.incidents().values()) {
            if (incident.openedBy().equals(login)) {
                aboutIncident(incident, now).ifPresent(wishes::add);
            }
        }
        wishes.removeIf(wish -> !first(wish, now));
        asked.values().removeIf(at -> at.isBefore(now.minus(GIVE_UP_AFTER)));
        answeredAt.keySet().retainAll(seen.calls().keySet());
        finishedAt.keySet().retainAll(seen.incidents().keySet());
        return wishes;
    }

    /// The same wish is repeated only after a while, in case it was lost.
    private boolean first(Wish wish, Instant now) {
        var before = asked.get(wish.name());
        if (before != null && before.isAfter(now.minus(ASK_AGAIN_AFTER))) {
            return false;
        }
        asked.put(wish.name(), now);
        return true;
    }

    private Optional<Wish> aboutCall(Seen.SeenCall call, Seen seen, Instant now) {
        var waited = Duration.between(call.arrivedAt(), now);
        return switch (call.status()) {
            case "RINGING" ->
                waited.compareTo(seen.personReady() ? PATIENCE_WITH_PEOPLE : PATIENCE_ALONE) > 0 && !busy(seen)
                        ? Optional.of(new Wish.Answer(call.id()))
                        : Optional.empty();
            case "ACTIVE" -> call.handler().equals(login) ? talk(call, now) : Optional.empty();
            case "ABANDONED" ->
                waited.compareTo(ABANDONED_AFTER) > 0 && !seen.personReady()
                        ? Optional.of(new Wish.CloseAbandoned(call.id(), "called back: no help needed"))
                        : Optional.empty();
            default ->
                call.handler().equals(login) && call.incident() == 0 && answeredAt.containsKey(call.id())
                        ? openFor(call)
                        : Optional.empty();
        };
    }

    private boolean busy(Seen seen) {
        return seen.calls().values().stream()
                .anyMatch(
                        call -> call.status().equals("ACTIVE") && call.handler().equals(login));
    }

    private Optional<Wish> talk(Seen.SeenCall call, Instant now) {
        var since = answeredAt.computeIfAbsent(call.id(), _ -> now);
        var talked = Duration.between(since, now);
        if (call.incident() == 0 && talked.compareTo(THINKING) > 0) {
            return openFor(call);
        }
        var wanted = hear(call).map(Happening::talkSeconds).orElse(30) + 15;
        return talked.toSeconds() > wanted ? Optional.of(new Wish.Release(call.id())) : Optional.empty();
    }

    private Optional<Wish> openFor(Seen.SeenCall call) {
        var alarm = call.alarm();
        if (alarm != null) {
            return Optional.of(new Wish.Open(
                    call.id(), ALARM_TYPES.getOrDefault(alarm.kind(), ""), alarm.place(), alarm.device()));
        }
        return hear(call)
                .map(h -> new Wish.Open(
                        call.id(),
                        h.type(),
                        h.door().number() + h.door().suffix() + " " + h.door().street() + ", "
                                + h.door().municipality(),
                        h.words()));
    }

    private Optional<Happening> hear(Seen.SeenCall call) {
        var number = call.number();
        return number == null ? Optional.empty() : hearing.apply(number);
    }

    private Optional<Wish> aboutIncident(Seen.SeenIncident incident, Instant now) {
        if (incident.status().equals("PENDING")
                && incident.recommended()
                && Duration.between(incident.openedAt(), now).compareTo(THINKING) > 0) {
            return Optional.of(new Wish.Line("DR " + incident.id()));
        }
        if (incident.status().equals("ACTIVE") && incident.units().isEmpty()) {
            var since = finishedAt.computeIfAbsent(incident.id(), _ -> now);
            return Duration.between(since, now).compareTo(THINKING) > 0
                    ? Optional.of(new Wish.Line("X " + incident.id() + " handled by the units sent"))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
