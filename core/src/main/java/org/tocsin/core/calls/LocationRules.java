package org.tocsin.core.calls;

import org.tocsin.core.calls.CallEvent.CallLocated;
import org.tocsin.core.calls.CallEvent.LocationAsked;
import org.tocsin.core.calls.CallEvent.LocationRefused;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of where a caller is: reports come, and the network may be asked for another.
final class LocationRules {
    private LocationRules() {}

    static Decision add(Call call, CallCommand.AddFix add) {
        return call.fixes().contains(add.fix())
                ? Decision.nothing()
                : Decision.accept(new CallLocated(call.id(), add.fix()));
    }

    /// Also for a caller who hung up unanswered: that is who must be found.
    static Decision ask(Call call, Stamp stamp) {
        if (!call.open()) {
            return Decision.reject(new CallRejection.CallerHasGone(call.id()));
        }
        var asking = call.asking();
        boolean going = asking != null && asking.lasts(stamp.at());
        return going
                ? Decision.nothing()
                : Decision.accept(new LocationAsked(call.id(), stamp.at(), CallRules.login(stamp)));
    }

    static Decision notGiven(Call call, CallCommand.LocationNotGiven not, Stamp stamp) {
        var asking = call.asking();
        return asking != null && asking.open()
                ? Decision.accept(
                        new LocationRefused(call.id(), stamp.at(), not.why().strip()))
                : Decision.nothing();
    }
}
