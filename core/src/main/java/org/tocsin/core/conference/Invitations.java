package org.tocsin.core.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceEvent.InterpreterMissing;
import org.tocsin.core.conference.ConferenceEvent.InterpreterRequested;
import org.tocsin.core.conference.ConferenceEvent.PartyInvited;
import org.tocsin.core.conference.ConferenceRules.Surroundings;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;

/// Who may be brought onto a call, and how.
final class Invitations {
    /// A provider that has not answered by then is passed over: the caller does not understand a word meanwhile.
    static final Duration PROVIDER_RINGS = Duration.ofSeconds(20);

    static final Duration OTHERS_RING = Duration.ofSeconds(60);
    /// 560 CMR 5.10.
    static final int MOST_TELECOMMUNICATORS = 3;

    private Invitations() {}

    static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    private interface Rule {
        Decision of(Call call);
    }

    /// Somebody on a call that is being talked to.
    private static Decision onCall(Conferences all, CallId id, Stamp stamp, Surroundings around, Rule rule) {
        var found = around.findCall(id);
        if (found.isEmpty()) {
            return Decision.reject(new ConferenceRejection.CallNotThere(id));
        }
        var call = found.get();
        if (call.status() != CallStatus.ACTIVE && call.status() != CallStatus.HELD) {
            return Decision.reject(new ConferenceRejection.NobodyOnTheLine(id));
        }
        return ConferenceRules.isOn(all, call, stamp)
                ? rule.of(call)
                : Decision.reject(new ConferenceRejection.NotOnTheCall(id));
    }

    static Decision dial(Conferences all, ConferenceCommand.DialListing dial, Stamp stamp, Surroundings around) {
        return onCall(all, dial.call(), stamp, around, call -> {
            var listing = around.directory().find(dial.listing());
            if (listing.isEmpty()) {
                return Decision.reject(new ConferenceRejection.NotListed(dial.listing()));
            }
            if (isThere(all, call.id(), listing.get())) {
                return Decision.reject(
                        new ConferenceRejection.AlreadyThere(listing.get().name()));
            }
            boolean centre = listing.get().purpose().isCentre();
            var tooMany = centre && !dial.override()
                    ? findTooMany(all, call, listing.get().name())
                    : Optional.<ConferenceRejection>empty();
            return tooMany.map(Decision::reject)
                    .orElseGet(() -> Decision.accept(
                            new Invitation(all, call.id(), stamp).listing(listing.get(), dial.transfer())));
        });
    }

    static Decision dial(Conferences all, ConferenceCommand.DialAddress dial, Stamp stamp, Surroundings around) {
        return onCall(
                all,
                dial.call(),
                stamp,
                around,
                call -> Decision.accept(
                        new Invitation(all, call.id(), stamp).address(dial.address(), dial.transfer())));
    }

    static Decision invite(Conferences all, ConferenceCommand.InvitePosition invite, Stamp stamp, Surroundings around) {
        return onCall(all, invite.call(), stamp, around, call -> {
            var position = invite.position();
            var login = around.findLoginAt(position);
            if (login.isEmpty()) {
                return Decision.reject(new ConferenceRejection.NobodyThere(position));
            }
            boolean there = login.get().equals(call.handler())
                    || all.find(call.id())
                            .flatMap(conference -> conference.findAt(position))
                            .isPresent();
            if (there) {
                return Decision.reject(new ConferenceRejection.AlreadyThere(position.value()));
            }
            var tooMany =
                    invite.override() ? Optional.<ConferenceRejection>empty() : findTooMany(all, call, login.get());
            return tooMany.map(Decision::reject)
                    .orElseGet(() -> Decision.accept(
                            new Invitation(all, call.id(), stamp).position(position, login.get(), invite.transfer())));
        });
    }

