package org.tocsin.core.line;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// The verbs that bring people onto a call.
final class ConferenceLine {
    private static final int NAMED = 4;

    private final Centre centre;
    private final @Nullable PositionId position;
    private final boolean override;
    private final Tokens tokens;

    ConferenceLine(Centre centre, @Nullable PositionId position, boolean override, Tokens tokens) {
        this.centre = centre;
        this.position = position;
        this.override = override;
        this.tokens = tokens;
    }

    Parsed dial(boolean transfer) {
        return onCall(call -> {
            var typed = tokens.rest();
            if (typed.isEmpty()) {
                return new Parsed.Unread("whom-missing", "Say whom: DIAL 988, DIAL poison, XFER P3.");
            }
            var seat = seat(typed);
            if (seat.isPresent()) {
                return one(
                        new ConferenceCommand.InvitePosition(call, seat.get(), transfer, override),
                        seat.get() + " asked onto " + call);
            }
            var listing = centre.directory().findMeant(typed);
            if (listing.isPresent()) {
                return one(
                        new ConferenceCommand.DialListing(call, listing.get().id(), transfer, override),
                        listing.get().name() + " dialled");
            }
            return address(typed)
                    .map(address ->
                            one(new ConferenceCommand.DialAddress(call, address, transfer, override), "number dialled"))
                    .orElseGet(() -> unclear(typed, centre.directory().search(typed)));
        });
    }

    private Optional<PositionId> seat(String typed) {
        return typed.matches("[A-Za-z0-9-]{1,16}")
                ? Optional.of(new PositionId(typed.toUpperCase(Locale.ROOT)))
                        .filter(id -> centre.positions().find(id).isPresent())
                : Optional.empty();
    }

