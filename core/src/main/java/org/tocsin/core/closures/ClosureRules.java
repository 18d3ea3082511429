package org.tocsin.core.closures;

import org.tocsin.core.closures.ClosureEvent.StreetsClosed;
import org.tocsin.core.closures.ClosureEvent.StreetsOpened;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of the closures room.
public final class ClosureRules {
    private ClosureRules() {}

    public static Decision decide(Closures closures, ClosureCommand command, Stamp stamp) {
        return switch (command) {
            case ClosureCommand.Close close -> close(closures, close, stamp);
            case ClosureCommand.Open open ->
                closures.inForce().has(open.closure())
                        ? Decision.accept(new StreetsOpened(open.closure(), stamp.at(), by(stamp), open.cause()))
                        : Decision.reject(new ClosureRejection.NoSuchClosure(open.closure()));
        };
    }

    private static Decision close(Closures closures, ClosureCommand.Close close, Stamp stamp) {
        if (close.streets().isEmpty()) {
            return Decision.reject(new ClosureRejection.NoStreets());
        }
        var until = close.until();
        if (until != null && !until.isAfter(stamp.at())) {
            return Decision.reject(new ClosureRejection.AlreadyOver());
        }
        return Decision.accept(new StreetsClosed(
                closures.next(),
                stamp.at(),
                by(stamp),
                close.streets(),
                close.label().strip(),
                close.reason().strip(),
                until));
    }

    private static String by(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Closures evolve(Closures closures, ClosureEvent event) {
        return switch (event) {
            case StreetsClosed e ->
                new Closures(
                        Math.max(closures.next(), e.closure() + 1),
                        closures.inForce()
                                .with(
                                        e.closure(),
                                        new Closure(
                                                e.closure(),
                                                e.streets(),
                                                e.label(),
                                                e.reason(),
                                                e.at(),
                                                e.by(),
                                                e.until())));
            case StreetsOpened e ->
                new Closures(closures.next(), closures.inForce().without(e.closure()));
        };
    }
}
