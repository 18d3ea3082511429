package org.tocsin.sim.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.Distributing;
import org.tocsin.core.queues.Ringing;
import org.tocsin.core.queues.Waiting;

/// What can be true of queues.
final class QueueChecks {
    static final List<Phrase<Check>> ALL = List.of(
            waiting("{call} waits in {code}", (_, b, call) -> Check.same("its queue", b.get("code"), call.queue())),
            waiting("{call} waits in 911", (_, _, call) -> Check.same("its queue", "911", call.queue())),
            waiting("{call} rings every console", (cast, _, call) -> ringing(cast, call, List.of())),
            waiting(
                    "{call} rings at {units}",
                    (cast, b, call) -> ringing(
                            cast,
                            call,
                            Arrays.stream(b.get("units").split(", ?"))
                                    .map(PositionId::new)
                                    .toList())),
            waiting("{call} is a suspect", (_, _, call) -> Check.that(call.suspect(), "it is none")),
            waiting("{call} is no suspect", (_, _, call) -> Check.that(!call.suspect(), "it is one")),
            Phrase.of(
                    "{n} suspects are on the call-back list",
                    b -> cast -> Check.same(
                            "suspects",
                            b.number("n"),
                            cast.centre().queues().suspectRows().size())),
            Phrase.of(
                    "{call} is stranded",
                    b -> cast ->
                            Check.that(cast.centre().queues().stranded().has(cast.callId(b.get("call"))), "it is not")),
            Phrase.of(
                    "nobody is stranded",
                    _ -> cast -> Check.same(
                            "the stranded",
                            List.of(),
                            cast.centre().queues().stranded().keys())),
            Phrase.of("{position} wraps up", b -> cast -> Check.that(wraps(cast, b), "it does not")),
            Phrase.of("{position} does not wrap up", b -> cast -> Check.that(!wraps(cast, b), "it does")));

    private QueueChecks() {}

    private interface Question {
        Optional<String> findFault(Cast cast, Phrase.Blanks blanks, Waiting call);
    }

    private static Phrase<Check> waiting(String shape, Question question) {
        return Phrase.of(
                shape,
                b -> cast -> cast.centre()
                        .queues()
                        .find(cast.callId(b.get("call")))
                        .map(call -> question.findFault(cast, b, call))
                        .orElseGet(() -> Optional.of("it does not wait")));
    }

    private static Optional<String> ringing(Cast cast, Waiting call, List<PositionId> expected) {
        var ringing = Distributing.ring(
                cast.centre().queues().plan(), call, cast.centre().listSeats());
        var everywhere = ringing.stage() == Ringing.Stage.EVERYWHERE;
        return expected.isEmpty()
                ? Check.that(everywhere, "it rings at " + words(ringing))
                : Check.same("where it rings (" + ringing.stage() + ")", expected, ringing.positions());
    }

    private static String words(Ringing ringing) {
        return ringing.positions().stream().map(PositionId::value).collect(Collectors.joining(", "));
    }

    private static boolean wraps(Cast cast, Phrase.Blanks b) {
        return cast.centre()
                .queues()
                .desks()
                .find(new PositionId(b.get("position")))
                .filter(desk -> desk.wrapUpUntil() != null)
                .isPresent();
    }
}
