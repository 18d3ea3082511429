package org.tocsin.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyStatus;

/// What can be true of those on a call.
final class ConferenceChecks {
    static final List<Phrase<Check>> ALL = List.of(
            Phrase.of(
                    "nobody else is on {call}",
                    b -> cast -> Check.same("the others", List.of(), live(cast, b.get("call")))),
            Phrase.of(
                    "{quoted} {word} on {call}",
                    b -> cast -> Check.same(
                            "they",
                            Tables.oneOf(PartyStatus.class, b.get("word")),
                            party(cast, b).map(Party::status).orElse(null))),
            Phrase.of(
                    "{quoted} spoke on {call} after {n} s",
                    b -> cast -> Check.same(
                            "the time",
                            Optional.of(Duration.ofSeconds(b.number("n"))),
                            party(cast, b).flatMap(Party::findTimeToSpeech))),
            Phrase.of(
                    "{quoted} on {call} is heard by {word}",
                    b -> cast -> Check.same(
                            "heard by",
                            b.get("word"),
                            party(cast, b)
                                    .map(party -> party.ear().name().toLowerCase(Locale.ROOT))
                                    .orElse(""))));

    private ConferenceChecks() {}

    private static List<String> live(Cast cast, String call) {
        return cast.centre().conferences().find(cast.callId(call)).map(Conference::listLive).orElse(List.of()).stream()
                .map(Party::label)
                .toList();
    }

    /// The last of those whose label begins so.
    private static Optional<Party> party(Cast cast, Phrase.Blanks b) {
        return cast.centre().conferences().list(cast.callId(b.get("call"))).stream()
                .filter(party -> party.label().startsWith(b.get("quoted")))
                .reduce((_, later) -> later);
    }
}
