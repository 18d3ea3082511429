package org.tocsin.edge.telephony;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.SubscriptionKey;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.TelUri;
import org.tocsin.sip.message.Uri;

/// Who asks us by REFER (RFC 3515) to move a call, and what comes of it.
///
/// - A desk phone asks as the person at its position: whoever is named is brought onto the call to take it over, by the
///   rules and with the rights of that person. An attended transfer (Replaces, RFC 3891) names another call of the
///   phone: whoever answered that one is asked onto this one.
/// - Somebody outside who was brought onto a call may have it called on: see [ConferenceCommand.Refer].
/// - A caller's network may not: the call is the centre's. That it asked is on record, once for each call.
/// - Strangers may not.
///
/// The one who asked hears by NOTIFY how it goes. Confined to the SIP loop.
final class ReferDesk {
    private static final Actor MACHINE = new Actor.Machine("telephony");
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 480;
    private static final int UNKNOWN_CALL = 481;

    private final Writer writer;
    private final SipLoop loop;
    private final Dialler dialler;
    private final Floor floor;
    private final Function<CallKey, Optional<CallId>> callers;
    private final String ownHost;
    private final Map<PartyId, SubscriptionKey> watched = new HashMap<>();
    private final Set<CallId> refused = new HashSet<>();

    /// @param callers the call of a caller's leg
    ReferDesk(
            Writer writer,
            SipLoop loop,
            Dialler dialler,
            Floor floor,
            Function<CallKey, Optional<CallId>> callers,
            String ownHost) {
        this.writer = writer;
        this.loop = loop;
        this.dialler = dialler;
        this.floor = floor;
        this.callers = callers;
        this.ownHost = ownHost;
    }

    /// @param phone the position whose desk phone asks, if one does
    void asked(Event.TransferAsked asked, Optional<PositionId> phone) {
        var key = asked.call();
        if (key == null) {
            refuse(asked, FORBIDDEN);
            return;
        }
        var party = dialler.findParty(key);
        var caller = callers.apply(key);
        if (phone.isPresent()) {
            byPhone(asked, phone.get());
        } else if (party.isPresent()) {
            byParty(asked, party.get());
        } else {
            caller.ifPresent(call -> note(call));
            refuse(asked, caller.isPresent() ? FORBIDDEN : UNKNOWN_CALL);
        }
    }

    private void note(CallId call) {
        if (refused.add(call)) {
            var note = new ConferenceCommand.NoteReferRefused(
                    call, "the caller's network", "only this centre hands a caller over");
            new Submissions(writer).submit(note, MACHINE, "refer-refused:" + call);
        }
    }

    private void byPhone(Event.TransferAsked asked, PositionId position) {
        var state = writer.state();
        var person = state.positions().find(position);
        var call = floor.findCallAt(position);
        if (person.isEmpty() || call.isEmpty()) {
            refuse(asked, UNAVAILABLE);
            return;
        }
        var command = command(call.get(), asked.target(), state);
        if (command == null) {
            refuse(asked, asked.target().findReplaces().isPresent() ? UNKNOWN_CALL : 404);
            return;
        }
        var actor = new Actor.Person(person.get().login(), person.get().name(), position);
        submit(asked, command, actor);
    }

    private void byParty(Event.TransferAsked asked, PartyId party) {
        try {
            submit(asked, new ConferenceCommand.Refer(party, new Address(uri(asked.target()))), MACHINE);
        } catch (IllegalArgumentException e) {
            refuse(asked, 404);
        }
    }

    /// The target with the dialog to replace, as the one called has to read it.
    private static String uri(ReferTarget target) {
        return target.text().replaceFirst("^<", "").replaceFirst(">$", "");
    }

