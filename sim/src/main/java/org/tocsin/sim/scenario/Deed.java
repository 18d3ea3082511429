package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;

/// What somebody does, told with the names of the scenario; becomes commands once the names are bound.
@FunctionalInterface
public interface Deed {
    /// The commands to put to the centre now, in order.
    List<Asked> ask(Cast cast);

    /// @param call     name by which the call this command brings will be known, empty for none
    /// @param incident name by which the incident this command opens will be known, empty for none
    record Asked(Actor actor, Command command, String call, String incident) {
        public static Asked of(Actor actor, Command command) {
            return new Asked(actor, command, "", "");
        }
    }

    static List<Asked> one(Actor actor, Command command) {
        return List.of(Asked.of(actor, command));
    }
}
