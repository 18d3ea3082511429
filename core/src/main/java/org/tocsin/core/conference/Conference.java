package org.tocsin.core.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// Those on one call, in the order they were brought in; those who have left stay for the record.
public record Conference(CallId call, List<Party> parties) {
    public Conference {
        parties = List.copyOf(parties);
    }

    public Optional<Party> find(PartyId id) {
        return parties.stream().filter(party -> party.id().equals(id)).findFirst();
    }

    public List<Party> listLive() {
        return parties.stream().filter(party -> party.status().live()).toList();
    }

    public boolean isLive() {
        return parties.stream().anyMatch(party -> party.status().live());
    }

    /// The live party at a position.
    public Optional<Party> findAt(PositionId position) {
        return listLive().stream()
                .filter(party ->
                        position.equals(party.position()) && !party.role().isDialled())
                .findFirst();
    }

    public Optional<Party> findUnacknowledged() {
        return parties.stream().filter(Party::awaitsAcknowledgement).findFirst();
    }

    /// Whether the call went to somebody outside, who talks on with the caller.
    public boolean isHandedOutside() {
        return parties.stream()
                .anyMatch(party -> party.status() == PartyStatus.JOINED
                        && party.acknowledgedAt() != null
                        && party.role().isDialled());
    }

    /// Telecommunicators brought in, besides those who have had the call: by login, or by label for another centre.
    public Set<String> listTelecommunicators() {
        var all = new TreeSet<String>();
        for (var party : parties) {
            boolean counts = party.role() == PartyRole.TELECOMMUNICATOR || party.role() == PartyRole.CENTRE;
            if (counts && (party.joinedAt() != null || party.status().live())) {
                all.add(party.person().isEmpty() ? party.label() : party.person());
            }
        }
        return all;
    }

    Conference put(Party party) {
        var next = new ArrayList<Party>();
        boolean found = false;
        for (var old : parties) {
            boolean same = old.id().equals(party.id());
            next.add(same ? party : old);
            found |= same;
        }
        if (!found) {
            next.add(party);
        }
        return new Conference(call, next);
    }
}