    /// Whom a phone means: a call of its own, a position, a listing, a number, or a SIP URI elsewhere. Null for none.
    private @Nullable Command command(CallId call, ReferTarget target, Centre state) {
        var replaces = target.findReplaces();
        if (replaces.isPresent()) {
            return loop.ask(agent -> agent.findCall(replaces.get()))
                    .flatMap(callers)
                    .flatMap(other -> state.calls().find(other))
                    .flatMap(other -> Optional.ofNullable(other.position()))
                    .<Command>map(at -> new ConferenceCommand.InvitePosition(call, at, true, false))
                    .orElse(null);
        }
        var name = name(target.target());
        try {
            var at = new PositionId(name);
            if (state.positions().find(at).isPresent()) {
                return new ConferenceCommand.InvitePosition(call, at, true, false);
            }
        } catch (IllegalArgumentException e) {
            // no name of a position
        }
        var listing = state.directory()
                .find(name.toUpperCase(Locale.ROOT))
                .or(() -> state.directory().listings().stream()
                        .filter(one -> one.address().text().equals(name))
                        .findFirst());
        if (listing.isPresent()) {
            return new ConferenceCommand.DialListing(call, listing.get().id(), true, false);
        }
        try {
            boolean here =
                    !(target.target() instanceof SipUri sip) || sip.host().equalsIgnoreCase(ownHost);
            var address = here ? Address.of(name) : new Address(target.target().text());
            return here && address.isUri() ? null : new ConferenceCommand.DialAddress(call, address, true, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(Uri uri) {
        return switch (uri) {
            case SipUri sip -> sip.user().orElse("");
            case TelUri tel -> tel.digits();
            default -> "";
        };
    }

    private void submit(Event.TransferAsked asked, Command command, Actor actor) {
        CompletableFuture<Result> decided =
                writer.submit(command, actor, "refer:" + asked.key().value());
        decided.whenComplete((result, bug) -> loop.execute(() -> {
            var invited = result instanceof Result.Accepted accepted
                    ? accepted.events().stream()
                            .filter(ConferenceEvent.PartyInvited.class::isInstance)
                            .map(ConferenceEvent.PartyInvited.class::cast)
                            .findFirst()
                    : Optional.<ConferenceEvent.PartyInvited>empty();
            if (invited.isEmpty()) {
                refuse(asked, result instanceof Result.Rejected ? FORBIDDEN : UNAVAILABLE);
                return;
            }
            loop.perform(agent -> agent.acceptTransfer(asked.key()));
            watched.put(invited.get().party(), asked.key());
            // It may have been decided by now how it went.
            writer.state().conferences().list(invited.get().call()).stream()
                    .filter(party -> party.id().equals(invited.get().party()))
                    .forEach(party -> {
                        switch (party.status()) {
                            case JOINED -> report(party.id(), 200);
                            case FAILED -> report(party.id(), status(party.cause()));
                            case INVITED, RINGING, LEFT -> {}
                        }
                    });
        }));
    }

    /// Tells whoever asked how it goes.
    void on(ConferenceEvent event) {
        switch (event) {
            case ConferenceEvent.PartyRang e -> report(e.party(), 180);
            case ConferenceEvent.PartyJoined e -> report(e.party(), 200);
            case ConferenceEvent.PartyFailed e -> report(e.party(), status(e.cause()));
            default -> {
                // Not about how it goes.
            }
        }
    }

    private void report(PartyId party, int status) {
        var key = status >= 200 ? watched.remove(party) : watched.get(party);
        if (key != null) {
            loop.perform(agent -> agent.reportTransfer(key, status));
        }
    }

    /// Whoever asked wants to hear no more.
    void gone(SubscriptionKey key) {
        watched.values().remove(key);
    }

    /// The call is over: it may be refused anew if its number comes again.
    void over(CallId call) {
        refused.remove(call);
    }

    private void refuse(Event.TransferAsked asked, int status) {
        loop.perform(agent -> agent.refuseTransfer(asked.key(), status));
    }

    /// The other way round than [OurCall#words].
    private static int status(String cause) {
        return List.of(486, 480, 404, 403, 488, 503).stream()
                .filter(status -> OurCall.words(status).equals(cause))
                .findFirst()
                .orElse(UNAVAILABLE);
    }
}
