package org.tocsin.core.line;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.centre.Spoken;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Nearness;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Fix;

/// The verbs that bring people onto a call.
final class ConferenceLine {
    private static final int NAMED = 4;

    private static final String NEAREST = "NEAREST ";

    private final Typed typed;

    ConferenceLine(Typed typed) {
        this.typed = typed;
    }

    Parsed dial(boolean transfer) {
        return onCall(call -> {
            var words = typed.tokens().rest();
            if (words.isEmpty()) {
                return new Parsed.Unread("whom-missing", "Say whom: DIAL 988, DIAL poison, XFER P3.");
            }
            var seat = seat(words);
            if (seat.isPresent()) {
                return Parsed.one(
                        new ConferenceCommand.InvitePosition(call, seat.get(), transfer, typed.override()),
                        seat.get() + " asked onto " + call);
            }
            var listing = words.regionMatches(true, 0, NEAREST, 0, NEAREST.length())
                    ? typed.centre().directory().findNearest(words.substring(NEAREST.length()), near(call))
                    : typed.centre().directory().findMeant(words);
            if (listing.isPresent()) {
                return Parsed.one(
                        new ConferenceCommand.DialListing(call, listing.get().id(), transfer, typed.override()),
                        listing.get().name() + " dialled");
            }
            return address(words)
                    .map(address -> Parsed.one(
                            new ConferenceCommand.DialAddress(call, address, transfer, typed.override()),
                            "number dialled"))
                    .orElseGet(() -> unclear(words, typed.centre().directory().search(words)));
        });
    }

    /// The place of the incident the call belongs to, else where the caller is.
    private Nearness near(CallId id) {
        var call = typed.centre().calls().find(id);
        return call.map(Call::incident)
                .flatMap(typed.centre().incidents()::find)
                .map(Incident::place)
                .map(place -> Nearness.of(place.findPoint().orElse(null), place.districts(), place.municipality()))
                .or(() -> call.flatMap(Call::bestFix)
                        .map(Fix::area)
                        .map(area -> Nearness.of(area.center(), Districts.NONE, "")))
                .orElse(Nearness.UNKNOWN);
    }

    private Optional<PositionId> seat(String words) {
        return words.matches("[A-Za-z0-9-]{1,16}")
                ? Optional.of(new PositionId(words.toUpperCase(Locale.ROOT)))
                        .filter(id -> typed.centre().positions().find(id).isPresent())
                : Optional.empty();
    }

    /// Numbers shorter than three digits are slips.
    private static Optional<Address> address(String words) {
        try {
            var address = Address.of(words);
            return address.isUri() || address.text().length() >= 3 ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Parsed unclear(String words, List<Listing> found) {
        return found.isEmpty()
                ? new Parsed.Unread(
                        "not-listed", "The directory has nobody like \"" + words + "\". Type a number, or other words.")
                : new Parsed.Unread(
                        "listing-ambiguous",
                        "\"" + words + "\" fits "
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .limit(NAMED)
                                                .map(each -> each.id() + " " + each.name())
                                                .toList())
                                + (found.size() > NAMED ? " and others." : "."));
    }

    /// Without a language, for what the caller is known to speak.
    Parsed interpreter() {
        return onCall(call -> {
            var known = typed.centre().calls().find(call).flatMap(one -> Spoken.find(one, typed.centre()));
            var words = typed.tokens().rest();
            return words.isBlank() && known.isPresent()
                    ? asked(call, known.get().language())
                    : inLanguage(words, "INT", language -> asked(call, language));
        });
    }

    private static Parsed asked(CallId call, Language language) {
        return Parsed.one(
                new ConferenceCommand.RequestInterpreter(call, language.code()),
                language.name() + " interpreter asked for");
    }

    Parsed speaks() {
        return onCall(call -> inLanguage(
                typed.tokens().rest(),
                "SPK",
                language -> new Parsed.Commands(
                        List.of(new CallCommand.NoteLanguage(call, language.code())),
                        call + ": the caller speaks " + language.name())));
    }

    private static Parsed inLanguage(String words, String verb, Function<Language, Parsed> then) {
        var language = Languages.findMeant(words);
        if (language.isPresent()) {
            return then.apply(language.get());
        }
        var found = words.isBlank() ? List.<Language>of() : Languages.search(words);
        return found.isEmpty()
                ? new Parsed.Unread("unknown-language", "Say which language: " + verb + " Spanish.")
                : new Parsed.Unread(
                        "language-ambiguous",
                        "\"" + words + "\" could be "
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .limit(NAMED)
                                                .map(Language::name)
                                                .toList())
                                + (found.size() > NAMED ? " or others." : "."));
    }