    static Decision interpreter(
            Conferences all, ConferenceCommand.RequestInterpreter request, Stamp stamp, Surroundings around) {
        return onCall(all, request.call(), stamp, around, call -> {
            var language = Languages.find(request.language());
            if (language.isEmpty()) {
                return Decision.reject(new ConferenceRejection.UnknownLanguage(request.language()));
            }
            boolean there = all.list(call.id()).stream()
                    .anyMatch(party -> party.status().live() && party.language().equals(request.language()));
            if (there) {
                return Decision.reject(new ConferenceRejection.AlreadyThere(
                        "An interpreter for " + language.get().name()));
            }
            var providers = around.directory().listInterpreters(request.language());
            if (providers.isEmpty()) {
                return Decision.reject(
                        new ConferenceRejection.NoInterpreter(language.get().name()));
            }
            return Decision.accept(
                    new InterpreterRequested(
                            call.id(),
                            stamp.at(),
                            login(stamp),
                            request.language(),
                            language.get().name()),
                    new Invitation(all, call.id(), stamp)
                            .interpreter(providers.getFirst(), request.language(), stamp.at()));
        });
    }

    /// The provider after those this request has tried.
    static List<ConferenceEvent> nextProvider(Conferences all, Party missed, Stamp stamp, Surroundings around) {
        var tried = all.list(missed.call()).stream()
                .filter(party -> party.requestedAt().equals(missed.requestedAt())
                        && party.language().equals(missed.language()))
                .map(Party::listing)
                .toList();
        var next = around.directory().listInterpreters(missed.language()).stream()
                .filter(listing -> !tried.contains(listing.id()))
                .findFirst();
        boolean wanted = around.findCall(missed.call())
                .filter(call -> call.status().live())
                .isPresent();
        if (!wanted) {
            return List.of();
        }
        return List.of(next.<ConferenceEvent>map(listing -> new Invitation(all, missed.call(), stamp, missed.by())
                        .interpreter(listing, missed.language(), missed.requestedAt()))
                .orElseGet(() -> new InterpreterMissing(
                        missed.call(), stamp.at(), missed.language(), nameOf(missed.language()))));
    }

    static Decision ringCaller(Conferences all, ConferenceCommand.RingCaller ring, Stamp stamp, Surroundings around) {
        var number = around.findCall(ring.call())
                .filter(call -> call.status() == CallStatus.ABANDONED)
                .map(Call::number);
        if (number.isEmpty()) {
            return Decision.reject(new ConferenceRejection.NobodyOnTheLine(ring.call()));
        }
        boolean dialled = all.list(ring.call()).stream()
                .anyMatch(party ->
                        party.role() == PartyRole.CALLER && party.status().live());
        return dialled
                ? Decision.nothing()
                : Decision.accept(new Invitation(all, ring.call(), stamp, ring.by())
                        .caller(new Address(number.get().digits()), ring.position()));
    }

    /// A party outside asks to have somebody else called in its place: an operator of an interpreters' line who
    /// hands on. Nobody outside makes this centre dial where it likes: the successor is of the party's own network
    /// or of the directory. It comes as what the party is; the party leaves by itself.
    static Decision refer(Conferences all, Party party, Address to, Stamp stamp, Surroundings around) {
        var listing = around.directory().listings().stream()
                .filter(one -> one.address().equals(to))
                .findFirst();
        var own = party.address();
        boolean near =
                own != null && own.findHost().isPresent() && own.findHost().equals(to.findHost());
        boolean may = stamp.actor() instanceof Actor.Machine
                && party.status() == PartyStatus.JOINED
                && party.role().isDialled()
                && party.role() != PartyRole.CALLER;
        if (!may || !near && listing.isEmpty()) {
            return Decision.reject(new ConferenceRejection.NotToBeReferred(party.label()));
        }
        var label = listing.map(Listing::name).orElse("Referred by " + party.label());
        return Decision.accept(new Invitation(all, party.call(), stamp, party.label()).successor(party, label, to));
    }

