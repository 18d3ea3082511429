package org.tocsin.edge.telephony;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.Party;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.SubscriptionKey;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.message.Headers;

/// What is done once, at an event about those on a call, and never again: keys are pressed, the network is asked to
/// connect a caller who was handed outside. All else follows from the state. Confined to the SIP loop.
final class PartyDeeds {
    private final SipLoop loop;
    private final Dialler dialler;
    private final Floor floor;
    private final boolean refer;
    private final Function<CallId, Optional<CallKey>> trunks;

    /// @param refer  whether the network is asked
    /// @param trunks the key of a call that came in
    PartyDeeds(SipLoop loop, Dialler dialler, Floor floor, boolean refer, Function<CallId, Optional<CallKey>> trunks) {
        this.loop = loop;
        this.dialler = dialler;
        this.floor = floor;
        this.refer = refer;
        this.trunks = trunks;
    }

    /// The event has just been committed.
    void on(ConferenceEvent event, Centre state) {
        var conference = state.conferences().find(event.call());
        switch (event) {
            case ConferenceEvent.PartyJoined e ->
                conference
                        .flatMap(all -> all.find(e.party()))
                        .map(Party::keys)
                        .filter(keys -> !keys.isEmpty())
                        .ifPresent(keys -> dialler.findLeg(e.party()).ifPresent(leg -> leg.press(keys)));
            case ConferenceEvent.KeysPressed e -> {
                var party = e.party();
                var leg = party != null
                        ? dialler.findLeg(party)
                        : state.calls()
                                .find(e.call())
                                .flatMap(call ->
                                        floor.findCaller(call, conference.orElse(new Conference(e.call(), List.of()))));
                leg.ifPresent(to -> to.press(e.keys()));
            }
            case ConferenceEvent.TransferAcknowledged e when e.position() == null && refer -> hand(e);
            default -> {
                // The arrangement says it all.
            }
        }
    }

    /// Asks the caller's side to call whoever took the call over, in place of our call to them.
    private void hand(ConferenceEvent.TransferAcknowledged event) {
        var trunk = trunks.apply(event.call());
        var to = dialler.findCall(event.party());
        var target = to.map(OurCall::target).orElse(null);
        if (trunk.isEmpty() || to.isEmpty() || target == null) {
            return;
        }
        loop.perform(agent -> agent.findReplaces(to.get().key())
                .map(replaces -> agent.transfer(
                        new SubscriptionKey("hand-" + event.party()),
                        trunk.get(),
                        new ReferTarget(target, replaces),
                        Headers.NONE))
                .orElse(List.of()));
    }
}
