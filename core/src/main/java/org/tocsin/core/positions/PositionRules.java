package org.tocsin.core.positions;

import java.util.ArrayList;
import java.util.Optional;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.positions.PositionEvent.ConnectionChanged;
import org.tocsin.core.positions.PositionEvent.ReadinessChanged;
import org.tocsin.core.positions.PositionEvent.SignedOff;
import org.tocsin.core.positions.PositionEvent.SignedOn;

/// The rules of the positions room.
public final class PositionRules {
    private PositionRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// A caller on the line whom this person has.
        Optional<CallId> findCallOf(String login);
    }

    public static Decision decide(Positions positions, PositionCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case PositionCommand.SignOn on -> signOn(positions, on, stamp);
            case PositionCommand.SignOff off -> signOff(positions, off, stamp, around);
            case PositionCommand.SetReady set -> setReady(positions, set, stamp);
            case PositionCommand.NoteConnection note ->
                positions
                        .find(note.position())
                        .filter(position -> position.connected() != note.connected())
                        .map(position -> Decision.accept(new ConnectionChanged(position.id(), note.connected())))
                        .orElseGet(Decision::nothing);
        };
    }

    private static Decision signOn(Positions positions, PositionCommand.SignOn on, Stamp stamp) {
        if (!(stamp.actor() instanceof Actor.Person person)) {
            return Decision.reject(new PositionRejection.NotAPerson());
        }
        var events = new ArrayList<PositionEvent>();
        var there = positions.find(on.position());
        if (there.isPresent()) {
            if (there.get().login().equals(person.login())) {
                return Decision.nothing();
            }
            if (!on.takeOver()) {
                return Decision.reject(new PositionRejection.PositionTaken(
                        on.position(), there.get().name()));
            }
            events.add(new SignedOff(on.position(), stamp.at(), there.get().login(), "taken over by " + person.name()));
        }
        positions
                .findByLogin(person.login())
                .ifPresent(seat ->
                        events.add(new SignedOff(seat.id(), stamp.at(), person.login(), "moved to " + on.position())));
        events.add(new SignedOn(on.position(), stamp.at(), person.login(), person.name()));
        return Decision.accept(events);
    }

    private static Decision signOff(
            Positions positions, PositionCommand.SignOff off, Stamp stamp, Surroundings around) {
        if (!mine(positions, off.position(), stamp)) {
            return Decision.reject(new PositionRejection.NotSignedOn(off.position()));
        }
        var call = around.findCallOf(login(stamp));
        return call.isPresent()
                ? Decision.reject(new PositionRejection.CallInProgress(call.get()))
                : Decision.accept(new SignedOff(off.position(), stamp.at(), login(stamp), "signed off"));
    }

    private static Decision setReady(Positions positions, PositionCommand.SetReady set, Stamp stamp) {
        if (!mine(positions, set.position(), stamp)) {
            return Decision.reject(new PositionRejection.NotSignedOn(set.position()));
        }
        if (!set.ready() && set.reason().isBlank()) {
            return Decision.reject(new PositionRejection.NotReadyNeedsReason());
        }
        var reason = set.ready() ? "" : set.reason().strip();
        boolean already = positions
                .find(set.position())
                .filter(position ->
                        position.ready() == set.ready() && position.reason().equals(reason))
                .isPresent();
        return already
                ? Decision.nothing()
                : Decision.accept(new ReadinessChanged(set.position(), set.ready(), reason));
    }

    private static boolean mine(Positions positions, PositionId id, Stamp stamp) {
        return positions
                .find(id)
                .filter(position -> position.login().equals(login(stamp)))
                .isPresent();
    }

    private static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person ? person.login() : "";
    }

    public static Positions evolve(Positions positions, PositionEvent event) {
        var staffed = positions.staffed();
        return switch (event) {
            case SignedOn e ->
                new Positions(staffed.with(
                        e.position(), new Position(e.position(), e.login(), e.name(), e.at(), true, "", true)));
            case SignedOff e -> new Positions(staffed.without(e.position()));
            case ReadinessChanged e ->
                positions
                        .find(e.position())
                        .map(p -> new Position(
                                p.id(), p.login(), p.name(), p.since(), e.ready(), e.reason(), p.connected()))
                        .map(p -> new Positions(staffed.with(p.id(), p)))
                        .orElse(positions);
            case ConnectionChanged e ->
                positions
                        .find(e.position())
                        .map(p -> new Position(
                                p.id(), p.login(), p.name(), p.since(), p.ready(), p.reason(), e.connected()))
                        .map(p -> new Positions(staffed.with(p.id(), p)))
                        .orElse(positions);
        };
    }
}