    Parsed callBack() {
        var word = typed.tokens().next();
        if (word.isPresent()) {
            return Typed.call(word.get(), call -> called(call));
        }
        var waiting = typed.centre().calls().open().values().stream()
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
        return typed.centre()
                .conferences()
                .find(call.id())
                .filter(Conference::isLive)
                .isPresent();
    }

    /// Asked onto a call: the one that waits longest for this position.
    Parsed take() {
        return typed.centre().conferences().listLive().stream()
                .filter(party -> party.status() == PartyStatus.INVITED && atMySeat(party))
                .findFirst()
                .map(party -> Parsed.one(new ConferenceCommand.Join(party.id()), "on " + party.call()))
                .orElseGet(() -> new Parsed.Unread("nobody-asks", "Nobody asks this position onto a call."));
    }

    /// `GOT` by the receiver at this position; `GOT 988 Kim` by whoever hands over to somebody outside.
    Parsed got() {
        var own = typed.centre().conferences().listLive().stream()
                .filter(party -> party.status() == PartyStatus.JOINED && party.transfer() && atMySeat(party))
                .findFirst();
        if (own.isPresent()) {
            return Parsed.one(
                    new ConferenceCommand.Acknowledge(own.get().id(), ""),
                    own.get().call() + " taken over");
        }
        return withParty(party -> Parsed.one(
                new ConferenceCommand.Acknowledge(party.id(), typed.tokens().rest()),
                party.label() + " has the caller"));
    }

    Parsed drop() {
        return withParty(party -> Parsed.one(new ConferenceCommand.Drop(party.id()), party.label() + " taken off"));
    }

    Parsed keys() {
        return onCall(call -> {
            var words = typed.tokens().rest().replace(" ", "").toUpperCase(Locale.ROOT);
            var joined = typed.centre().conferences().list(call).stream()
                    .filter(party ->
                            party.status() == PartyStatus.JOINED && party.role().isDialled())
                    .toList();
            var to = joined.isEmpty() ? null : joined.getLast().id();
            return Parsed.one(new ConferenceCommand.PressKeys(call, to, words), words.length() + " keys pressed");
        });
    }

    Parsed listen(Ear ear) {
        var word = typed.tokens().next();
        return word.isEmpty()
                ? new Parsed.Unread("call-missing", "Say which call: MON C17.")
                : Typed.call(
                        word.get(),
                        call -> Parsed.one(new ConferenceCommand.Listen(call, ear), call + ": " + ear.words()));
    }

    private boolean atMySeat(Party party) {
        var position = typed.position();
        return position != null
                && position.equals(party.position())
                && !party.role().isDialled();
    }

    /// The live party named by the next word, or the only one.
    private Parsed withParty(Function<Party, Parsed> then) {
        return onCall(call -> {
            var live = typed.centre()
                    .conferences()
                    .find(call)
                    .map(Conference::listLive)
                    .orElse(List.of());
            var word = typed.tokens().next();
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
        return typed.namedCall(then)
                .or(() -> typed.centre().calls().open().values().stream()
                        .filter(call -> call.status() == CallStatus.ACTIVE || call.status() == CallStatus.HELD)
                        .filter(this::isMine)
                        .min(Comparator.comparing(Call::status))
                        .map(Call::id)
                        .map(then))
                .orElseGet(() -> new Parsed.Unread("call-missing", "You have no call. Say which: C17."));
    }

    private boolean isMine(Call call) {
        var position = typed.position();
        return typed.isHere(call)
                || position != null
                        && typed.centre()
                                .conferences()
                                .find(call.id())
                                .flatMap(conference -> conference.findAt(position))
                                .isPresent();
    }
}
