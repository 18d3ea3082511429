package org.tocsin.core.calls;

import org.tocsin.core.calls.CallEvent.CallLocated;
import org.tocsin.core.calls.CallEvent.DataAdded;
import org.tocsin.core.calls.CallEvent.LocationAsked;
import org.tocsin.core.calls.CallEvent.LocationRefused;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of where a caller is: reports come, and the network may be asked for another.
final class LocationRules {
    static final String NOTHING_NEWER = "the network knows nothing newer";

    private static final int MOST_BLOCKS = 60;

    private LocationRules() {}

    static Decision add(Call call, CallCommand.AddFix add, Stamp stamp) {
        if (!call.fixes().contains(add.fix())) {
            return Decision.accept(new CallLocated(call.id(), add.fix()));
        }
        var asking = call.asking();
        return asking != null && asking.open()
                ? Decision.accept(new LocationRefused(call.id(), stamp.at(), NOTHING_NEWER))
                : Decision.nothing();
    }

    /// A call has not more blocks than a person can read.
    static Decision addData(Call call, CallCommand.AddData add) {
        boolean fits = call.additional().size() < MOST_BLOCKS
                || call.additional().stream().anyMatch(add.data()::replaces);
        return call.additional().contains(add.data()) || !fits
                ? Decision.nothing()
                : Decision.accept(new DataAdded(call.id(), add.data(), add.classOfService()));
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
