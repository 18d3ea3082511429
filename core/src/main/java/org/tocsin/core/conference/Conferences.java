package org.tocsin.core.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;

/// The state of the room.
///
/// @param next   number of the next party
/// @param byCall conferences going on, and the latest that are over
/// @param live   parties on calls or on the way there
public record Conferences(long next, Chart<CallId, Conference> byCall, Chart<PartyId, CallId> live) {
    /// How many conferences stay at hand.
    public static final int KEPT = 500;

    public static final Conferences NONE = new Conferences(1, Chart.empty(), Chart.empty());

    public Optional<Conference> find(CallId call) {
        return byCall.find(call);
    }

    /// Parties of a call, those who have left too.
    public List<Party> list(CallId call) {
        return byCall.find(call).map(Conference::parties).orElse(List.of());
    }

    /// A party on a call or on the way there.
    public Optional<Party> findLive(PartyId id) {
        return live.find(id).flatMap(byCall::find).flatMap(conference -> conference.find(id));
    }

    public List<Party> listLive() {
        var all = new ArrayList<Party>();
        for (var entry : live) {
            findLive(entry.getKey()).ifPresent(all::add);
        }
        return all;
    }

    Conferences put(Party party) {
        var conference = byCall.find(party.call())
                .orElse(new Conference(party.call(), List.of()))
                .put(party);
        var all = byCall.with(party.call(), conference);
        return new Conferences(
                Math.max(next, party.id().number() + 1),
                all.size() > KEPT ? trimmed(all) : all,
                party.status().live() ? live.with(party.id(), party.call()) : live.without(party.id()));
    }

    private static Chart<CallId, Conference> trimmed(Chart<CallId, Conference> all) {
        for (var entry : all) {
            if (!entry.getValue().isLive()) {
                return all.without(entry.getKey());
            }
        }
        return all;
    }
}
