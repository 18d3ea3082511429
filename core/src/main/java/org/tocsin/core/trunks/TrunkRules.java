package org.tocsin.core.trunks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of the trunks room.
public final class TrunkRules {
    private TrunkRules() {}

    public static Decision decide(Trunks trunks, TrunkCommand command, Stamp stamp) {
        if (!(stamp.actor() instanceof Actor.Machine)) {
            return Decision.reject(new TrunkRejection.NotByHand());
        }
        return switch (command) {
            case TrunkCommand.Configure configure ->
                configure.names().equals(names(trunks))
                        ? Decision.nothing()
                        : Decision.accept(new TrunkEvent.TrunksConfigured(stamp.at(), configure.names()));
            case TrunkCommand.Note note ->
                trunks.find(note.name())
                        .map(trunk -> note(trunk, note, stamp))
                        .orElseGet(() -> Decision.reject(new TrunkRejection.NoSuchTrunk(note.name())));
        };
    }

    private static List<String> names(Trunks trunks) {
        return trunks.all().stream().map(Trunk::name).toList();
    }

    private static Decision note(Trunk trunk, TrunkCommand.Note note, Stamp stamp) {
        if (trunk.state() == note.state()) {
            return Decision.nothing();
        }
        long after = Math.max(0, Duration.between(trunk.since(), stamp.at()).toMillis());
        return Decision.accept(new TrunkEvent.TrunkChanged(
                trunk.name(),
                stamp.at(),
                note.state(),
                note.why().strip(),
                Math.max(0, note.roundTripMillis()),
                trunk.state(),
                after));
    }

    public static Trunks evolve(Trunks trunks, TrunkEvent event) {
        return switch (event) {
            case TrunkEvent.TrunksConfigured e ->
                new Trunks(e.names().stream()
                        .map(name -> trunks.find(name).orElseGet(() -> unasked(name, e.at())))
                        .toList());
            case TrunkEvent.TrunkChanged e ->
                trunks.put(new Trunk(e.name(), e.state(), e.at(), e.why(), e.roundTripMillis()));
        };
    }

    private static Trunk unasked(String name, Instant at) {
        return new Trunk(name, TrunkState.UNKNOWN, at, "", 0);
    }
}