    /// Numbers shorter than three digits are slips.
    private static Optional<Address> address(String typed) {
        try {
            var address = Address.of(typed);
            return address.isUri() || address.text().length() >= 3 ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Parsed unclear(String typed, List<Listing> found) {
        return found.isEmpty()
                ? new Parsed.Unread(
                        "not-listed", "The directory has nobody like \"" + typed + "\". Type a number, or other words.")
                : new Parsed.Unread(
                        "listing-ambiguous",
                        "\"" + typed + "\" fits "
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .limit(NAMED)
                                                .map(each -> each.id() + " " + each.name())
                                                .toList())
                                + (found.size() > NAMED ? " and others." : "."));
    }

    Parsed interpreter() {
        return onCall(call -> {
            var typed = tokens.rest();
            var language = Languages.findMeant(typed);
            if (language.isPresent()) {
                return one(
                        new ConferenceCommand.RequestInterpreter(
                                call, language.get().code()),
                        language.get().name() + " interpreter asked for");
            }
            var found = typed.isBlank() ? List.<Language>of() : Languages.search(typed);
            return new Parsed.Unread(
                    found.isEmpty() ? "unknown-language" : "language-ambiguous",
                    found.isEmpty()
                            ? "Say which language: INT Spanish."
                            : "\"" + typed + "\" could be "
                                    + String.join(
                                            ", ",
                                            found.stream()
                                                    .limit(NAMED)
                                                    .map(Language::name)
                                                    .toList())
                                    + (found.size() > NAMED ? " or others." : "."));
        });
    }

    Parsed callBack() {
        var word = tokens.next();
        if (word.isPresent()) {
            return CommandLine.call(word.get(), call -> called(call));
        }
        var waiting = centre.calls().open().values().stream()
                .filter(call -> call.status() == CallStatus.ABANDONED)
                .filter(call -> call.number() != null && call.number().canBeCalledBack())
                .filter(call -> !ringing(call))
                .sorted(Calls.ANSWERING_ORDER)
                .findFirst();
        return waiting.map(call -> called(call.id()))
                .orElseGet(() -> new Parsed.Unread("nobody-to-call-back", "Nobody is waiting to be called back."));
    }

    private static Parsed called(CallId call) {
        return new Parsed.Commands(List.of(new CallCommand.CallBack(call)), "calling " + call + " back");
    }

    private boolean ringing(Call call) {
        return centre.conferences().find(call.id()).filter(Conference::isLive).isPresent();
    }

    /// Asked onto a call: the one that waits longest for this position.
    Parsed take() {
        return centre.conferences().listLive().stream()
                .filter(party -> party.status() == PartyStatus.INVITED && atMySeat(party))
                .findFirst()
                .map(party -> one(new ConferenceCommand.Join(party.id()), "on " + party.call()))
                .orElseGet(() -> new Parsed.Unread("nobody-asks", "Nobody asks this position onto a call."));
    }

    /// `GOT` by the receiver at this position; `GOT 988 Kim` by whoever hands over to somebody outside.
    Parsed got() {
        var own = centre.conferences().listLive().stream()
                .filter(party -> party.status() == PartyStatus.JOINED && party.transfer() && atMySeat(party))
                .findFirst();
        if (own.isPresent()) {
            return one(
                    new ConferenceCommand.Acknowledge(own.get().id(), ""),
                    own.get().call() + " taken over");
        }
        return withParty(party ->
                one(new ConferenceCommand.Acknowledge(party.id(), tokens.rest()), party.label() + " has the caller"));
    }

    Parsed drop() {
        return withParty(party -> one(new ConferenceCommand.Drop(party.id()), party.label() + " taken off"));
    }

    Parsed keys() {
        return onCall(call -> {
            var typed = tokens.rest().replace(" ", "").toUpperCase(Locale.ROOT);
            var joined = centre.conferences().list(call).stream()
                    .filter(party ->
                            party.status() == PartyStatus.JOINED && party.role().isDialled())
                    .toList();
            var to = joined.isEmpty() ? null : joined.getLast().id();
            return one(new ConferenceCommand.PressKeys(call, to, typed), typed.length() + " keys pressed");
        });
    }

    Parsed listen(Ear ear) {
        var word = tokens.next();
        return word.isEmpty()
                ? new Parsed.Unread("call-missing", "Say which call: MON C17.")
                : CommandLine.call(
                        word.get(), call -> one(new ConferenceCommand.Listen(call, ear), call + ": " + ear.words()));
    }

    private boolean atMySeat(Party party) {
        return position != null
                && position.equals(party.position())
                && !party.role().isDialled();
    }

    /// The live party named by the next word, or the only one.
    private Parsed withParty(Function<Party, Parsed> then) {
        return onCall(call -> {
            var live = centre.conferences().find(call).map(Conference::listLive).orElse(List.of());
            var word = tokens.next();
            var named = word.isEmpty()
                    ? live
                    : live.stream().filter(party -> isNamed(party, word.get())).toList();
            if (named.size() == 1) {
                return then.apply(named.getFirst());
            }
            return live.isEmpty()
                    ? new Parsed.Unread("nobody-there", "Nobody else is on " + call + ".")
                    : new Parsed.Unread(
                            "party-unclear",
                            "Say whom: "
                                    + String.join(
                                            ", ",
                                            live.stream().map(Party::label).toList()) + ".");
        });
    }

    private static boolean isNamed(Party party, String word) {
        var wanted = word.toLowerCase(Locale.ROOT);
        if (party.listing().equalsIgnoreCase(word) || party.id().toString().equalsIgnoreCase(word)) {
            return true;
        }
        for (var part : (party.label() + " " + party.role().words())
                .toLowerCase(Locale.ROOT)
                .split("[ ,]+")) {
            if (part.startsWith(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// The call named next, else the one this position talks on.
    private Parsed onCall(Function<CallId, Parsed> then) {
        var word = tokens.peek();
        if (word.isPresent() && word.get().matches("[Cc]\\d{1,18}")) {
            tokens.next();
            return CommandLine.call(word.get(), then);
        }
        return centre.calls().open().values().stream()
                .filter(call -> call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD)
                .filter(this::isMine)
                .min(Comparator.comparing(Call::status))
                .map(Call::id)
                .map(then)
                .orElseGet(() -> new Parsed.Unread("call-missing", "You have no call. Say which: C17."));
    }

    private boolean isMine(Call call) {
        if (position == null) {
            return false;
        }
        return position.equals(call.position())
                || centre.conferences()
                        .find(call.id())
                        .flatMap(conference -> conference.findAt(position))
                        .isPresent();
    }

    private static Parsed one(ConferenceCommand command, String echo) {
        return new Parsed.Commands(List.of(command), echo);
    }
}
