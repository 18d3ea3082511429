package org.tocsin.edge.journal;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.Stamp;

/// What decides and folds. The product has one, [#ROOMS]; simulations wrap it to put bugs into it.
public interface Engine {
    Engine ROOMS = new Engine() {};

    /// @see Rooms#handle
    default Outcome handle(Centre centre, Command command, Stamp stamp) {
        return Rooms.handle(centre, command, stamp);
    }

    /// @see Rooms#evolve
    default Centre evolve(Centre centre, long sequence, List<? extends Event> events) {
        return Rooms.evolve(centre, sequence, events);
    }

    /// @see Centre#listDue
    default List<Command> listDue(Centre centre, Instant now) {
        return centre.listDue(now);
    }
}
