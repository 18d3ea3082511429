package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.trunks.Trunk;
import org.tocsin.core.trunks.TrunkState;

/// What must be so about trunks.
final class TrunkChecks {
    static final List<Phrase<Check>> ALL = List.of(
            Phrase.of("trunk {word} is {word2}", b -> {
                var state = Tables.oneOf(TrunkState.class, b.get("word2"));
                return cast -> Check.same(
                        "its state",
                        state,
                        cast.centre()
                                .trunks()
                                .find(b.get("word"))
                                .map(Trunk::state)
                                .orElseThrow(() -> new IllegalArgumentException("no trunk " + b.get("word"))));
            }),
            Phrase.of(
                    "trunk {word} is not known",
                    b -> cast -> Check.that(
                            cast.centre().trunks().find(b.get("word")).isEmpty(), "it is")),
            Phrase.of(
                    "calls can leave",
                    _ -> cast -> Check.that(!cast.centre().trunks().isCutOff(), "every trunk is down")),
            Phrase.of(
                    "calls cannot leave",
                    _ -> cast ->
                            Check.that(cast.centre().trunks().isCutOff(), "a trunk stands, or none is configured")));

    private TrunkChecks() {}
}