    private static boolean isThere(Conferences all, CallId call, Listing listing) {
        return all.list(call).stream()
                .anyMatch(party -> party.status().live() && party.listing().equals(listing.id()));
    }

    private static Optional<ConferenceRejection> findTooMany(Conferences all, Call call, String next) {
        var met = new TreeSet<>(
                all.find(call.id()).map(Conference::listTelecommunicators).orElseGet(java.util.Set::of));
        Optional.ofNullable(call.answeredBy()).ifPresent(met::add);
        Optional.ofNullable(call.handler()).ifPresent(met::add);
        int count = met.size();
        met.add(next);
        return met.size() > MOST_TELECOMMUNICATORS && met.size() > count
                ? Optional.of(new ConferenceRejection.TooManyTelecommunicators(call.id(), count))
                : Optional.empty();
    }

    static String nameOf(String language) {
        return Languages.find(language).map(each -> each.name()).orElse(language);
    }

    /// One invitation in the making.
    private record Invitation(Conferences all, CallId call, Stamp stamp, String by) {
        Invitation(Conferences all, CallId call, Stamp stamp) {
            this(all, call, stamp, login(stamp));
        }

        PartyInvited listing(Listing listing, boolean transfer) {
            var role = listing.purpose() == Purpose.INTERPRETER
                    ? PartyRole.INTERPRETER
                    : listing.purpose().isCentre() ? PartyRole.CENTRE : PartyRole.OUTSIDE;
            return made(
                    role,
                    listing.name(),
                    listing.id(),
                    listing.address(),
                    null,
                    "",
                    "",
                    listing.keys(),
                    transfer,
                    stamp.at(),
                    OTHERS_RING);
        }

        PartyInvited address(Address address, boolean transfer) {
            return made(
                    PartyRole.OUTSIDE,
                    "Typed number",
                    "",
                    address,
                    null,
                    "",
                    "",
                    "",
                    transfer,
                    stamp.at(),
                    OTHERS_RING);
        }

        PartyInvited successor(Party before, String label, Address to) {
            return made(
                    before.role(),
                    label,
                    before.listing(),
                    to,
                    null,
                    "",
                    before.language(),
                    "",
                    before.transfer() && before.acknowledgedAt() == null,
                    stamp.at(),
                    OTHERS_RING);
        }

        PartyInvited position(PositionId position, String login, boolean transfer) {
            return made(
                    PartyRole.TELECOMMUNICATOR,
                    position.value(),
                    "",
                    null,
                    position,
                    login,
                    "",
                    "",
                    transfer,
                    stamp.at(),
                    null);
        }

        PartyInvited interpreter(Listing listing, String language, Instant requestedAt) {
            return made(
                    PartyRole.INTERPRETER,
                    nameOf(language) + " interpreter, " + listing.name(),
                    listing.id(),
                    listing.address(),
                    null,
                    "",
                    language,
                    listing.keys(),
                    false,
                    requestedAt,
                    PROVIDER_RINGS);
        }

        PartyInvited caller(Address address, PositionId position) {
            return made(
                    PartyRole.CALLER,
                    "Caller of " + call,
                    "",
                    address,
                    position,
                    "",
                    "",
                    "",
                    false,
                    stamp.at(),
                    OTHERS_RING);
        }

        private PartyInvited made(
                PartyRole role,
                String label,
                String listing,
                @Nullable Address address,
                @Nullable PositionId position,
                String person,
                String language,
                String keys,
                boolean transfer,
                Instant requestedAt,
                @Nullable Duration rings) {
            return new PartyInvited(
                    call,
                    new PartyId(all.next()),
                    stamp.at(),
                    by,
                    role,
                    label,
                    listing,
                    address,
                    position,
                    person,
                    language,
                    keys,
                    transfer,
                    requestedAt,
                    rings == null ? null : stamp.at().plus(rings));
        }
    }
}
