package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.line.CommandLine;
import org.tocsin.core.line.Parsed;
import org.tocsin.core.positions.Position;

/// Who is brought onto a call, and what those called do. People ask by the command line, as they would at a position.
final class ConferenceDeeds {
    private static final Actor TELEPHONY = new Actor.Machine("telephony");

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "{word} is listed for {word2} as {quoted}[ at {point}][ speaking {words}]",
                    ConferenceDeeds::listed),
            Phrase.of("{who} types {quoted}", b -> cast -> typed(cast, b.get("who"), b.get("quoted"))),
            Phrase.of(
                    "{quoted} refers the call to {quoted2}",
                    b -> tell(b, party -> new ConferenceCommand.Refer(party, Address.of(b.get("quoted2"))))),
            Phrase.of(
                    "the caller of {call} refers it elsewhere",
                    b -> cast -> Deed.one(
                            TELEPHONY,
                            new ConferenceCommand.NoteReferRefused(
                                    cast.callId(b.get("call")), "the caller's network", ""))),
            Phrase.of("it rings at {quoted}", b -> tell(b, ConferenceCommand.NoteRinging::new)),
            Phrase.of("{quoted} answers", b -> tell(b, ConferenceCommand.NoteJoined::new)),
            Phrase.of("{quoted} speaks", b -> tell(b, ConferenceCommand.NoteSpoke::new)),
            Phrase.of(
                    "{quoted} is gone: {words}",
                    b -> tell(b, party -> new ConferenceCommand.NoteGone(party, b.get("words")))));

    private ConferenceDeeds() {}

    private static Deed listed(Phrase.Blanks b) {
        var languages = Arrays.stream(b.or("words", "").split(", ?"))
                .filter(name -> !name.isBlank())
                .map(name -> Languages.findMeant(name)
                        .orElseThrow(() -> new IllegalArgumentException("no language " + name))
                        .code())
                .toList();
        var listing = new Listing(
                b.get("word"),
                b.get("quoted"),
                Tables.oneOf(Purpose.class, b.get("word2")),
                Address.of("sip:" + b.get("word").toLowerCase(Locale.ROOT) + "@network"),
                "",
                List.of(),
                languages,
                "",
                "",
                b.find("point").map(Tables::point).orElse(null),
                null);
        return cast -> {
            var all = new ArrayList<>(cast.centre().directory().listings());
            all.add(listing);
            return FloorDeeds.machine("loader", new DirectoryCommand.Load("directory-" + all.size(), all));
        };
    }

    private static List<Deed.Asked> typed(Cast cast, String login, String text) {
        var seat =
                cast.centre().positions().findByLogin(login).map(Position::id).orElse(null);
        return switch (CommandLine.parse(text, cast.centre(), null, seat, false)) {
            case Parsed.Commands parsed ->
                parsed.commands().stream()
                        .map(command -> Deed.Asked.of(cast.person(login), command))
                        .toList();
            case Parsed.Unread unread -> throw new IllegalArgumentException(unread.message());
            case Parsed other -> throw new IllegalArgumentException("\"" + text + "\" asks for " + other);
        };
    }

    private interface Making {
        ConferenceCommand of(PartyId party);
    }

    private static Deed tell(Phrase.Blanks b, Making making) {
        return cast -> Deed.one(TELEPHONY, making.of(party(cast, b.get("quoted"))));
    }

    /// A live party by the beginning of its label; a party that is over by its label keeps its number.
    private static PartyId party(Cast cast, String label) {
        return cast.centre().conferences().byCall().values().stream()
                .flatMap(conference -> conference.parties().stream())
                .filter(party -> party.label().startsWith(label))
                .reduce((earlier, later) ->
                        later.status().live() || !earlier.status().live() ? later : earlier)
                .map(Party::id)
                .orElseThrow(() -> new IllegalArgumentException("nobody called " + label));
    }
}
