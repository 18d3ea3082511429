package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.Position;

/// What can be true of positions, run cards, residents' records and the record of the centre.
final class FloorChecks {
    static final List<Phrase<Check>> ALL = List.of(
            Phrase.of(
                    "{who} sits nowhere",
                    b -> cast ->
                            cast.centre().positions().findByLogin(b.get("who")).map(p -> "they sit at " + p.id())),
            Phrase.of(
                    "{who} sits at {position}",
                    b -> cast -> Check.same(
                            "their position",
                            Optional.of(new PositionId(b.get("position"))),
                            cast.centre().positions().findByLogin(b.get("who")).map(Position::id))),
            Phrase.of(
                    "{position} is free",
                    b -> cast -> cast.centre()
                            .positions()
                            .find(new PositionId(b.get("position")))
                            .map(p -> p.name() + " sits there")),
            position("{position} takes calls", (_, p) -> Check.that(p.ready(), "not ready: " + p.reason())),
            position(
                    "{position} takes no calls: {quoted}",
                    (b, p) -> Check.same("the reason", b.get("quoted"), p.reason())
                            .or(() -> Check.that(!p.ready(), "it takes calls"))),
            position("{position} is connected", (_, p) -> Check.that(p.connected(), "it is not")),
            position("{position} is disconnected", (_, p) -> Check.that(!p.connected(), "it is connected")),
            Phrase.of(
                    "run cards {quoted} are in force",
                    b -> cast -> Check.same(
                            "the version", b.get("quoted"), cast.centre().planVersion())),
            Phrase.of(
                    "{record} is known",
                    b -> cast -> Check.that(
                            cast.centre().registry().find(b.get("record")).isPresent(), "it is not")),
            Phrase.of(
                    "{record} is unknown",
                    b -> cast -> Check.that(
                            cast.centre().registry().find(b.get("record")).isEmpty(), "it is known")),
            Phrase.of(
                    "the record has {n} entries",
                    b -> cast -> Check.same(
                            "entries", (long) b.number("n"), cast.centre().sequence())));

    private FloorChecks() {}

    private interface Question {
        Optional<String> findFault(Phrase.Blanks blanks, Position position);
    }

    private static Phrase<Check> position(String shape, Question question) {
        return Phrase.of(
                shape,
                b -> cast -> cast.centre()
                        .positions()
                        .find(new PositionId(b.get("position")))
                        .map(p -> question.findFault(b, p))
                        .orElseGet(() -> Optional.of("nobody sits there")));
    }
}
