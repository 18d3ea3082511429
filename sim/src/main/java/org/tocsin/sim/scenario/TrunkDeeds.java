package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.trunks.TrunkCommand;
import org.tocsin.core.trunks.TrunkState;

/// What keep-alive finds out about trunks.
final class TrunkDeeds {
    private static final Actor TELEPHONY = new Actor.Machine("telephony");

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "the trunks are {words}",
                    b -> _ -> Deed.one(
                            TELEPHONY,
                            new TrunkCommand.Configure(List.of(b.get("words").split(", ?"))))),
            Phrase.of("trunk {word} answers", b -> noted(b, TrunkState.NORMAL, "200 OK", 12)),
            Phrase.of(
                    "trunk {word} is out of service",
                    b -> noted(b, TrunkState.DOWN, "it says 503 Service Unavailable", 12)),
            Phrase.of(
                    "trunk {word} falls silent", b -> noted(b, TrunkState.UNREACHABLE, "no answer to 3 questions", 0)),
            Phrase.of(
                    "{who} says trunk {word} is down",
                    b -> cast -> Deed.one(
                            cast.person(b.get("who")),
                            new TrunkCommand.Note(b.get("word"), TrunkState.DOWN, "said so", 0))));

    private TrunkDeeds() {}

    private static Deed noted(Phrase.Blanks b, TrunkState state, String why, long roundTripMillis) {
        return _ -> Deed.one(TELEPHONY, new TrunkCommand.Note(b.get("word"), state, why, roundTripMillis));
    }
}
