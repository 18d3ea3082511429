package org.tocsin.sim.faults;

import java.util.HashSet;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.units.Unit;

/// What is true of every state of the centre, whatever happened.
final class Invariants {
    private Invariants() {}

    /// The first thing that is not as it must be.
    static Optional<String> findBroken(Centre centre) {
        return findBrokenCall(centre)
                .or(() -> findBrokenIncident(centre))
                .or(() -> findBrokenConference(centre))
                .or(() -> findBrokenUnit(centre))
                .or(() -> findBrokenPosition(centre));
    }

    private static Optional<String> findBrokenCall(Centre centre) {
        var calls = centre.calls();
        var rows = new HashSet<>();
        for (var call : calls.open().values()) {
            boolean handled = call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD;
            if (handled && (call.handler() == null || call.position() == null || call.answeredAt() == null)) {
                return Optional.of(call.id() + " is " + call.status() + " with nobody");
            }
            if (call.status() == CallStatus.RINGING && call.answeredAt() != null) {
                return Optional.of(call.id() + " rings and was answered");
            }
            if (call.status() == CallStatus.ABANDONED && call.number() != null && !rows.add(call.number())) {
                return Optional.of(call.id() + " is a second row of its caller");
            }
            if (call.status().live()
                    && !calls.findBySignalling(call.signalling())
                            .filter(call::equals)
                            .isPresent()) {
                return Optional.of(call.id() + " is not found by its carrier");
            }
            if (call.status() == CallStatus.ABANDONED
                    && call.number() != null
                    && !calls.findAbandoned(call.number()).filter(call::equals).isPresent()) {
                return Optional.of(call.id() + " is not found by its number");
            }
        }
        return findVanished(calls).or(() -> findUnlinked(centre));
    }

    /// Until the ended calls are too many to keep at hand, every number ever given is there.
    private static Optional<String> findVanished(Calls calls) {
        for (long number = 1; number < calls.next() && calls.ended().size() < Calls.ENDED_KEPT; number++) {
            if (calls.find(new CallId(number)).isEmpty()) {
                return Optional.of("C" + number + " has vanished");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findUnlinked(Centre centre) {
        for (Call call : centre.calls().open().values()) {
            var incident = call.incident();
            if (incident != null && call.attempts() == 1 && !centre.lists(incident, call.id())) {
                return Optional.of(call.id() + " belongs to " + incident + ", which does not list it");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findBrokenIncident(Centre centre) {
        for (var incident : centre.incidents().open().values()) {
            for (var call : incident.calls()) {
                if (centre.calls().find(call).filter(c -> c.incident() == null).isPresent()) {
                    return Optional.of(incident.id() + " lists " + call + ", which does not know");
                }
            }
        }
        return Optional.empty();
    }

    /// Nobody is left on a call that is over but those it was handed to; nobody sits on two calls at once unheard.
    private static Optional<String> findBrokenConference(Centre centre) {
        for (var party : centre.conferences().listLive()) {
            var call = centre.calls().find(party.call());
            var handed = centre.conferences()
                    .find(party.call())
                    .filter(Conference::isHandedOutside)
                    .isPresent();
            boolean rings = party.role() == PartyRole.CALLER;
            if (call.filter(one -> one.status().live()).isEmpty() && !handed && !rings) {
                return Optional.of(party.id() + " is on " + party.call() + ", which is over");
            }
            if (centre.conferences().findLive(party.id()).filter(party::equals).isEmpty()) {
                return Optional.of(party.id() + " is not found by its number");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findBrokenUnit(Centre centre) {
        for (Unit unit : centre.units().list()) {
            var incident = unit.incident();
            if (unit.status().onAssignment() != (incident != null)) {
                return Optional.of(unit.id() + " is " + unit.status() + " on " + incident);
            }
            if (incident != null && !centre.isOpen(incident)) {
                return Optional.of(unit.id() + " is on " + incident + ", which is not open");
            }
            if ((incident != null) != centre.senders().has(unit.id())) {
                return Optional.of(unit.id() + " is on " + incident + " and nobody, or a ghost, sent it");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findBrokenPosition(Centre centre) {
        var logins = new HashSet<String>();
        for (var position : centre.positions().staffed().values()) {
            if (!logins.add(position.login())) {
                return Optional.of(position.login() + " sits at two positions");
            }
            if (!position.ready() && position.reason().isBlank()) {
                return Optional.of(position.id() + " takes no calls and does not say why");
            }
        }
        return Optional.empty();
    }
}
